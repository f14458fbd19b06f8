"""Calendars other than the Gregorian, by algorithm: the tabular Islamic one, the Solar Hijri one, and Easter.

The tabular Islamic calendar (civil epoch, 11 leap years in 30) can be a day off what was sighted in one country; callers
widen by a day. The Solar Hijri rule is the 33-year cycle, right for 1799 to 2256. Both, and Easter (the anonymous
Gregorian computus), after Dershowitz and Reingold, "Calendrical Calculations".
"""

from __future__ import annotations

from datetime import date, timedelta

_ISLAMIC_EPOCH = date(622, 7, 19)
_SOLAR_EPOCH = date(622, 3, 21)


def from_islamic(year: int, month: int, day: int) -> date:
    """Gregorian day of a day of the tabular Islamic calendar. Raises ``ValueError`` for no such month or day."""
    if not (1 <= year <= 9000 and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no such Islamic date: {year}-{month}-{day}")
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return _ISLAMIC_EPOCH + timedelta(days=days)


def from_solar_hijri(year: int, month: int, day: int) -> date:
    """Gregorian day of a day of the Iranian and Afghan solar calendar. Raises ``ValueError`` for no such month or day."""
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(f"no such Solar Hijri date: {year}-{month}-{day}")
    days = (year - 1) * 365 + (8 * year + 21) // 33 + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return _SOLAR_EPOCH + timedelta(days=days)


def easter(year: int) -> date:
    """Western Easter Sunday of a year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)
