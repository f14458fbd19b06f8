"""Inference of the day of publication from full dates and weekdays in the text.

A caption or the first sentences give a full date; the weekdays of the text name days of the week up to publication; the
day is the first one with the newest weekday that is not before the full date. It is an inference, and its note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from twosource.core.quote import Quote
from twosource.core.report import Published, Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.daywords import FoundDay, full_dates, weekdays

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
    found: list[_Dated] = []
    body = 0
    for segment in segments:
        if segment.kind is SegmentKind.BODY:
            body += 1
        lead = segment.kind is SegmentKind.BODY and body <= _LEAD
        caption = segment.kind is SegmentKind.CAPTION
        tweet = segment.kind is SegmentKind.FURNITURE and "(@" in text[segment.start : segment.end]
        headline = segment.kind is SegmentKind.HEADLINE and body == 0
        if not (lead or caption or tweet or headline):
            continue
        piece = text[segment.start : segment.end]
        for hit in full_dates(piece):
            before = piece[max(0, hit.start - 60) : hit.start]
            if _OLD.search(before) or (caption and _OLD.search(piece)):
                continue
            where = (
                "a caption" if caption else "a post" if tweet else "the headline" if headline else "the first sentences"
            )
            found.append(_Dated(hit, Quote.of(text, segment.start + hit.start, segment.start + hit.end), where))
    return found


def _newest_weekday(text: str, segments: Sequence[Segment]) -> int | None:
    """The last day of the run of weekdays that the body names, or ``None``.

    Weekdays near each other ("Tuesday", "Wednesday", "Thursday") are a run in the week; the newest is where the run
    ends, which is before the widest gap. Two gaps alike leave it open.
    """
    named: set[int] = set()
    for segment in segments:
        if segment.kind is not SegmentKind.BODY:
            continue
        piece = text[segment.start : segment.end]
        dated = [(f.start, f.end) for f in full_dates(piece)]
        for weekday, start, end in weekdays(piece):
            if _NOT_NEAR.search(piece[max(0, start - 20) : start]) or any(s - 3 <= end <= e for s, e in dated):
                continue
            named.add(weekday)
    if not named:
        return None
    if len(named) == 1:
        return named.pop()
    days = sorted(named)
    gaps = [((days[(i + 1) % len(days)] - d) % 7, d) for i, d in enumerate(days)]
    widest = max(g for g, _ in gaps)
    ends = [d for g, d in gaps if g == widest]
    return ends[0] if len(ends) == 1 else None
