"""The day that an offensive began dates a total from then on, and nothing else."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Since the operation started there on July 6, 18 rebels have been killed near Omrin.", "since"),
        ("Shells killed 17 people in what was the deadliest day since the offensive began on Wednesday.", None),
        ("Shells killed 17 people on Wednesday.", "weekday"),
    ],
)
def test_what_the_day_dates(reader: Reader, text: str, kind: str | None) -> None:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    claim = next(c for c in reader.read(report) if c.figures)
    assert (claim.time_mention.kind if claim.time_mention else None) == kind
