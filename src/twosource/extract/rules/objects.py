"""What was hit besides people: the hospital, the market, the convoy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from twosource.core.claim import ObjectHit
from twosource.extract.passage import Passage
from twosource.extract.rules.events import Trigger
from twosource.extract.rules.lexicon import EventRules

_PLACED = frozenset(("on", "at", "against", "into", "in", "near", "inside", "of", "outside"))
_NOUNY = frozenset(("NOUN", "PROPN"))


def find_objects(passage: Passage, triggers: Sequence[Trigger], *, rules: EventRules) -> tuple[ObjectHit, ...]:
    """Objects that stand as the object of an event word, or that it happened on, at or in."""
    doc = passage.doc
    hit = {t.i for trigger in triggers for t in _reached(doc[trigger.i])}
    found = []
    for match in rules.objects.find(doc):
        root = doc[match.first : match.last + 1].root
        if root.i in hit and root.pos_ in _NOUNY:
            first = match.first
            while first > 0 and doc[first - 1].dep_ in ("compound", "amod", "nmod") and doc[first - 1].head.i == root.i:
                first -= 1
            quote = passage.quote(doc[first], doc[match.last])
            found.append(ObjectHit(quote.text, match.label, quote))
    return tuple(found)


def _reached(token: Token) -> Iterator[Token]:
    if token.pos_ in ("VERB", "AUX"):
        starts = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        starts += [o for p in token.children if p.dep_ == "prep" and p.lower_ in _PLACED for o in p.children if o.dep_ == "pobj"]
    else:
        starts = [o for p in token.children if p.dep_ == "prep" and p.lower_ in _PLACED for o in p.children if o.dep_ == "pobj"]
        head = token.head
        if token.dep_ in ("nsubj", "agent", "pobj", "nsubjpass") and head.pos_ == "VERB":
            starts += [c for c in head.children if c.dep_ == "dobj"]
    for start in starts:
        yield start
        yield from start.conjuncts
        for prep in start.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "on"):
                yield from (o for o in prep.children if o.dep_ == "pobj")
