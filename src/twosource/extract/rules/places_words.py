"""A passage as a row of words with offsets: what the search for place names walks over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from twosource.extract.rules.places_rules import PlaceRules

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*(?:['`ʿʾ-][^\W\d_]+)*['`]?|[^\w\s]")
_POSSESSIVE = re.compile(r"'s$|'$", re.IGNORECASE)
_SHOUT = 0.75
_LOWERED = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "NUM", "ADV", "CCONJ", "SCONJ", "PART", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Word:
    """``start``/``end``: offsets in the passage. ``low``: small letters. ``owner``: a possessive ``'s`` was cut off.
    ``named``: written as a name. ``ent``: spaCy's entity type, a weak hint. ``first``: opens a sentence."""

    start: int
    end: int
    text: str
    low: str
    named: bool
    owner: bool
    ent: str
    first: bool


def words_of(doc: Doc, rules: PlaceRules) -> list[Word]:
    """The words, numbers and marks of a parsed passage."""
    text = doc.text
    letters = sum(c.isalpha() for c in text)
    shouted = letters > 20 and sum(c.isupper() for c in text) / letters > _SHOUT
    ents, starts, lowered = _hints(doc, shouted)
    found = []
    for match in _WORD.finditer(text):
        start, raw = match.start(), match[0]
        plain = _POSSESSIVE.sub("", raw) or raw
        low = plain.lower()
        named = _named(plain, rules)
        if (
            named
            and not shouted
            and plain.isalpha()
            and plain.isupper()
            and 1 < len(plain) <= 5
            and low not in rules.initials
        ):
            named = False
        if shouted and (start in lowered or low in rules.kinds or low in rules.locatives or low in rules.directions):
            named = False
        found.append(
            Word(start, start + len(plain), plain, low, named, plain != raw, ents.get(start, ""), start in starts)
        )
    return found


def _named(plain: str, rules: PlaceRules) -> bool:
    if plain.endswith(rules.holders):
        return False
    if plain and plain[0].isupper():
        return True
    head, dash, rest = plain.partition("-")
    return bool(dash and head in rules.particles and rest[:1].isupper())


def _hints(doc: Doc, shouted: bool) -> tuple[dict[int, str], set[int], set[int]]:
    ents: dict[int, str] = {}
    starts: set[int] = set()
    lowered: set[int] = set()
    for token in doc:
        if token.ent_type_:
            ents[token.idx] = token.ent_type_
        if token.is_sent_start:
            starts.add(token.idx)
        if shouted and (token.pos_ in _LOWERED or token.is_stop):
            lowered.add(token.idx)
    return ents, starts, lowered
