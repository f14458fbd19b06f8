"""One time form against its anchors: the interval of days, or nothing where the anchor it needs is not known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.core.calendars import easter, from_islamic
from twosource.core.timeform import Form

Span = tuple[date, date]

_WEEKDAYS = {d: k for k, d in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "weekend": 7}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_FEW = (2, 6)
"""What "a few", "several" and a bare plural can mean: so many units."""
_RUNNING_DAYS = 62
"""A range of days that holds the report's own day is no longer than this."""
_HOLIDAY = re.compile(r"(islamic|gregorian) (\d+)-(\d+)\+(\d+)|easter (-?\d+)")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a form can be resolved against.

    ``published``: the report's day. ``before``: the interval of the dated event told before. ``ahead``: the statement is
    of something to come, so the next such day is meant, not the last.
    """

    published: date | None = None
    before: Span | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval of days, both included, and the words for its anchor."""

    start: date
    end: date
    anchor: str


def resolve_form(form: Form, anchors: Anchors) -> Resolved | None:
    """The interval of days that ``form`` means; ``None`` where its anchor is missing or the calendar ends."""
    try:
        return _RESOLVERS[form.kind](form, anchors)
    except (OverflowError, ValueError):
        return None


def precision_of(start: date, end: date) -> int:
    """UCDP's ``date_prec``: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    days = (end - start).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 31 else 5


def _published(anchors: Anchors) -> str:
    return f"published {anchors.published}"


def _date(form: Form, anchors: Anchors) -> Resolved | None:
    choices = [_nearest(v, anchors) for v in form.value.split("|")]
    days = [d for d in choices if d]
    if not days:
        return None
    day = days[0]
    if len(days) > 1 and anchors.published:
        day = min(days, key=lambda d: (d > _today(anchors), abs((d - _today(anchors)).days)))
    elif len(days) > 1:
        return Resolved(min(days), max(days), "day and month in either order")
    return Resolved(day, day, "the date itself" if not form.value.startswith("--") else _published(anchors))


def _today(anchors: Anchors) -> date:
    if anchors.published is None:
        raise ValueError("no published day")
    return anchors.published


def _nearest(value: str, anchors: Anchors) -> date | None:
    if not value.startswith("--"):
        return date.fromisoformat(value)
    month, day = int(value[2:4]), int(value[5:7])
    today = anchors.published
    if today is None:
        return None
    years = (today.year + 1, today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4)
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if anchors.ahead:
        return min((d for d in days if d >= today), default=None)
    return max((d for d in days if d <= today + timedelta(days=1)), default=None)


def _cut(start: date, end: date, edge: str | None) -> Span:
    """The part of a period: thirds; of a month its first to 10th, 11th to 20th and 21st to last day."""
    days = (end - start).days + 1
    third = 10 if 28 <= days <= 31 else days // 3
    if edge == "early":
        return start, start + timedelta(days=third - 1)
    if edge == "mid":
        return start + timedelta(days=third), start + timedelta(days=2 * third - 1)
    if edge == "late":
        return start + timedelta(days=2 * third), end
    return start, end


def _running(start: date, end: date, anchors: Anchors) -> Span:
    """A period that is not over ends with the published day."""
    today = anchors.published
    if today and not anchors.ahead and start <= today < end:
        return start, today
    return start, end


def _months(year: int, first: int, last: int) -> Span:
    end_year = year if last >= first else year + 1
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def _month(form: Form, anchors: Anchors) -> Resolved | None:
    own = not form.value.startswith("--")
    month = int(form.value[-2:])
    if own:
        year = int(form.value[:4])
    elif anchors.published:
        today = anchors.published
        year = today.year if month <= today.month else today.year - 1
        if form.get("year"):
            year = today.year + {"last": -1, "this": 0, "next": 1}[form.get("year") or "this"]
        elif form.get("turn") == "last" and month == today.month:
            year -= 1
        if anchors.ahead and not form.get("year"):
            year = today.year + (month < today.month)
    else:
        return None
    start, end = _running(*_cut(*_months(year, month, month), form.get("edge")), anchors)
    return Resolved(start, end, "the month itself" if own else _published(anchors))


def _year(form: Form, anchors: Anchors) -> Resolved:
    year = int(form.value)
    start, end = _running(*_cut(date(year, 1, 1), date(year, 12, 31), form.get("edge")), anchors)
    return Resolved(start, end, "the year itself")


def _season(form: Form, anchors: Anchors) -> Resolved | None:
    year, _, season = form.value.rpartition("-")
    first, last = _SEASONS[season]
    if year:
        start, end = _months(int(year), first, last)
        return Resolved(*_cut(start, end, form.get("edge")), "the season itself")
    today = _today(anchors)
    seasons = [_months(y, first, last) for y in (today.year, today.year - 1, today.year - 2)]
    over = [s for s in seasons if (s[1] if form.get("turn") == "last" else s[0]) <= today]
    return Resolved(*_running(*_cut(*over[0], form.get("edge")), anchors), _published(anchors)) if over else None


def _holiday(form: Form, anchors: Anchors) -> Resolved | None:
    match = _HOLIDAY.fullmatch(form.value)
    if not match:
        return None
    own = form.get("year")
    today = anchors.published
    if own is None and today is None:
        return None
    years = [int(own)] if own else [_today(anchors).year, _today(anchors).year - 1]
    starts = [d for y in years for d in _holiday_starts(match, y)]
    wanted = [d for d in starts if own or d <= _today(anchors) + timedelta(days=1)]
    if not wanted:
        return None
    start = wanted[0] if own else max(wanted)
    length = int(match[4] or 1)
    nth = {"first": 0, "second": 1, "third": 2, "last": length - 1}.get(form.get("day") or "")
    end = start + timedelta(days=length - 1)
    if nth is not None:
        start = end = start + timedelta(days=nth)
    if match[1] == "islamic":
        start -= timedelta(days=1)
    return Resolved(start, end, f"{form.value} by the calendar, {own or _published(anchors)}")


def _holiday_starts(match: re.Match[str], year: int) -> list[date]:
    if match[5]:
        return [easter(year) + timedelta(days=int(match[5]))]
    month, day = int(match[2]), int(match[3])
    if match[1] == "gregorian":
        return [date(year, month, day)]
    approximate = (year - 622) * 33 // 32
    days = [from_islamic(y, month, day) for y in range(approximate - 1, approximate + 3)]
    return [d for d in days if d.year == year]


def _weekday(form: Form, anchors: Anchors) -> Resolved:
    today = _today(anchors)
    near = form.get("near")
    beside = _nearest(near, anchors) if near else None
    if beside is not None and beside < today - timedelta(days=7):  # "On May 5 X said that on Sunday ..."
        day = beside - timedelta(days=(beside.weekday() - _WEEKDAYS[form.value]) % 7)
        return Resolved(day, day, f"the date beside it, {beside}")
    back = (today.weekday() - _WEEKDAYS[form.value]) % 7
    if form.get("turn") == "next" or anchors.ahead:
        day = today + timedelta(days=(-back) % 7 or (7 if form.get("turn") == "next" else 0))
    else:
        if form.get("turn") == "last" and back == 0:
            back = 7
        day = today - timedelta(days=back)
    return Resolved(day, day, _published(anchors))


def _relative_day(form: Form, anchors: Anchors) -> Resolved:
    today = _today(anchors)
    offsets = [int(v) for v in form.value.split("/")]
    return Resolved(today + timedelta(days=min(offsets)), today + timedelta(days=max(offsets)), _published(anchors))


def _same_day(_: Form, anchors: Anchors) -> Resolved | None:
    """A clock or a part of the day alone: the day of the event before, else of the report."""
    if anchors.before:
        return Resolved(*anchors.before, f"the event before, {anchors.before[0]}")
    if anchors.published is None:
        return None
    return Resolved(anchors.published, anchors.published, _published(anchors))


def _shift(day: date, count: int, unit: str) -> Span:
    """``day`` moved by a number of units: a day for days, a wider stretch for coarser units."""
    if unit in ("minute", "hour"):
        return day, day
    if unit in ("day", "week", "fortnight", "weekend"):
        moved = day + timedelta(days=count * _DAYS.get(unit, 14))
        return moved, moved
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    if unit == "month" or unit == "quarter":
        return _months(index // 12, index % 12 + 1, index % 12 + 1)
    return date(index // 12, 1, 1), date(index // 12, 12, 31)


def _narrative(form: Form, anchors: Anchors) -> Resolved | None:
    count, unit = form.amount
    base = anchors.before or ((anchors.published, anchors.published) if anchors.published else None)
    if base is None:
        return None
    anchor = f"the event before, {base[0]}" if anchors.before else _published(anchors)
    if form.get("few"):
        sign = -1 if form.value.startswith("-") else 1
        ends = [_shift(day, sign * n, unit) for day in base for n in (_FEW if unit not in ("minute", "hour") else (0,))]
        return Resolved(min(e[0] for e in ends), max(e[1] for e in ends), anchor)
    long = (base[1] - base[0]).days
    if count == 0 and unit not in ("day", "hour", "minute"):
        start, end = _enclosing(base[0], unit)
        if long > (end - start).days or start < base[0] < base[1] < end:
            start, end = base  # "in the same week" after "in late May": no more is known
        return Resolved(start, end, anchor)
    if count == 0:
        return Resolved(base[0], base[0] if long > 7 else base[1], anchor)  # "that day" is one: the period's first
    start, end = _shift(base[0], count, unit)[0], _shift(base[1], count, unit)[1]
    return Resolved(start, end, anchor)


def _clause(form: Form, anchors: Anchors) -> Resolved | None:
    return _narrative(Form("narrative", form.value, form.modifiers), anchors)


def _enclosing(day: date, unit: str) -> Span:
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return (monday if unit == "week" else monday + timedelta(days=5)), monday + timedelta(days=6)
    if unit == "month":
        return _months(day.year, day.month, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return _months(day.year, first, first + 2)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _ago(form: Form, anchors: Anchors) -> Resolved | None:
    today = _today(anchors)
    count, unit = form.amount
    if count == 0:
        few = {"day": (2, 6), "week": (14, 41), "month": (60, 300), "year": (730, 3650)}.get(unit)
        if few is None:
            return Resolved(today, today, _published(anchors)) if unit in ("hour", "minute") else None
        return Resolved(today - timedelta(days=few[1]), today - timedelta(days=few[0]), _published(anchors))
    start, end = _shift(today, -count, unit)
    if unit == "hour":
        start = end = today - timedelta(days=count // 24)
    if unit == "week" and form.get("bound") in ("over", "about", None):
        start, end = (start - timedelta(days=6), end) if form.get("bound") == "over" else (start, end)
    elif unit == "week":
        end = end + timedelta(days=6)
    return Resolved(start, end, _published(anchors))


def _unit(form: Form, anchors: Anchors) -> Resolved:
    today = _today(anchors)
    count, unit = form.amount
    if unit == "weekend" and not anchors.ahead and count <= 0:
        return _weekend(today, count, anchors)
    base = today + timedelta(days=7 * count) if unit in ("week", "weekend") else _shift(today, count, unit)[0]
    start, end = _enclosing(base, unit)
    if unit == "week" and count == -1 and today.weekday() == 6:
        start, end = today - timedelta(days=7), today - timedelta(days=1)  # said on a Sunday, it is the week just over
    start, end = _cut(start, end, form.get("edge"))
    return Resolved(*_running(start, end, anchors), _published(anchors))


def _weekend(today: date, count: int, anchors: Anchors) -> Resolved:
    """The weekend that is on or was last: its Saturday and Sunday, as far as they are over. On a weekend "last weekend" is
    the one before."""
    back = (today.weekday() - 5) % 7
    saturday = today - timedelta(days=back)
    if count == -1 and back <= 1:
        saturday -= timedelta(days=7)
    return Resolved(*_running(saturday, saturday + timedelta(days=1), anchors), _published(anchors))


def _past(form: Form, anchors: Anchors) -> Resolved | None:
    today = _today(anchors)
    count, unit = form.amount
    if unit in ("minute", "hour"):
        return Resolved(today - timedelta(days=max(1, round(count / 24)) if count else 1), today, _published(anchors))
    if unit in ("month", "quarter", "year", "decade"):
        months = (count or 3) * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        index = today.year * 12 + today.month - 1 - months
        year, month = index // 12, index % 12 + 1
        return Resolved(date(year, month, min(today.day, monthrange(year, month)[1])), today, _published(anchors))
    return Resolved(today - timedelta(days=(count or 3) * _DAYS[unit]), today, _published(anchors))


def _ordinal_day(_: Form, anchors: Anchors) -> Resolved:
    today = _today(anchors)
    return Resolved(today, today, _published(anchors))


def _since(form: Form, anchors: Anchors) -> Resolved | None:
    inner = resolve_form(form.inner[0], anchors)
    if inner is None:
        return None
    end = anchors.published or inner.end
    return Resolved(inner.start, max(end, inner.start), f"{inner.anchor}, to the report's day")


def _until(form: Form, anchors: Anchors) -> Resolved | None:
    inner = resolve_form(form.inner[0], anchors)
    return Resolved(inner.end, inner.end, inner.anchor) if inner else None


def _eve(form: Form, anchors: Anchors) -> Resolved | None:
    inner = resolve_form(form.inner[0], anchors)
    if inner is None:
        return None
    day = inner.start - timedelta(days=1)
    return Resolved(day, day, inner.anchor)


def _range(form: Form, anchors: Anchors) -> Resolved | None:
    first, last = form.inner
    end = resolve_form(last, anchors)
    if end is None:
        return None
    newest = resolve_form(first, anchors) if first.kind == last.kind == "weekday" else None
    if newest is not None and newest.start > end.end:  # told newest first: "on Wednesday and Tuesday"
        return Resolved(end.start, newest.end, newest.anchor)
    start = resolve_form(first, Anchors(end.end, anchors.before, False))
    if start is None or start.start > end.end:
        return None
    return _still_running(first, last, start.start, end, anchors) or Resolved(start.start, end.end, end.anchor)


def _still_running(first: Form, last: Form, start: date, end: Resolved, anchors: Anchors) -> Resolved | None:
    """ "12 to 21 May" in a report of 16 May: days without a year on both sides of the report's day are this year's."""
    yearless = all(f.kind == "date" and f.value.startswith("--") for f in (first, last))
    if not yearless or anchors.published is None or anchors.ahead or (end.end - start).days > _RUNNING_DAYS:
        return None
    try:
        begun, over = start.replace(year=start.year + 1), end.end.replace(year=end.end.year + 1)
    except ValueError:
        return None
    return Resolved(begun, over, end.anchor) if begun <= anchors.published < over else None


_RESOLVERS = {
    "date": _date,
    "month": _month,
    "year": _year,
    "season": _season,
    "holiday": _holiday,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "part_of_day": _same_day,
    "clock": _same_day,
    "narrative": _narrative,
    "clause": _clause,
    "ago": _ago,
    "unit": _unit,
    "past": _past,
    "ordinal_day": _ordinal_day,
    "since": _since,
    "until": _until,
    "range": _range,
    "eve": _eve,
}
