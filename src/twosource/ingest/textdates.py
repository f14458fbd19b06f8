"""Inference of the day of publication from full dates and weekdays in the text.

A caption or the first sentences give a full date (a caption's only if a second caption or the text supports it, since
photos are often old); the weekdays of the text name days of the week up to publication; the
day is the first one with the newest weekday that is not before the full date. It is an inference, and its note says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.core.quote import Quote
from twosource.core.report import Published, Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.daywords import MONTHS, FoundDay, full_dates, month_days, weekdays

_CAPTION = "a caption"
_YEAR = re.compile(r"(?<![\d,.-])(?:19|20)\d\d(?![\d,-]|\.\d)")
_WEEKS = 45
"""Days within which a day without a year supports the date of a caption: photos are often older than the report."""
_LEAD = 2
"""Body paragraphs at the top in which a full date is taken for recent."""
_OLD = re.compile(
    r"\b(?:since|until|began|begun|started|launched|founded|born|anniversary|killed in|back in|file|archive)\b", re.I
)
_NOT_NEAR = re.compile(
    r"\b(?:last|next|previous|every|each|following|coming|earlier|on a|one)\s+$|\b(?:of|in|for) last\s+$", re.I
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Dated:
    found: FoundDay
    quote: Quote
    where: str


def infer_day(text: str, segments: Sequence[Segment]) -> Published | None:
    """The inferred day, or ``None`` where no recent full date stands in the text."""
    newest = max(_recent_dates(text, segments), key=lambda d: (d.found.day, -d.quote.start), default=None)
    if newest is None:
        return None
    day = newest.found.day
    weekday = _newest_weekday(text, segments)
    if weekday is None:
        note = f'inferred: the newest date in the text is "{newest.quote.text}" ({newest.where}); no weekday says more'
        return Published(day, "text", note, newest.quote)
    moved = day + timedelta(days=(weekday - day.weekday()) % 7)
    note = (
        f'inferred: "{newest.quote.text}" ({newest.where}) is the newest full date, and {_NAMES[weekday]} '
        f"the newest weekday of the text: the first {_NAMES[weekday]} from then on"
    )
    return Published(moved, "text", note, newest.quote)


def _recent_dates(text: str, segments: Sequence[Segment]) -> list[_Dated]:
    body = [text[s.start : s.end] for s in segments if s.kind is SegmentKind.BODY]
    years = {int(y) for piece in body for y in _YEAR.findall(piece)}
    found: list[_Dated] = []
    read = 0
    for segment in segments:
        read += segment.kind is SegmentKind.BODY
        where = _where(text, segment, read)
        if where is None:
            continue
        piece = text[segment.start : segment.end]
        for hit in full_dates(piece):
            before = piece[max(0, hit.start - 60) : hit.start]
            old = _OLD.search(piece if where == _CAPTION else before)
            if old or any(year > hit.day.year for year in years):
                continue
            found.append(_Dated(hit, Quote.of(text, segment.start + hit.start, segment.start + hit.end), where))
    captions = Counter(d.found.day for d in found if d.where == _CAPTION)
    return [d for d in found if d.where != _CAPTION or captions[d.found.day] > 1 or _close(d.found.day, body)]


def _where(text: str, segment: Segment, read: int) -> str | None:
    """Which of the places that hold recent dates a segment is; ``read`` counts the body paragraphs so far."""
    if segment.kind is SegmentKind.CAPTION:
        return _CAPTION
    if segment.kind is SegmentKind.BODY and read <= _LEAD:
        return "the first sentences"
    if segment.kind is SegmentKind.HEADLINE and read == 0:
        return "the headline"
    if segment.kind is SegmentKind.FURNITURE and "(@" in text[segment.start : segment.end]:
        return "a post"
    return None


def _close(day: date, body: Sequence[str]) -> bool:
    """True where the text names a day of the year that is within weeks of ``day``."""
    at = day.timetuple().tm_yday
    near = [(MONTHS[m.lower().rstrip(".")], int(d)) for piece in body for m, d in month_days(piece)]
    return any(min((at - n) % 365, (n - at) % 365) <= _WEEKS for n in ((month - 1) * 30.4 + d for month, d in near))


def _newest_weekday(text: str, segments: Sequence[Segment]) -> int | None:
    """The newest weekday of the first sentences, else of the whole body, or ``None`` where it is open."""
    lead: set[int] = set()
    every: set[int] = set()
    read = 0
    for segment in segments:
        if segment.kind is not SegmentKind.BODY:
            continue
        read += 1
        piece = text[segment.start : segment.end]
        dated = [(f.start, f.end) for f in full_dates(piece)]
        for weekday, start, end in weekdays(piece):
            if _NOT_NEAR.search(piece[max(0, start - 20) : start]) or any(s - 3 <= end <= e for s, e in dated):
                continue
            every.add(weekday)
            if read <= _LEAD:
                lead.add(weekday)
    return _end_of_run(lead) if lead else _end_of_run(every)


def _end_of_run(named: set[int]) -> int | None:
    """Weekdays near each other ("Tuesday", "Wednesday", "Thursday") are a run in the week; the newest is where the run
    ends, which is before the widest gap. Two gaps alike leave it open."""
    days = sorted(named)
    if len(days) < 2:
        return days[0] if days else None
    gaps = [((days[(i + 1) % len(days)] - d) % 7, d) for i, d in enumerate(days)]
    widest = max(g for g, _ in gaps)
    ends = [d for g, d in gaps if g == widest]
    return ends[0] if len(ends) == 1 else None
