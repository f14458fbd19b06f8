"""Plain words for doers stand for the group that the report names; who is unknown stays unknown."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import Certainty, SegmentKind
from twosource.extract.reader import Reader


def _doers(reader: Reader, text: str) -> list[list[tuple[str, Certainty]]]:
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    return [[(p.name, p.certainty) for p in claim.perpetrators] for claim in reader.read(report)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Al-Shabaab attacked a base near Omrin. The militants killed five soldiers.",
            [("Al-Shabaab", Certainty.INFERRED)],
        ),
        (
            "Al-Shabaab attacked a base near Omrin. Unknown assailants shot a trader.",
            [("Unknown assailants", Certainty.STATED)],
        ),
        ("Militants attacked a base near Omrin. They killed five soldiers.", [("Militants", Certainty.INFERRED)]),
    ],
)
def test_who_the_militants_are(reader: Reader, text: str, last: list[tuple[str, Certainty]]) -> None:
    assert _doers(reader, text)[-1] == last


def test_one_of_two_groups_is_the_one_that_acted(reader: Reader) -> None:
    text = "Boko Haram is at odds with al-Shabaab. Al-Shabaab attacked a base near Omrin. The militants killed five soldiers."
    assert _doers(reader, text)[-1] == [("Al-Shabaab", Certainty.INFERRED)]


def test_the_outlet_names_the_doer_further_down(reader: Reader) -> None:
    text = "An attack on a market near Omrin killed five people. Al-Shabaab carried out the attack."
    assert _doers(reader, text)[0] == [("Al-Shabaab", Certainty.INFERRED)]


def test_what_another_speaker_says_of_a_group_is_taken_back(reader: Reader) -> None:
    text = "The mayor said an attack on a market killed five people. A colonel said al-Shabaab carried out the attack."
    assert _doers(reader, text)[0] == [("Al-Shabaab", Certainty.INFERRED)]
