"""The time and place of an incident: the most precise that its reports agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.account import Account
from twosource.core.distance import km_apart
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.core.timerange import TimeRange

_ONE_PLACE_KM = 6.0
_SHORT_DAYS = 3


def settle_time(accounts: Sequence[Account]) -> TimeRange | None:
    """The shortest range told, of those the one that most reports tell; the earlier on a tie.

    Ranges of up to three days compete by the number of reports: one report that is a day off does not decide.
    """
    times = [a.time for a in accounts if a.time is not None]
    if not times:
        return None
    return min(
        times,
        key=lambda t: (
            t.days > _SHORT_DAYS,
            t.days if t.days > _SHORT_DAYS else 0,
            -sum(t.start == o.start and t.end == o.end for o in times),
            t.days,
            t.start,
            t.anchor,
        ),
    )


def settle_place(accounts: Sequence[Account], told: Sequence[PlaceRef]) -> PlaceRef | None:
    """The place that most reports give, the more exact first. ``told`` are all places of the claims.

    Where the claims tell of several exact places, the answer is one of them with the others inside its radius and
    ``precision`` 2 ("within an area around a known point").
    """
    places = [a.place for a in accounts if a.place is not None]
    if not places:
        return None
    best = min(
        places,
        key=lambda p: (
            not p.placed,
            (p.precision or 9) > 2,
            -sum(_same(p, o) for o in places),
            p.precision or 9,
            p.gazetteer_id or "",
            p.name,
        ),
    )
    if not best.placed or (best.precision or 9) > 2:
        return best
    exact = [p for p in (*places, *told) if p.placed and (p.precision or 9) <= 2]
    reach = max((km for p in exact if (km := km_apart(best, p)) is not None and km <= 50.0), default=0.0)
    if reach <= _ONE_PLACE_KM:
        return best
    others = sorted({p.name for p in exact if fold(p.name) != fold(best.name)})
    reason = f"{best.reason}; also told: {', '.join(others)}" if others else best.reason
    return replace(best, precision=2, radius_km=max(best.radius_km or 0.0, round(reach, 1)), reason=reason)


def _same(left: PlaceRef, right: PlaceRef) -> bool:
    if left.gazetteer_id is not None and left.gazetteer_id == right.gazetteer_id:
        return True
    return fold(left.name) == fold(right.name)
