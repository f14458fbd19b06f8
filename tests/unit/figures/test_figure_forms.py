"""English word forms made by rule."""

from __future__ import annotations

import pytest

from twosource.extract.rules.forms import Inflection, plural


@pytest.mark.parametrize(
    ("noun", "many"),
    [("shell", "shells"), ("body", "bodies"), ("boy", "boys"), ("bus", "buses"), ("church", "churches")],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_regular_and_irregular_verbs() -> None:
    verbs = Inflection({"slay": ["slays", "slew", "slain", "slaying"]})
    assert verbs.forms("kill") == ("kill", "kills", "killed", "killing")
    assert verbs.forms("execute") == ("execute", "executes", "executed", "executing")
    assert verbs.forms("slay") == ("slay", "slays", "slew", "slain", "slaying")
    assert verbs.participle("slay") == "slain"
    assert verbs.past("kill") == "killed"


def test_a_phrase_inflects_its_first_word() -> None:
    assert "gunned down" in Inflection({}).forms("gun down")
