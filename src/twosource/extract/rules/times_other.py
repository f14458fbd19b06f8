"""Dates of the Islamic and Solar Hijri calendars, and holidays. Rare, so one cheap search decides whether to look at all."""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.core.calendars import from_islamic, from_solar_hijri
from twosource.core.timeform import Form
from twosource.extract.rules.times_words import TimeRules

Found = tuple[int, int, Form]


@lru_cache(maxsize=8)
def _patterns(key: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(
        _either_case(n).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]") for n in sorted(key, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{names})\b")


def _either_case(name: str) -> str:
    """The name with a capital; one inside ("al-Adha") in either case."""
    parts = re.split(r"([ -])", name)
    first = re.escape(parts[0].capitalize())
    return first + "".join(
        f"[{p[0].upper()}{p[0]}]{re.escape(p[1:])}" if p[0].isalpha() else re.escape(p) for p in parts[1:]
    )


_DAY_BEFORE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+$")
_YEAR_AFTER = re.compile(r",?\s*(1[2-4]\d\d)(?!\d)(?:\s*(?:AH|A\.H\.|hijri|Hijri|SH))?")
_GREGORIAN = re.compile(r",?\s*(?:of\s+)?((?:19|20)\d\d)(?!\d)")
_ORDINAL_DAY = re.compile(r"(?:the\s+)?(first|second|third|last)\s+day\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def other_calendars(text: str, *, rules: TimeRules) -> list[Found]:
    """Dates with a day, a month and a year of another calendar (converted), and holidays of the table."""
    matches = list(_patterns(rules.other_names).finditer(text))
    if not matches:
        return []
    months = {_plain(n): (from_islamic, m) for n, m in rules.islamic.items()}
    months |= {_plain(n): (from_solar_hijri, m) for n, m in rules.solar.items()}
    holidays = {_plain(n): rule for n, rule in rules.holidays.items()}
    found: list[Found] = []
    for match in matches:
        name = _plain(match.group())
        day, year = (
            _DAY_BEFORE.search(text, max(0, match.start() - 12), match.start()),
            _YEAR_AFTER.match(text, match.end()),
        )
        if name in months and day and year:
            convert, month = months[name]
            try:
                value = convert(int(year[1]), month, int(day[1])).isoformat()
            except ValueError:
                continue
            found.append((day.start(1), year.end(), Form("date", value, (("calendar", "hijri"),))))
        elif name in holidays and match.group()[0].isupper():
            found.append(_holiday(text, match, holidays[name]))
    return found


def _holiday(text: str, match: re.Match[str], rule: str) -> Found:
    start, end = match.span()
    year = _GREGORIAN.match(text, end)
    ordinal = _ORDINAL_DAY.search(text, max(0, start - 30), start)
    modifiers = []
    if year:
        modifiers.append(("year", year[1]))
        end = year.end()
    if ordinal:
        modifiers.append(("day", ordinal[1].lower()))
        start = ordinal.start()
    return start, end, Form("holiday", rule, tuple(modifiers))
