"""Bare bodies of state take the nation of a report whose lead names just one."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.actor import Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SegmentKind, SpeakerKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.attribution import attribute, load_attribution_rules
from twosource.extract.rules.home_nation import home_nation

LEXICON = Lexicon(
    sources=(Source("pe-health", "Ministry of Health of Peru", SpeakerKind.OFFICIAL, ("Peruvian health ministry",)),)
)


def passages(nlp: Any, *paragraphs: str) -> list[Passage]:
    text = "\n".join(paragraphs)
    starts = [text.index(p) for p in paragraphs]
    return [
        Passage(k, a, a + len(p), SegmentKind.BODY, nlp(parsable(p)), text)
        for k, (a, p) in enumerate(zip(starts, paragraphs, strict=True))
    ]


def origin(nlp: Any, words: str, *paragraphs: str) -> str:
    read = passages(nlp, *paragraphs)
    at = read[0].report_text.index(words)
    said = attribute(read, rules=load_attribution_rules(), lexicon=LEXICON)
    return said.chain_at(at, at + len(words))[-1].name


def test_the_military_of_the_one_country_of_the_lead(nlp: Any) -> None:
    assert (
        origin(
            nlp, "nine rebels", "Fighting went on in Peru on Monday.", "Troops killed nine rebels, the military said."
        )
        == "Peruvian military"
    )


def test_a_body_of_the_lexicon_takes_its_one_name(nlp: Any) -> None:
    text = ("A bomb went off in a Peruvian port.", "The health ministry said nine people died.")
    assert origin(nlp, "nine people", *text) == "Ministry of Health of Peru"


def test_two_nations_leave_it_bare(nlp: Any) -> None:
    text = ("Fighting went on between Peru and Chile on Monday.", "The military said nine people died.")
    assert origin(nlp, "nine people", *text) == "military"


def test_a_territory_is_not_the_other_nation_named(nlp: Any) -> None:
    text = ("Israeli jets hit Gaza on Monday.", "The health ministry said nine people died.")
    assert origin(nlp, "nine people", *text) == "health ministry"


@pytest.mark.parametrize("body", ["The police", "The ministry", "The Norland army", "The officials"])
def test_other_speakers_keep_their_words(nlp: Any, body: str) -> None:
    text = ("Fighting went on in Peru on Monday.", f"{body} said nine people died.")
    assert origin(nlp, "nine people", *text) == body.removeprefix("The ")


def test_a_capital_names_its_country_and_only_the_lead_counts(nlp: Any) -> None:
    nations = load_attribution_rules().nations
    far = ("One.", "Two.", "Three.", "It rained in Khartoum.")
    assert home_nation(passages(nlp, "It rained in Khartoum."), nations) == "Sudanese"
    assert home_nation(passages(nlp, *far), nations) is None


def test_a_spokesman_for_a_ministry_is_the_ministry(nlp: Any) -> None:
    text = ("Fighting went on in Peru on Monday.", "Nine people died, a spokesman for the interior ministry said.")
    assert origin(nlp, "Nine people", *text) == "Peruvian interior ministry"
