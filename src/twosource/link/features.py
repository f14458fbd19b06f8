"""The ten things that two accounts are compared on. Each gives a weight, in points of the score, and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from twosource.core.account import Feature
from twosource.core.place import PlaceRef
from twosource.link.places import Tie, coarse, place_tie, skeleton, vague
from twosource.link.profile import Profile
from twosource.link.rarity import crowd, likeness
from twosource.link.settings import LinkSettings

Compare = Callable[[Profile, Profile, LinkSettings], Feature | None]


def features_of(left: Profile, right: Profile, settings: LinkSettings) -> tuple[Feature, ...]:
    """Features that say something about this pair, in a fixed order. ``left`` and ``right`` may be swapped freely."""
    return tuple(_found(left, right, settings))


def _found(left: Profile, right: Profile, settings: LinkSettings) -> Iterator[Feature]:
    for compare in (_time, _place, _event, _actors, _weapon, _figures, _names, _words, _objects, _apart):
        feature = compare(left, right, settings)
        if feature is not None:
            yield feature


def _time(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    names = _span(left), _span(right)
    gap = max((right.first - left.last).days, (left.first - right.last).days)
    if settings.day_slack < gap <= settings.undated_back and _said_later(left, right):
        return Feature(
            "time", *names, settings.weights["saying_day"], "days apart, the later perhaps the day of saying"
        )
    if settings.day_slack < gap <= _RECALL_DAYS and _recalls(left, right):
        return Feature("time", *names, settings.weights["saying_day"], "days apart, but the same people are named")
    if settings.day_slack < gap <= LATE_DAYS and _undated_later(left, right):
        return Feature("time", *names, settings.weights["late"], "the later tells no day and came out within weeks")
    if gap > settings.day_slack:
        return Feature("time", *names, 0.0, f"{gap} days lie between them", veto=True)
    longest = max((left.last - left.first).days, (right.last - right.first).days)
    if gap > 0:
        return Feature("time", *names, settings.weights["near_day"], "neighbouring days")
    if longest == 0:
        return Feature("time", *names, settings.weights["same_day"], "the same day")
    if not (left.dated and right.dated) and longest <= settings.undated_back:
        return Feature("time", *names, settings.weights["soft_day"], "published within days of the event")
    return Feature("time", *names, settings.weights["open_time"], "ranges of days that overlap")


_RECALL_DAYS = 120
LATE_DAYS = 31
"""Days after which a report that tells no day is no longer taken for a late one on an event."""


def _undated_later(left: Profile, right: Profile) -> bool:
    later = max((left, right), key=lambda p: p.last or date.min)
    return not later.dated


def _recalls(left: Profile, right: Profile) -> bool:
    """The later account tells no day of its own, or its day of publication, and both name the same people."""
    later = max((left, right), key=lambda p: p.last or date.min)
    return (not later.dated or later.saying) and bool(left.names & right.names)


def _said_later(left: Profile, right: Profile) -> bool:
    """The later day is its report's day of publication, and the other report had come out before it."""
    earlier, later = sorted((left, right), key=lambda p: p.first or date.max)
    return later.saying and earlier.published is not None and later.last is not None and earlier.published < later.last


def _place(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    ties = [(*place_tie(a, b, settings), a, b) for a in left.places for b in right.places]
    known = [t for t in ties if t[0] is not Tie.UNKNOWN]
    best = min(known, key=lambda t: (_ORDER.index(t[0]), t[2].name, t[3].name), default=None)
    if best is not None and best[0] in (Tie.SAME, Tie.NEAR) and not (vague(best[2]) or vague(best[3])):
        tied = _tied(best[0], best[2].name, best[3].name, best[1], settings)
        return tied and replace(tied, weight=tied.weight * crowd(left, right, best[2].name, best[3].name))
    if shared := _told_in_both(left, right, region=False):
        weight = settings.weights["named_place"] * crowd(left, right, shared)
        return Feature("place", shared, shared, weight, "the place of one is named in the other")
    if shared := _told_in_both(left, right, region=True):
        reason = "the region of one is named in the other"
        return Feature("place", shared, shared, settings.weights["named_region"], reason)
    if best is None:
        return Feature("place", "unknown", "unknown", settings.weights["no_place"], "no place in common is known")
    if vague(best[2]) or vague(best[3]):
        away = best[0] in (Tie.OTHER, Tie.FAR)
        weight = settings.weights["other_country" if away else "same_country"]
        return Feature("place", best[2].name, best[3].name, weight, "a country is all that one names")
    feature = _tied(best[0], best[2].name, best[3].name, best[1], settings)
    rough = any(coarse(p) or not p.placed for p in (*left.places, *right.places))
    return replace(feature, veto=False) if feature is not None and rough else feature


_ORDER = (Tie.SAME, Tie.NEAR, Tie.WITHIN, Tie.OTHER, Tie.FAR)


def _told_in_both(left: Profile, right: Profile, *, region: bool) -> str:
    """A place of one account that the other's report names, or nothing; a town, or where ``region`` a province."""
    mine = [p.name for p in left.places if _is_region(p) is region and skeleton(p.name) in right.mentions]
    yours = [p.name for p in right.places if _is_region(p) is region and skeleton(p.name) in left.mentions]
    return min(mine + yours, default="")


def _is_region(place: PlaceRef) -> bool | None:
    """True for a province, false for a town or a place that is not placed, ``None`` for a country."""
    return None if vague(place) else place.precision is not None and place.precision >= _PROVINCE


_PROVINCE = 4
"""UCDP's ``where_prec`` of a first-order division."""


def _tied(tie: Tie, left: str, right: str, apart: float | None, settings: LinkSettings) -> Feature | None:
    far = "" if apart is None else f", {apart:.0f} km apart"
    weights = settings.weights
    if tie is Tie.SAME:
        return Feature("place", left, right, weights["same_place"], "the same place")
    if tie is Tie.NEAR:
        return Feature("place", left, right, weights["near_place"], f"next to each other{far}")
    if tie is Tie.WITHIN:
        return Feature("place", left, right, weights["within_place"], "one lies in the other")
    if tie is Tie.OTHER:
        return Feature("place", left, right, weights["other_place"], f"two places{far}")
    if tie is Tie.FAR:
        return Feature("place", left, right, 2 * weights["other_place"], f"two places{far}", veto=True)
    return None


def _event(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    a, b = left.account.event, right.account.event
    degree = settings.kinship(a, b)
    if degree < 0.4:
        return Feature("event", a.value, b.value, 0.0, "two kinds of event that are told apart", veto=True)
    reason = "the same kind of event" if a == b else "kinds of event that sources mix up"
    return Feature("event", a.value, b.value, settings.weights["event"] * degree, reason)


def _actors(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    names = _list(left.perpetrators | left.targets), _list(right.perpetrators | right.targets)
    if (left.perpetrators & right.perpetrators) or (left.targets & right.targets):
        return Feature("actors", *names, settings.weights["actors"], "an actor in common")
    if left.perpetrators and right.perpetrators:
        return Feature("actors", *names, settings.weights["actors_differ"], "each names another perpetrator")
    return None


def _weapon(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    if left.weapons & right.weapons:
        return Feature(
            "weapon", _list(left.weapons), _list(right.weapons), settings.weights["weapon"], "the same weapon"
        )
    return None


def _figures(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    names = _counts(left), _counts(right)
    shared = [n for n in (left.killed & right.killed) | (left.injured & right.injured) if n >= 3]
    if shared:
        return Feature("figures", *names, settings.weights["figures"], f"both count {max(shared)}")
    if (left.killed and right.killed) or (left.injured and right.injured):
        mine, yours = (left.killed, right.killed) if left.killed and right.killed else (left.injured, right.injured)
        low, high = sorted((max(mine), max(yours)))
        if high <= 3 * low + 5:
            return Feature("figures", *names, settings.weights["figures_near"], "counts that one growing toll explains")
        return Feature("figures", *names, settings.weights["figures_differ"], "counts too far apart for one toll")
    return None


def _names(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    shared = left.names & right.names
    if not shared and min(len(left.names), len(right.names)) >= _MANY_NAMES:
        names = _few(left.names), _few(right.names)
        return Feature("names", *names, settings.weights["names_differ"], "both name people, and not one in common")
    if not shared:
        return None
    weight = settings.weights["more_names" if len(shared) > 1 else "names"]
    return Feature("names", _list(shared), _list(shared), weight, "names or quotations in common")


_MANY_NAMES = 3


def _few(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)[:3])


def _words(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    fewer = min(len(left.words), len(right.words))
    if fewer < _FEW_WORDS:
        return None
    shared = left.words & right.words
    step = min(1.0, likeness(left, right) / _ALIKE)
    weight = settings.weights["words_unlike"] + step * (settings.weights["words"] - settings.weights["words_unlike"])
    return Feature(
        "words",
        f"{len(left.words)} words",
        f"{len(right.words)} words",
        weight,
        f"{len(shared)} telling words in common",
    )


_FEW_WORDS = 6
_ALIKE = 0.35
"""Likeness of words from which on two accounts are as good as copies."""


def _objects(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    mine, yours = left.objects - {"other"}, right.objects - {"other"}
    if not mine or not yours:
        return None
    same = mine & yours
    if same and not same - _COMMON_OBJECTS:
        return Feature(
            "objects", _list(same), _list(same), settings.weights["common_objects"], "a common kind of object"
        )
    weight = settings.weights["objects" if same else "objects_differ"]
    return Feature(
        "objects", _list(mine), _list(yours), weight, "the same kind of object" if same else "other objects were hit"
    )


_COMMON_OBJECTS = frozenset({"home", "settlement", "vehicle", "military"})


def _apart(left: Profile, right: Profile, settings: LinkSettings) -> Feature | None:
    if left.account.apart == right.account.apart:
        return None
    told = "told apart", "not told apart"
    return Feature(
        "apart",
        *(told if left.account.apart else told[::-1]),
        settings.weights["apart"],
        "one report says it is another attack",
    )


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _counts(profile: Profile) -> str:
    killed, injured = (", ".join(map(str, sorted(n))) or "none" for n in (profile.killed, profile.injured))
    return f"killed {killed}; injured {injured}"


def _span(profile: Profile) -> str:
    days = f"{profile.first}" if profile.first == profile.last else f"{profile.first} to {profile.last}"
    return days if profile.dated else f"{days} (from the day of publication)"
