"""Word lists and the forms that the loader makes of their lemmas."""

from __future__ import annotations

import pytest

from twosource.extract.rules.attribution_rules import load_attribution_rules

RULES = load_attribution_rules()


@pytest.mark.parametrize(
    "form", ["say", "says", "said", "saying", "told", "wrote", "denied", "denies", "clarified", "stresses", "tweeted"]
)
def test_forms_of_verbs(form: str) -> None:
    assert form in RULES.verbs


@pytest.mark.parametrize("form", ["sayed", "telled", "writed", "denyed"])
def test_no_regular_past_of_an_irregular_verb(form: str) -> None:
    assert form not in RULES.verbs


def test_prepositions_by_their_first_word() -> None:
    assert ("according", "to") in RULES.prepositions["according"]


def test_lists_are_lower_case() -> None:
    assert all(w == w.lower() for w in RULES.generic | RULES.roles | RULES.official | RULES.silent)


def test_no_speaker_is_silent() -> None:
    assert not RULES.silent & (RULES.generic | RULES.official | RULES.roles)
