"""A body that has a name is that body, whatever nation's word stands before it."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.reader import load_rules
from twosource.extract.rules.actors import ActorIndex
from twosource.lexicons import load_lexicon


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Sudanese Rapid Support Forces drone hit the market.", "Rapid Support Forces"),
        ("A strike by the Sudanese paramilitary Rapid Support Forces hit the market.", "Rapid Support Forces"),
        ("A Sudanese army drone hit the market.", "Sudanese Armed Forces"),
    ],
)
def test_the_name_decides(nlp: Any, text: str, name: str) -> None:
    index = ActorIndex(load_lexicon(), load_rules().events)
    found = index.find(Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text))
    assert [a.ref.name for a in found] == [name]


def test_herdsmen_name_no_people(nlp: Any) -> None:
    text = "Suspected herdsmen killed a farmer."
    index = ActorIndex(load_lexicon(), load_rules().events)
    found = index.find(Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text))
    assert not any("Fulani" in a.ref.name for a in found)
