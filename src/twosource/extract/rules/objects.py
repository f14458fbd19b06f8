"""What was hit besides people: the hospital, the market, the convoy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from twosource.core.claim import ObjectHit
from twosource.core.vocab import Event
from twosource.extract.passage import Passage
from twosource.extract.rules.events import Trigger
from twosource.extract.rules.lexicon import EventRules

_AIMED = frozenset(("on", "at", "against", "into", "onto"))
_PLACED = _AIMED | {"in", "inside", "of"}
_NOUNY = frozenset(("NOUN", "PROPN"))
_AFTERWARDS = frozenset(("die", "death", "perish"))
"""People die in hospitals that nobody attacked."""
_WHERE = frozenset(("settlement", "camp"))
"""Kinds that are where things happen as often as what is hit: only what is aimed at counts ("shelled the village")."""
_KIND = frozenset(("compound", "amod", "nmod"))
_LOOSE = frozenset(("VBN", "VBD", "RB"))
"""A word that only tells of a thing's state is no part of its name: "burnt houses"."""
_FRONT = frozenset(("frontline", "frontlines", "line", "lines", "front"))


def find_objects(passage: Passage, triggers: Sequence[Trigger], *, rules: EventRules) -> tuple[ObjectHit, ...]:
    """Objects that stand as the object of an event word, or that it happened on, at or in."""
    doc = passage.doc
    aimed: set[int] = set()
    placed: set[int] = set()
    for trigger in triggers:
        if trigger.event is Event.DISPLACEMENT or (trigger.kind == "harm" and doc[trigger.i].lemma_ in _AFTERWARDS):
            continue
        token = doc[trigger.i]
        aimed |= {t.i for t in _spread(_objects(token, _AIMED), nested=("of",))}
        placed |= {t.i for t in _spread(_objects(token, _PLACED), nested=("of", "in", "on"))}
    found = []
    for match in rules.objects.find(doc):
        root = doc[match.first : match.last + 1].root
        where = match.label in _WHERE or root.lower_ in _FRONT
        if root.i in (aimed if where else placed) and root.pos_ in _NOUNY:
            lefts = [c.left_edge.i for c in root.lefts if c.dep_ in _KIND and c.tag_ not in _LOOSE]
            quote = passage.quote(doc[min([match.first, *lefts])], doc[match.last])
            found.append(ObjectHit(quote.text, match.label, quote))
    return tuple(found)


def _objects(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """What the event word is done to, and what it is said to be on, at or in."""
    nominal = token.pos_ not in ("VERB", "AUX")
    if not nominal:
        yield from (c for c in token.children if c.dep_ in ("dobj", "nsubjpass"))
    for prep in token.children:
        if prep.dep_ == "prep" and (prep.lower_ in prepositions or (nominal and prep.lower_ == "of")):
            yield from (o for o in prep.children if o.dep_ == "pobj")
    verb = token.head
    if nominal and token.dep_ in ("nsubj", "agent", "pobj", "nsubjpass") and verb.pos_ == "VERB":
        yield from (c for c in verb.children if c.dep_ == "dobj")


def aimed_at(token: Token) -> Iterator[Token]:
    """What the event word at ``token`` is done to or aimed at, with what is coordinated to it."""
    return _spread(_objects(token, _AIMED), nested=("of",))


def _spread(starts: Iterator[Token], *, nested: Sequence[str]) -> Iterator[Token]:
    for start in starts:
        yield start
        yield from start.conjuncts
        for prep in start.children:
            if prep.dep_ == "prep" and prep.lower_ in nested:
                yield from (o for o in prep.children if o.dep_ == "pobj")
