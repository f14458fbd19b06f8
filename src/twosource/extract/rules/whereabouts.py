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
_AHEAD = 12
"""Claims that may stand between a vague telling and the one that names its place."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, and what its own words say of where it belongs. ``own``: the place its own sentence names.
    ``turns``: its words turn to something else. ``aside``: background, or a clause of another event. ``total``: counted
    over a time."""

    claim: Claim
    own: PlaceMention | None
    turns: bool
    aside: bool
    total: bool


def placed(told: Sequence[Told], headline: Sequence[PlaceMention]) -> list[Claim]:
    """The claims, each with the place of its event."""
    places = [t.claim.place_mention for t in told]
    for n, this in enumerate(told):
        if this.aside or this.total or places[n] is not None:
            continue
        found = _ahead(told, n)
        if found is not None:
            places[n] = found
    return [
        replace(t.claim, place_mention=p) if p != t.claim.place_mention else t.claim
        for t, p in zip(told, places, strict=True)
    ]


def _ahead(told: Sequence[Told], n: int) -> PlaceMention | None:
    """The first scene that the same event is given further on."""
    mine = told[n]
    for later in told[n + 1 : n + 1 + _AHEAD]:
        if later.turns:
            return None
        if later.aside or later.total:
            continue
        if breadth(later.own) <= SCENE:
            return later.own if _same(mine, later) else None
    return None


def _same(a: Told, b: Told) -> bool:
    """Nothing says that they are two events: no two days, no two kinds of armed event."""
    days = [t.claim.time_mention for t in (a, b)]
    first, second = (d.value if d is not None and not d.spoken and d.kind not in _VAGUE else None for d in days)
    return first is None or second is None or first == second
