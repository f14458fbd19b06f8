"""Datelines: "KARSA, Oct 7 (Agency) -" before the first sentence, and lines that hold no more than a date."""

from __future__ import annotations

import re

from twosource.ingest.daywords import FULL_DATE, MONTHS

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?i:{FULL_DATE}|{_DAY}\s+{_MONTH}(?:\s+'?\d\d\b)?|{_MONTH}\s+{_DAY})"
_UPPER = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’`.-])*"
_TITLE = r"[^\W\d_a-z][\w'’`.-]*"
_LINK = r"(?:(?:of|the|de|del|la|el|al|as|ash|es)[ \u00a0])?"
_PLACE = rf"{_TITLE}(?:[ \u00a0/]{_LINK}{_TITLE}){{0,4}}"
_UPPER_PLACE = rf"{_UPPER}(?:[ \u00a0/]{_UPPER}){{0,4}}(?:,\s*{_PLACE}){{0,2}}"
_ANY_PLACE = rf"{_PLACE}(?:,\s*{_PLACE}){{0,2}}(?:\s*\([^\W\d][^()]{{1,30}}\)(?=,))?"
_CREDIT = r"\([^()]{2,60}\)"
_DASH = r"(?:\s*--|\s+[-–—―]|[-–—―](?=\s|$))"

_CREDITED = re.compile(rf"{_ANY_PLACE}(?:,?\s*{_DATE})?\s*{_CREDIT}{_DASH}")
_DATED = re.compile(rf"{_ANY_PLACE},\s*{_DATE}{_DASH}")
_DATE_FIRST = re.compile(rf"{_DATE},?\s*(?:{_CREDIT}|{_ANY_PLACE}){_DASH}")
_AGENCY = re.compile(rf"{_ANY_PLACE},\s*[A-Z]{{2,8}}\s*[-–—―]")
_NO_DASH = re.compile(
    rf"{_UPPER_PLACE}(?:,?\s*{_DATE})?\s*\((?:AP|AFP|Reuters|REUTERS|UPI|EFE|DPA|IRNA|Xinhua|TASS)\)(?!{_DASH})"
)
_BARE_UPPER = re.compile(rf"{_UPPER_PLACE}{_DASH}")
_COLON = re.compile(rf"(?=[^\W\d_a-z]{{4}}){_UPPER_PLACE}:(?=\s)")
_BARE = re.compile(rf"{_TITLE}(?:[ \u00a0]{_TITLE}){{0,2}}(?:,\s*{_TITLE})?\s[–—]")
_MARKS = re.compile(r"(?:\s*\[[^\[\]]{2,160}\])*")

_CLOCK = r"(?:[,|•·@-]?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:,?\s*\(?(?:[a-z]{2,5}(?:[+-]\d+)?)\)?)?)?"
_LABEL = r"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|date|added|created)(?:\s+(?:on|at))?\s*:?\s*)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
_DATE_LINE = re.compile(
    rf"\W*{_LABEL}(?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?[,\s]*)?{_WEEKDAY}(?:{FULL_DATE}){_CLOCK}\W*", re.I
)


def is_date_line(line: str) -> bool:
    """True for a line with nothing but a full date, with or without weekday, clock time and "Published"."""
    return len(line) <= 90 and _DATE_LINE.fullmatch(line) is not None


def is_dateline(line: str) -> bool:
    """True for a line that is a dateline with nothing after it ("KARSA –")."""
    if len(line) > 400 or line[-1:] not in "-–—―])":
        return False
    return dateline_end(line, 0, len(line), lead=True, capitals=False) == len(line)


def dateline_end(text: str, start: int, end: int, *, lead: bool, capitals: bool) -> int | None:
    """Where the dateline at the start of a paragraph ends, with its dash and bracketed marks, or ``None``.

    ``lead``: the paragraph is the first prose, where a bare "Karsa – " or "KARSA, Orlen: " counts too, if a sentence
    begins after it.
    ``capitals``: the text is in upper case, where only a date or an agency tells a dateline from a sentence.
    """
    head = text[start : min(end, start + 400)]
    forms = (_CREDITED, _DATED, _DATE_FIRST, _AGENCY, _NO_DASH) if not lead or capitals else (
        _CREDITED, _DATED, _DATE_FIRST, _AGENCY, _NO_DASH, _BARE_UPPER, _COLON, _BARE
    )  # fmt: skip
    for form in forms:
        match = form.match(head)
        if match is None:
            continue
        marks = _MARKS.match(head, match.end())
        stop = marks.end() if marks else match.end()
        rest = head[stop:].lstrip(" \u00a0\t\r\n\"'“‘«[(")
        if not rest or rest[0].isupper() or rest[0].isdigit():
            return start + stop
    return None
