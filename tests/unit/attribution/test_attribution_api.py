"""What ``attribute`` promises its callers: chains, denials, quotations, persons with their role and body."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.actor import Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SegmentKind, SpeakerKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.attribution import Attributions, attribute, load_attribution_rules

LEXICON = Lexicon(
    sources=(
        Source("lohr", "Lake Observatory for Human Rights", SpeakerKind.MONITOR, ("LOHR",)),
        Source("reed-front", "Reed Front", SpeakerKind.ARMED_ACTOR),
    )
)


def read(nlp: Any, text: str, outlet: str | None = None) -> Attributions:
    passage = Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text)
    return attribute([passage], rules=load_attribution_rules(), lexicon=LEXICON, outlet=outlet)


def test_nothing_in_nothing_out() -> None:
    said = attribute([], rules=load_attribution_rules(), lexicon=Lexicon(), outlet=None)
    assert said.frames == () and said.chain_at(0, 5) == () and said.denied_at(0, 5) is None


def test_a_body_keeps_its_id_and_its_own_words(nlp: Any) -> None:
    text = "LOHR said nine people were killed in Orrin."
    (speaker,) = read(nlp, text).chain_at(text.index("nine"), text.index("nine") + 4)
    assert (speaker.source_id, speaker.kind, speaker.quote.text) == ("lohr", SpeakerKind.MONITOR, "LOHR")


def test_a_person_has_role_and_body(nlp: Any) -> None:
    text = "Oren Halvik, a spokesman for the Reed Front, said nine soldiers were killed."
    (speaker,) = read(nlp, text).chain_at(text.index("nine"), text.index("nine") + 4)
    assert speaker.kind is SpeakerKind.PERSON and speaker.name == "Oren Halvik"
    assert speaker.body == "Reed Front" and "spokesman" in (speaker.role or "")


def test_a_denial_gives_its_cue(nlp: Any) -> None:
    text = "The Reed Front denied that it had killed nine soldiers. Two barns burned."
    said = read(nlp, text)
    cue = said.denied_at(text.index("nine"), text.index("soldiers"))
    assert cue is not None and cue.text == "denied"
    assert said.denied_at(text.index("Two"), text.index("barns")) is None


def test_quoted_only_inside_marks(nlp: Any) -> None:
    text = 'He said "they took nine soldiers away from us" near Tarn.'
    said = read(nlp, text)
    assert said.quoted_at(text.index("nine"), text.index("soldiers"))
    assert not said.quoted_at(text.index("Tarn"), text.index("Tarn") + 4)


def test_a_whole_sentence_counts_its_speaker_words_apart(nlp: Any) -> None:
    text = "The Lake Observatory for Human Rights said nine died."
    assert [s.name for s in read(nlp, text).chain_at(0, len(text))] == ["Lake Observatory for Human Rights"]


def test_generic_names_are_joined_inside_a_report(nlp: Any) -> None:
    text = "Nine died, two defence officials said. Norland defence officials believe that one of them was a pilot."
    (speaker,) = read(nlp, text).chain_at(0, 4)
    assert speaker.name == "Norland defence officials"


@pytest.mark.parametrize(
    ("outlet", "named", "who"),
    [
        ("Radio Wum", "the Mountain Gazette", ["Mountain Gazette"]),
        ("Radio Wum", "the Delta News Agency", ["Delta News Agency"]),
        ("Mountain Gazette", "the Mountain Gazette", []),
        ("Mountain Gazette", "the newspaper", []),
    ],
)
def test_another_outlet_that_is_cited_is_not_the_one_that_prints_it(
    nlp: Any, outlet: str, named: str, who: list[str]
) -> None:
    text = f"Eighteen people were killed in the bombing of the market on Monday, {named} reported."
    assert [s.name for s in read(nlp, text, outlet).chain_at(0, 8)] == who
