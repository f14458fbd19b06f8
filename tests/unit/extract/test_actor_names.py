"""Actors in a text: lexicon first, then a demonym with a force, short names only in capitals."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.actors import ActorIndex
from twosource.extract.rules.lexicon import load_event_rules
from twosource.lexicons import load_lexicon


@pytest.fixture(scope="session")
def actors_of(nlp: Any) -> Any:
    index = ActorIndex(load_lexicon(), load_event_rules())

    def find(text: str) -> list[tuple[str, str]]:
        passage = Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text)
        return [(a.ref.name, a.kind) for a in index.find(passage)]

    return find


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The RSF attacked the town.", "Rapid Support Forces", "lexicon"),
        ("Turkish warplanes bombed the town.", "Turkish Armed Forces", "force"),
        ("Fighters of al-Shabab attacked.", "Al-Shabaab", "lexicon"),
        ("Paraguayan troops attacked the town.", "Paraguayan forces", "force"),
        ("Iran-backed militias attacked the base.", "Iran-backed militias", "lexicon"),
        ("Unknown gunmen attacked the base.", "Unknown gunmen", "bare"),
    ],
)
def test_an_actor_is_named(actors_of: Any, text: str, name: str, kind: str) -> None:
    assert (name, kind) in actors_of(text)


@pytest.mark.parametrize("text", ["It is late.", "She asked us to wait.", "They saf it.", "Mali is far."])
def test_a_common_word_is_no_short_name(actors_of: Any, text: str) -> None:
    assert not [a for a in actors_of(text) if a[1] == "lexicon"]


def test_the_lexicon_is_broad_and_says_what_is_unsourced() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.actors) >= 150
    assert len(lexicon.sources) >= 80
    countries = {a.country for a in lexicon.actors}
    wars = ["SY", "IQ", "YE", "UA", "PS", "LB", "SD", "ML", "BF", "MM", "CD", "AF", "SO", "ET", "CO"]
    assert countries >= set(wars)
    assert all(a.source for a in lexicon.actors)
    assert sum(a.source == "unsourced" for a in lexicon.actors) == len(lexicon.actors)
    assert all(a.valid_from is None or a.valid_to is None or a.valid_from < a.valid_to for a in lexicon.actors)
