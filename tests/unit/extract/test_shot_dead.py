"""Who was shot is no wounded beside the dead where the report tells that they died."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage
from twosource.extract.rules.figures import find_figures, load_figure_rules
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.shot_dead import without_shot_dead


def _read(nlp: Any, text: str, title: str = "") -> list[tuple[str, int]]:
    passage = Passage(0, 0, len(text), SegmentKind.BODY, nlp(text), text)
    rules = load_figure_rules()
    found = Findings(passage, find_figures(passage, rules=rules), (), (), (), (), ())
    settled = without_shot_dead([found], title, known=rules.wounds)
    return [(f.figure.measure.value, f.figure.low) for part in settled for f in part.figures]


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("A teenager was shot on Elm Street on Friday. The boy died at a hospital an hour later.", "", [("killed", 1)]),
        ("A woman was shot in Redville on Friday. Police ask for witnesses.", "Homicide in Redville", [("killed", 1)]),
        ("A woman was shot in Redville on Friday. He faces a charge of attempted murder.", "", [("injured", 1)]),
        ("A woman was shot in Redville on Friday. Nobody was held.", "Non-fatal shooting", [("injured", 1)]),
        ("One man was killed in a bar. Another man was shot in the leg.", "", [("killed", 1), ("injured", 1)]),
        ("Fifty hostages were shot in the fort.", "", []),
        ("A man was killed in a bar. Her mother was also shot in the leg.", "", [("killed", 1), ("injured", 1)]),
        ("A man was rushed to Mercy Medical Center on Friday. The man died an hour later.", "", [("killed", 1)]),
        (
            "A man was killed in a bar. A woman was flown to Saint Olaf Hospital and is expected to survive.",
            "",
            [("killed", 1), ("injured", 1)],
        ),
    ],
)
def test_the_shot_are_dead_where_a_death_is_told(nlp: Any, text: str, title: str, told: list[tuple[str, int]]) -> None:
    assert _read(nlp, text, title) == told
