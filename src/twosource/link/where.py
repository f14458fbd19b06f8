"""The second thing that two accounts are compared on: whether their places can be one."""

from __future__ import annotations

from twosource.core.place import PlaceRef
from twosource.link.places import Tie, coarse, place_tie, skeleton, vague
from twosource.link.profile import Profile
from twosource.link.rarity import crowd
from twosource.link.settings import LinkSettings
from twosource.link.terms import Found

_ORDER = (Tie.SAME, Tie.NEAR, Tie.WITHIN, Tie.OTHER, Tie.FAR)
_PROVINCE = 4
"""UCDP's ``where_prec`` of a first-order division."""


def compare_place(left: Profile, right: Profile, settings: LinkSettings) -> Found:
    """A veto where both places are known well and lie too far apart."""
    ties = [(*place_tie(a, b, settings), a, b) for a in left.places for b in right.places]
    known = [t for t in ties if t[0] is not Tie.UNKNOWN]
    best = min(known, key=lambda t: (_ORDER.index(t[0]), t[2].name, t[3].name), default=None)
    exact = best is not None and not (vague(best[2]) or vague(best[3]))
    if (
        best is not None
        and exact
        and (best[0] is Tie.SAME or (best[0] is Tie.NEAR and _known_to_both(left, right, best)))
    ):
        key = "same_place" if best[0] is Tie.SAME else "near_place"
        reason = "the same place" if best[0] is Tie.SAME else f"next to each other{_far(best[1])}"
        much = crowd(left, right, best[2].name, best[3].name)
        return Found("place", best[2].name, best[3].name, reason, {key: much})
    if shared := _told_in_both(left, right, region=False):
        elsewhere = best is not None and best[0] in (Tie.OTHER, Tie.FAR) and not (vague(best[2]) or vague(best[3]))
        key = "named_elsewhere" if elsewhere else "named_place"
        much = crowd(left, right, shared)
        return Found("place", shared, shared, "the place of one is named in the other", {key: much})
    if shared := _told_in_both(left, right, region=True):
        return Found("place", shared, shared, "the region of one is named in the other", {"named_region": 1})
    if best is None:
        return Found("place", "unknown", "unknown", "no place in common is known", {"no_place": 1})
    if vague(best[2]) or vague(best[3]):
        key = "other_country" if best[0] in (Tie.OTHER, Tie.FAR) else "same_country"
        return Found("place", best[2].name, best[3].name, "a country is all that one names", {key: 1})
    if best[0] is Tie.WITHIN:
        return Found("place", best[2].name, best[3].name, "one lies in the other", {"within_place": 1})
    rough = any(coarse(p) or not p.placed for p in (*left.places, *right.places))
    far = best[0] is Tie.FAR
    reason = f"two places{_far(best[1])}"
    return Found("place", best[2].name, best[3].name, reason, {"other_place": 2 if far else 1}, veto=far and not rough)


def _known_to_both(left: Profile, right: Profile, tie: tuple[Tie, float | None, PlaceRef, PlaceRef]) -> bool:
    """One of the two reports names both places. Where none does, two quarters of a city are as likely as two spellings."""
    return skeleton(tie[2].name) in right.mentions or skeleton(tie[3].name) in left.mentions


def _far(apart: float | None) -> str:
    return "" if apart is None else f", {apart:.0f} km apart"


def _told_in_both(left: Profile, right: Profile, *, region: bool) -> str:
    """A place of one account that the other's report names, or nothing; a town, or where ``region`` a province."""
    mine = [p.name for p in left.places if _is_region(p) is region and skeleton(p.name) in right.mentions]
    yours = [p.name for p in right.places if _is_region(p) is region and skeleton(p.name) in left.mentions]
    return min(mine + yours, default="")


def _is_region(place: PlaceRef) -> bool | None:
    """True for a province, false for a town or a place that is not placed, ``None`` for a country."""
    return None if vague(place) else place.precision is not None and place.precision >= _PROVINCE
