"""Who was hit: those who hold the area, and the body that the victims belong to; nobody, where nobody was hurt."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader


@pytest.mark.parametrize(
    ("text", "hit", "doers"),
    [
        (
            "Turkish drones carried out attacks on areas held by the Syrian Democratic Forces.",
            {"Syrian Democratic Forces"},
            {"Turkish Armed Forces"},
        ),
        (
            "A Turkish drone killed two members of the Syrian Democratic Forces.",
            {"Syrian Democratic Forces"},
            {"Turkish Armed Forces"},
        ),
    ],
)
def test_whose_they_are(reader: Reader, text: str, hit: set[str], doers: set[str]) -> None:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    claims = reader.read(report)
    assert hit <= {t.name for c in claims for t in c.targets}
    assert {p.name for c in claims for p in c.perpetrators} == doers


def test_no_civilians_hurt_are_no_target(reader: Reader) -> None:
    text = "No civilians were killed in the raid on Friday, the army said."
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    assert not any(t.name == "civilians" for c in reader.read(report) for t in c.targets)
