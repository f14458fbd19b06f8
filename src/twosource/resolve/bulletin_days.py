"""The days that a bulletin covers, as its heading tells them: "Weekly report (19 - 25 April 2031)"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from twosource.core.report import Report

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
_TO = r"\s?(?:-|–|—|to|until)\s?"
_BRACKETED = re.compile(
    rf"\((?P<a>\d{{1,2}})(?: (?P<m>{_NAME}))?{_TO}(?P<b>\d{{1,2}}) (?P<n>{_NAME}),? (?P<y>(?:19|20)\d\d)\)"
    rf"|\((?P<m2>{_NAME}) (?P<a2>\d{{1,2}}){_TO}(?:(?P<n2>{_NAME}) )?(?P<b2>\d{{1,2}}),? (?P<y2>(?:19|20)\d\d)\)",
    re.IGNORECASE,
)
_HEAD = 500
"""Characters in which a heading stands."""
_LONGEST = timedelta(days=31)
_LATE = timedelta(days=60)
"""A bulletin comes out within these days of its last one."""


def covered_days(report: Report) -> tuple[date, date] | None:
    """First and last day of the bracketed span in the title or at the head; ``None`` where none is told or it does not fit
    the published day."""
    head = f"{report.title or ''}\n{report.text[:_HEAD]}"
    if "(" not in head or report.published is None:
        return None
    found = _BRACKETED.search(head)
    if found is None:
        return None
    part = found.groupdict()
    last = _day(part["y"] or part["y2"], part["n"] or part["n2"] or part["m2"], part["b"] or part["b2"])
    first = _day(part["y"] or part["y2"], part["m"] or part["m2"] or part["n"], part["a"] or part["a2"])
    if first is None or last is None or not first < last <= first + _LONGEST:
        return None
    return (first, last) if last <= report.published.day <= last + _LATE else None


def _day(year: str, month: str, day: str) -> date | None:
    number = next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
