"""Days that a report names by month and day, whatever it says of them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?")
_SECOND = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? (\d{{4}})\b)?")


def days_in(text: str, published: date | None) -> frozenset[date]:
    """Days told as "May 3", "3 May 2031". Without a year: the last such day before ``published``; none where that is not
    known either."""
    told = [(m, d, y) for m, d, y in _FIRST.findall(text)] + [(m, d, y) for d, m, y in _SECOND.findall(text)]
    found = (_day(month, int(day), year, published) for month, day, year in told)
    return frozenset(day for day in found if day is not None)


def _day(month: str, day: int, year: str, published: date | None) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1
    try:
        if year:
            return date(int(year), number, day)
        if published is None:
            return None
        this = date(published.year, number, day)
        return this if this <= published else date(published.year - 1, number, day)
    except ValueError:
        return None
