"""Triage looks for beginnings of words, and for whole phrases where none of their words tells anything by itself."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.rules.figures import load_figure_rules
from twosource.extract.rules.lexicon import load_event_rules
from twosource.extract.triage import Triage


@pytest.fixture(scope="module")
def triage() -> Triage:
    return Triage.of(load_event_rules(), load_figure_rules())


def _kept(triage: Triage, *paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph), SegmentKind.BODY))
        at += len(paragraph) + 2
    report = Report("r", text, text_hash(text), segments=tuple(segments))
    return [text[s.start : s.end] for s in triage.worth(report, segments)]


@pytest.mark.parametrize(
    "text",
    [
        "Teachers held a sit-in.",
        "Nurses went on strike.",
        "The two sides signed an agreement.",
        "Soldiers fought until noon.",
        "A boy was SHOT in the leg.",
        "Villagers staged a\nmarch over water.",
    ],
)
def test_told(triage: Triage, text: str) -> None:
    assert _kept(triage, text) == [text]


@pytest.mark.parametrize("text", ["The minister opened a school in the north.", "Prices rose by four percent in May."])
def test_set_aside(triage: Triage, text: str) -> None:
    assert _kept(triage, text) == []


def test_the_ends_of_a_long_paragraph_are_left_out(triage: Triage) -> None:
    quiet = "The town lies on a river. It is known for its bridges. Trains stop there."
    told = f"{quiet} Shells hit two houses. The mayor spoke. {quiet}"
    kept = _kept(triage, "One.", "Two.", told)
    assert kept[-1].startswith("Trains stop there. Shells hit two houses. The mayor spoke.")
    assert len(kept[-1]) < len(told) / 2


def test_a_trimmed_paragraph_keeps_whoever_its_quotation_names(triage: Triage) -> None:
    quiet = "The road is long. The sky was grey. "
    told = "“Shells wounded 34 people here. Five are young. The youngest is only eight,” said Olek Varn. "
    kept = _kept(triage, "Nothing.", "Nothing more.", quiet + told + quiet)[-1]
    assert "Olek Varn" in kept
