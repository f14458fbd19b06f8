"""Where each claim of a report happened, seen over the whole report: what one sentence calls by the country or by nothing
at all, another places.

A lead says "in the north of the country" and a later sentence names the town; or the lead names the town and later
sentences say "the country". Both are of one event while nothing sets them apart: no other place, no other date, no turn
of the text ("Meanwhile"), no long total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.core.claim import Claim
from twosource.core.place import PlaceMention
from twosource.extract.rules.breadth import SCENE, breadth

_VAGUE = frozenset(("part_of_day", "clock", "narrative", "past", "ordinal_day"))
_SPOTS = frozenset(("village", "town", "city", "camp", "neighbourhood"))
_AHEAD = 12
"""Claims that may stand between a vague telling and the one that names its place."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim (``None`` for a sentence that claims nothing), and what its own words say of where it belongs. ``own``: the place its own sentence names.
    ``turns``: its words turn to something else. ``aside``: background, or a clause of another event. ``total``: counted
    over a time."""

    claim: Claim | None
    own: PlaceMention | None
    turns: bool
    aside: bool
    total: bool = False


def placed(told: Sequence[Told]) -> list[Claim]:
    """The claims, each with the place of its event: one that no sentence before gives is sought further on."""
    out: list[Claim] = []
    found: dict[PlaceMention, PlaceMention] = {}
    for n, this in enumerate(told):
        claim = this.claim
        if claim is None:
            continue
        if _unplaced(claim, this) and not this.aside and not this.total and (ahead := _ahead(told, n)):
            if claim.place_mention is not None:
                found[claim.place_mention] = ahead
            claim = replace(claim, place_mention=ahead)
        elif this.own is None and claim.place_mention in found:  # goes on with what has its place by now
            claim = replace(claim, place_mention=found[claim.place_mention])
        out.append(claim)
    return out


def _unplaced(claim: Claim, this: Told) -> bool:
    """No place, or one that only says in which country a nameless spot lies ("a village in the west of X")."""
    place = claim.place_mention
    if place is None:
        return True
    return this.own == place and place.extent == "country" and place.kind in _SPOTS


def _ahead(told: Sequence[Told], n: int) -> PlaceMention | None:
    """The first scene that is told further on, if nothing says that it is another event's."""
    for later in told[n + 1 : n + 1 + _AHEAD]:
        if later.turns:
            return None
        if not later.aside and not later.total and breadth(later.own) <= SCENE:
            return later.own if _one_day(told[n].claim, later.claim) else None
    return None


def _one_day(a: Claim | None, b: Claim | None) -> bool:
    """The two are not told of two days."""
    times = [c.time_mention if c else None for c in (a, b)]
    first, second = (t.value if t is not None and not t.spoken and t.kind not in _VAGUE else None for t in times)
    return first is None or second is None or first == second
