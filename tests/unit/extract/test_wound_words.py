"""The words of wounds come from the package's data, whole and in lower case."""

from __future__ import annotations

from dataclasses import fields

import pytest

from twosource.extract.rules.figures import load_figure_rules
from twosource.extract.rules.wound_words import WoundWords, wound_words_of


def test_every_list_has_lower_case_words() -> None:
    known = load_figure_rules().wounds
    for each in fields(WoundWords):
        words = getattr(known, each.name)
        assert words, each.name
        assert all(w == w.lower() and " " not in w for w in words), each.name


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        wound_words_of({"death": {"words": ["dead"], "of_the_living": []}})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a man was shot in the upper body", False),
        ("a body lay in the yard", True),
        ("he died at a clinic", True),
        ("two men were shot", False),
    ],
)
def test_a_sentence_tells_of_a_death(text: str, told: bool) -> None:
    assert load_figure_rules().wounds.tells_death(text.split()) is told
