"""Any text at all: nothing raises, every speaker's words stand where they are said to, frames stay inside the text."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.core.actor import Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SegmentKind, SpeakerKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.attribution import attribute, load_attribution_rules

RULES = load_attribution_rules()
LEXICON = Lexicon(sources=(Source("lohr", "Lake Observatory", SpeakerKind.MONITOR, ("LOHR",)),))
WORDS = [
    "the",
    "LOHR",
    "Lake",
    "Observatory",
    "said",
    "told",
    "Reuters",
    "that",
    "according",
    "to",
    "citing",
    "by",
    "reported",
    "denied",
    "it",
    "he",
    "they",
    "source",
    "sources",
    ",",
    ".",
    ":",
    ";",
    '"',
    "“",
    "”",
    "(",
    ")",
    "—",
    "-",
    "and",
    "but",
    "while",
    "police",
    "Mira",
    "Tolland",
    "spokesman",
    "for",
    "of",
    "in",
    "a",
    "statement",
    "five",
    "killed",
    "12",
    "\xa0",
    "\u200f",
    "قتل",
    "İ",
    "😀",
    "'s",
    "@x",
    "SAID",
    "POLICE",
    "claim",
    "which",
    "who",
    "was",
    "quoted",
    "as",
    "saying",
    "added",
    "also",
]
phrases = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
paragraphs = st.lists(st.one_of(st.text(max_size=60), phrases, phrases.map(str.upper)), max_size=4)


def passages(nlp: Any, parts: list[str]) -> tuple[str, list[Passage]]:
    lines = [p.replace("\n", " ").replace("\r", " ") for p in parts]
    text = "\n".join(lines)
    made, at = [], 0
    for index, line in enumerate(lines):
        if line.strip():
            made.append(Passage(index, at, at + len(line), SegmentKind.BODY, nlp(parsable(line)), text))
        at += len(line) + 1
    return text, made


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(paragraphs, st.one_of(st.none(), st.sampled_from(["LOHR", "Reuters via X", "", "((("])))
def test_nothing_raises_and_spans_are_exact(nlp: Any, parts: list[str], outlet: str | None) -> None:
    text, made = passages(nlp, parts)
    said = attribute(made, rules=RULES, lexicon=LEXICON, outlet=outlet)
    for frame in said.frames:
        assert frame.cue.holds_in(text)
        assert all(s.quote.holds_in(text) and s.name for s in frame.chain)
        assert all(0 <= a < b <= len(text) for a, b in frame.spans)
    for start in range(0, len(text), 7):
        end = min(len(text), start + 9)
        names = [s.name for s in said.chain_at(start, end)]
        assert len(names) == len(set(names))
        denial = said.denied_at(start, end)
        assert denial is None or denial.holds_in(text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(paragraphs)
def test_reading_twice_gives_the_same(nlp: Any, parts: list[str]) -> None:
    _, made = passages(nlp, parts)
    first = attribute(made, rules=RULES, lexicon=LEXICON, outlet=None)
    assert attribute(made, rules=RULES, lexicon=LEXICON, outlet=None) == first
