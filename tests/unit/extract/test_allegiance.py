"""Who neutral words count is told by the armed actor they belong to."""

from __future__ import annotations

import pytest

from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind, Who
from twosource.extract.reader import Reader


def _who(reader: Reader, text: str) -> list[tuple[str, Who]]:
    report = Report("r", text, "sha", lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    return [(f.quote.text, f.who) for claim in reader.read(report) for f in claim.figures]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Two members of al-Shabaab were killed near Omrin.", "Two members", Who.COMBATANT),
        ("A drone killed Karim Velden, a leader of al-Shabaab, on Friday.", "Karim Velden", Who.COMBATANT),
        ("A drone killed Karim Velden, a farmer from Omrin, on Friday.", "Karim Velden", Who.CIVILIAN),
        ("Five members of a civil defence team were killed near Omrin.", "Five members", Who.CIVILIAN),
        ("Gunmen killed six soldiers and wounded five others.", "five others", Who.COMBATANT),
        ("A shell killed a child and injured another.", "another", Who.CHILD),
        ("A drone killed a rebel commander and wounded his deputy.", "his deputy", Who.COMBATANT),
        ("The raids left 40 soldiers and civilians dead.", "40 soldiers", Who.MIXED),
        ("The blast killed 20 guards and civilians.", "20 guards", Who.MIXED),
        ("A mine killed nine of our men, the colonel said.", "nine of our men", Who.COMBATANT),
        ("Rebels stormed the camp of the soldiers and killed 40 of them.", "40 of them", Who.COMBATANT),
        ("Two members of the town council were killed near Omrin.", "Two members", Who.UNKNOWN),
        ("A shell killed two children and injured three others.", "three others", Who.UNKNOWN),
    ],
)
def test_who_they_are_by_whose_they_are(reader: Reader, text: str, words: str, who: Who) -> None:
    found = _who(reader, text)
    assert [w for t, w in found if t.startswith(words)] == [who], found
