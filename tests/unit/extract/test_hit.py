"""What was hit beyond bodies and things with a name of their own."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkish forces shelled positions of Kurdish forces near Omrin.", "Kurdish forces"),
        ("The bandits set fire to barns near Omrin.", "barns"),
        ("The raiders stole cattle near Omrin on Monday.", "cattle"),
        ("A bomb killed one ranger near Omrin.", "ranger"),
        ("Al-Shabaab shelled Omrin. Troops killed ten militants in a battle.", "Al-Shabaab"),
        ("Turkish forces shelled burnt houses near Omrin.", "houses"),
    ],
)
def test_who_and_what_was_hit(reader: Reader, text: str, name: str) -> None:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    assert name in {t.name for c in reader.read(report) for t in c.targets}
