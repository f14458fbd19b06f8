"""Who tells is not counted among those told of."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "The strike also wounded 12 people, an aid worker with the Orlen rooms told Reuters on Wednesday.",
            [(12, 12)],
        ),
        ("The strike wounded 12 people and killed an aid worker, the mayor told Reuters.", [(1, 1), (12, 12)]),
        ("The strike wounded 12 people, a doctor said.", [(12, 12)]),
        ("A shell killed five people, a wounded fighter told Reuters.", [(1, 1), (1, 1), (5, 5)]),
    ],
)
def test_a_speaker_is_no_victim(reader: Reader, text: str, counted: list[tuple[int, int]]) -> None:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    figures = [f for claim in reader.read(report) for f in claim.figures]
    assert sorted((f.low, f.high) for f in figures) == counted


def test_a_bulletin_counts_its_period(reader: Reader) -> None:
    text = (
        "Weekly update on the valley\nIn Orlen, 14 villagers were killed.\nOn Tuesday a shell killed two men in Velden."
    )
    starts = [0, text.index("In Orlen"), text.index("On Tuesday")]
    ends = [starts[1] - 1, starts[2] - 1, len(text)]
    kinds = (SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.BODY)
    segments = tuple(Segment(a, b, k) for a, b, k in zip(starts, ends, kinds, strict=True))
    report = Report("r", text, text_hash(text), title="Weekly update on the valley", lang="en", segments=segments)
    scopes = [f.scope.value for claim in reader.read(report) for f in claim.figures]
    assert scopes == ["period_total", "incident", "incident"]
