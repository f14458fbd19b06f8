"""Days as people write them: full dates, with a year. Nothing here guesses a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"

_DMY = rf"\b{_DAY}(?:\s+of)?[\s-]{{1,2}}{_MONTH}[\s,،-]*{_YEAR}\b"
_MDY = rf"\b{_MONTH}\s*{_DAY}\s*[,،]?\s*{_YEAR}\b"
_ISO = rf"\b{_YEAR}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])\b"
_SHORT = rf"\b{_DAY}\s+{_MONTH}\s+'?\d\d\b(?!\d)"
FULL_DATE = f"{_DMY}|{_MDY}|{_ISO}"
"""Pattern of a date with a four-digit year (case to be ignored)."""

_FULL = re.compile(FULL_DATE, re.I)
_SHORT_YEAR = re.compile(_SHORT, re.I)
_MONTH_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})|\b(?P<m2>{_MONTH})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.I,
)
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_WEEKDAY_WORD = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A full date and where it stands in the text that was searched."""

    day: date
    start: int
    end: int


def full_dates(text: str, *, short_years: bool = False) -> Iterator[FoundDay]:
    """Dates with a year, in text order. ``short_years`` admits "3 Jan 90": 70 to 99 are the 1900s, the rest the 2000s."""
    for match in _FULL.finditer(text):
        day = _day(match.group())
        if day:
            yield FoundDay(day, match.start(), match.end())
    if short_years:
        for match in _SHORT_YEAR.finditer(text):
            day = _day(match.group())
            if day:
                yield FoundDay(day, match.start(), match.end())


def month_days(text: str) -> Iterator[tuple[str, str]]:
    """Month and day of the month, as written, of each "5 April" and "April 5" in ``text``, with a year or without."""
    for match in _MONTH_DAY.finditer(text):
        yield (match["m1"] or match["m2"], match["d1"] or match["d2"])


def weekdays(text: str) -> Iterator[tuple[int, int, int]]:
    """Weekday (Monday 0), start and end of each weekday that is spelled out."""
    for match in _WEEKDAY_WORD.finditer(text):
        yield WEEKDAYS[match.group().lower()], match.start(), match.end()


def _day(text: str) -> date | None:
    numbers = [int(p) for p in _PARTS.findall(text) if p.isdigit()]
    month = next((MONTHS[p.lower()] for p in _PARTS.findall(text) if p.lower() in MONTHS), None)
    if month is None:
        year, month, day = numbers
    else:
        day, year = numbers
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None
