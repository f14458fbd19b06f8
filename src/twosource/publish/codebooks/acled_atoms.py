"""One incident as atoms: a day and a place each, with its share of the dead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.core.claim import Claim
from twosource.core.distance import km_apart
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.core.timerange import TimeRange
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.projection import Ledger

_APART_KM = 10.0
"""Two exact places nearer than this are one location: ACLED codes towns, not streets."""


@dataclass(frozen=True, slots=True)
class Atom:
    day: date
    time_precision: int
    place: PlaceRef
    fatalities: int


def atoms(case: Case, book: Codebook, dead: int, ledger: Ledger) -> tuple[Atom, ...]:
    """Days times places. Raises ``LeftOut`` as :func:`when_and_where` does."""
    time, place = when_and_where(case, ledger)
    days, precision = _days(case, time, book, ledger)
    places = _places(case, place, ledger)
    spots = [(day, spot) for day in days for spot in places]
    shares = divided(dead, len(spots))
    if len(spots) > 1 and dead:
        ledger.apply("divided", f"{dead} dead over {len(days)} days and {len(places)} places: {_list(shares)}")
    return tuple(Atom(day, precision, spot, share) for (day, spot), share in zip(spots, shares, strict=True))


def when_and_where(case: Case, ledger: Ledger) -> tuple[TimeRange, PlaceRef]:
    """Raises ``LeftOut`` for what is not known to a month, or to a part of a country."""
    place, time = case.incident.place, case.incident.time
    if place is None or country_only(place):
        raise ledger.leave_out(
            "no-country-level", f"{place.name} is known to its country only" if place else "no place is told"
        )
    if time is None or time.precision >= 5:
        raise ledger.leave_out("needs-a-month", f"{time.start} to {time.end}" if time else "no day is told")
    return time, place


def country_only(place: PlaceRef) -> bool:
    """Nothing but the country is told. A village that no gazetteer holds is known by its name, without a point."""
    return place.precision == 6 and (place.country is None or fold(place.name) == fold(place.country))


def divided(total: int, parts: int) -> tuple[int, ...]:
    """``total`` over ``parts`` as evenly as whole numbers allow, the remainder one by one from the first."""
    share, rest = divmod(total, parts)
    return tuple(share + (n < rest) for n in range(parts))


def _days(case: Case, time: TimeRange, book: Codebook, ledger: Ledger) -> tuple[list[date], int]:
    precision: int = book.tables["time_precision"][str(time.precision)]
    if time.days == 1:
        return [time.start], precision
    active = sorted(
        {c.time.start for c in case.told if c.time and c.time.days == 1 and time.start <= c.time.start <= time.end}
    )
    if active:
        ledger.apply("day-atoms", f"activity is reported on {_list(active)}")
        return active, 1
    edges = {_edge(c) for c in case.told if c.time == time} - {None}
    if precision == 3 and len(edges) == 1:
        day = time.start if edges == {"early"} else time.end
        ledger.apply("month", f"the {'beginning' if edges == {'early'} else 'end'} of it: {day}")
        return [day], precision
    middle = time.start + timedelta(days=(time.days - 1) // 2)
    ledger.apply("month" if precision == 3 else "day-atoms", f"{time.start} to {time.end}: the middle, {middle}")
    return [middle], precision


def _edge(claim: Claim) -> str | None:
    mention = claim.time_mention
    if mention is None:
        return None
    return next((edge for edge in ("early", "late") if f"edge={edge}" in mention.value), None)


def _places(case: Case, settled: PlaceRef, ledger: Ledger) -> list[PlaceRef]:
    """The settled place, and those that one report tells beside it."""
    found = [settled]
    for report in case.reports:
        kind = case.incident.event
        own = [c.place for c in case.told if c.report == report.id and c.event is kind and c.place and _exact(c.place)]
        if len({p.name for p in own}) < 2 or not any(_same(settled, p) for p in own):
            continue
        for place in own:
            if not any(_same(place, f) for f in found):
                found.append(place)
    if len(found) > 1:
        ledger.apply("place-atoms", _list(p.name for p in found))
    return found


def _exact(place: PlaceRef) -> bool:
    return place.placed and (place.precision or 9) <= 2


def _same(left: PlaceRef, right: PlaceRef) -> bool:
    km = km_apart(left, right)
    return left.name == right.name or km is None or km < _APART_KM


def _list(parts: Iterable[object]) -> str:
    return ", ".join(str(p) for p in parts)
