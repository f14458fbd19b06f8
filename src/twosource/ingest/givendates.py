"""Dates that callers and pages give: ISO 8601, RFC 2822, and the common written forms."""

from __future__ import annotations

import re
from datetime import date

from twosource.ingest.daywords import full_dates

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\s*", re.S)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{2,6}Z?)?\s*")
_YEAR_FIRST = re.compile(r"\s*((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})(?:[T ,].*)?\s*", re.S)
_YEAR_LAST = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?:[ ,].*)?\s*", re.S)


def parse_day(given: str) -> date | None:
    """The day that ``given`` names, in its own time zone, or ``None``.

    "4/5/2031" is left alone, since it is two different days to two readers; "14/5/2031" is not.
    """
    for form in (_ISO, _COMPACT, _YEAR_FIRST):
        match = form.fullmatch(given)
        if match:
            return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.fullmatch(given)
    if match:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return _date(year, second, first)
        return _date(year, first, second) if second > 12 else None
    if len(given) > 80:
        return None
    found = {f.day for f in full_dates(given, short_years=True)}
    return found.pop() if len(found) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
