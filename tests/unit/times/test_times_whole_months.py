"""A month or a year that is over counts for itself; "since" counts up to the report."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Published, Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader
from twosource.resolve.times import resolve_times


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("So far 9,000 people were killed in February, the mission said.", date(2031, 2, 1), date(2031, 2, 28)),
        ("The war killed 9,000 people in 2030, the mission said.", date(2030, 1, 1), date(2030, 12, 31)),
        ("The war has killed 9,000 people since February, the mission said.", date(2031, 2, 1), date(2031, 3, 6)),
    ],
)
def test_where_a_total_ends(reader: Reader, text: str, start: date, end: date) -> None:
    report = Report(
        "r",
        text,
        text_hash(text),
        lang="en",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        published=Published(date(2031, 3, 6), "given", "given with the report"),
    )
    claim = next(c for c in resolve_times(report, reader.read(report)) if c.figures)
    assert claim.time is not None and (claim.time.start, claim.time.end) == (start, end)
