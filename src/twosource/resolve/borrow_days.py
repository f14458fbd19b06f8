"""Which days of publication fit what a report tells. All arithmetic of lending days, without any text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from twosource.resolve.borrow_telling import Cue, Telling

_YEAR = 364
_NAMED_BY_DATE = 6
"""A report that names the days of its week by weekday names a day by its date only when that is about a week past."""


def own_weekday(weekdays: Iterable[int]) -> int | None:
    """The weekday of publication: the latest of those told as current, in the order that makes the shortest week.

    ``None`` where there is no weekday, or two orders are as short.
    """
    days = sorted(set(weekdays))
    if not days:
        return None
    spans = {d: max((d - other) % 7 for other in days) for d in days}
    shortest = min(spans.values())
    best = [d for d, span in spans.items() if span == shortest]
    return best[0] if len(best) == 1 and shortest <= 5 else None


def fits(telling: Telling, day: date) -> bool:
    """Whether the report can have been published on ``day``, by its own weekdays and dates."""
    weekday = own_weekday(telling.weekdays)
    if weekday is not None and day.weekday() != weekday:
        return False
    return all(_date_fits(cue, telling, day) for cue in telling.dates)


def near_own_dates(telling: Telling, day: date) -> bool:
    """False where the report gives full dates, but none in the month before ``day``: then it tells of another time."""
    full = [c.value for c in telling.dates if not c.value.startswith("--")]
    return not full or any((day - timedelta(days=31)).isoformat() <= v <= day.isoformat() for v in full)


def _date_fits(cue: Cue, telling: Telling, day: date) -> bool:
    if not cue.value.startswith("--"):
        try:
            return date.fromisoformat(cue.value) <= day + timedelta(days=1)
        except ValueError:
            return True
    told = last_such_day(cue.value, day)
    if told is None:
        return True
    beside = [c for c in telling.cues if c.kind == "weekday" and 0 < cue.quote.start - c.quote.end <= 3]
    if beside:
        return told.weekday() == int(beside[0].value)
    return not telling.weekdays or (day - told).days >= _NAMED_BY_DATE


def last_such_day(value: str, day: date) -> date | None:
    """The latest ``--MM-DD`` not after ``day``; ``None`` where the calendar has none within two years."""
    month, number = int(value[2:4]), int(value[5:7])
    for year in (day.year, day.year - 1, day.year - 2):
        try:
            told = date(year, month, number)
        except ValueError:
            continue
        if told <= day:
            return told
    return None


def days_since(cue: Cue, anchor: date) -> Sequence[date]:
    """Days of publication on which ``cue`` would be a true statement of something that began on ``anchor``."""
    if cue.kind == "ordinal":
        return _span(anchor, int(cue.value) - 1, int(cue.value) - 1)
    if cue.kind == "weekday":
        return _span(anchor, 0, 6) if anchor.weekday() == int(cue.value) else ()
    if cue.kind == "ago":
        amount, _, bound = cue.value.partition(";")
        count, unit = (int(x) for x in amount.split("x"))
        full = count * unit
        if bound == "over":
            return _span(anchor, full + 1, full + unit - 1 if unit > 1 else full + 2)
        if bound == "under":
            return _span(anchor, full - max(1, unit - 1), full - 1)
        slack = unit // 2 if unit > 1 else 0
        return _span(anchor, full - slack, full + slack)
    if cue.value.startswith("--"):
        same = (anchor.month, anchor.day) == (int(cue.value[2:4]), int(cue.value[5:7]))
        return _span(anchor, 0, _YEAR) if same else ()
    return _span(anchor, 0, _YEAR) if cue.value == anchor.isoformat() else ()


def _span(anchor: date, first: int, last: int) -> tuple[date, ...]:
    return tuple(anchor + timedelta(days=n) for n in range(first, last + 1))
