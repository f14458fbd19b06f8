"""Who tells is not counted among those told of."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader, load_rules
from twosource.lexicons import load_lexicon


class Nowhere:
    def known(self, names: Any) -> frozenset[str]:
        return frozenset(n for n in names if n == "nowhere at all")


@pytest.fixture(scope="module")
def reader(nlp: Any) -> Reader:
    return Reader(nlp=nlp, rules=load_rules(), lexicon=load_lexicon(), places=Nowhere())


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The strike also wounded 12 people, an aid worker with the Orlen rooms told Reuters on Wednesday.", [(12, 12)]),
        ("The strike wounded 12 people and killed an aid worker, the mayor told Reuters.", [(1, 1), (12, 12)]),
        ("The strike wounded 12 people, a doctor said.", [(12, 12)]),
        ("A shell killed five people, a wounded fighter told Reuters.", [(1, 1), (5, 5)]),
    ],
)
def test_a_speaker_is_no_victim(reader: Reader, text: str, counted: list[tuple[int, int]]) -> None:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    figures = [f for claim in reader.read(report) for f in claim.figures]
    assert sorted((f.low, f.high) for f in figures) == counted
