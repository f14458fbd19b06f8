"""The sides of a fight that one breath names: "clashes between A and B", "A and B engaged in a gun battle".

By position rather than by the parse, which in long sentences hangs "between" from the nearest place or verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from twosource.core.actor import ActorRef
from twosource.extract.rules.actors import FoundActor

_FIRST, _SECOND = 12, 25
"""Tokens from "between" to the first side, and from there to the second."""
_ENGAGED = frozenset(("engage", "involve", "lock", "trade", "exchange", "fight", "be"))
_ARMED = frozenset(("lexicon", "force", "proxy", "communal", "bare"))


def sides_of(doc: Doc, i: int, actors: Sequence[FoundActor]) -> list[ActorRef]:
    """Both sides of the fight that token ``i`` tells of; nothing where the sentence names only one."""
    sentence = doc[i].sent
    armed = [a for a in actors if a.kind in _ARMED and sentence.start <= a.first < sentence.end]
    return _between(doc, i, armed) or _engaged(doc[i], armed) or _pitted(sentence, armed)


def _between(doc: Doc, i: int, actors: Sequence[FoundActor]) -> list[ActorRef]:
    start = next((t.i for t in doc[i + 1 : doc[i].sent.end] if t.lower_ == "between"), None)
    if start is None:
        return []
    first = next((a for a in actors if start < a.first <= start + _FIRST), None)
    if first is None:
        return []
    for second in actors:
        if not first.last < second.first <= first.last + _SECOND or second.ref.name == first.ref.name:
            continue
        if any(t.lower_ in ("and", "&", "against", "versus") for t in doc[first.last + 1 : second.first]):
            return [first.ref, *first.beside, second.ref, *second.beside]
    return [first.ref, *first.beside] if first.beside else []


def _pitted(sentence: Span, actors: Sequence[FoundActor]) -> list[ActorRef]:
    """ "clashes that pit A and B against C"."""
    pit = next((t.i for t in sentence if t.lemma_.lower() == "pit" and t.pos_ == "VERB"), None)
    inside = [a for a in actors if pit is not None and a.first > pit]
    return [r for a in inside for r in (a.ref, *a.beside)] if len(inside) > 1 else []


def _engaged(noun: Token, actors: Sequence[FoundActor]) -> list[ActorRef]:
    """ "A and B engage in a gun battle", "A engaged B in a gun battle"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    if verb is None or verb.lemma_.lower() not in _ENGAGED:
        return []
    sides: list[ActorRef] = []
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass", "dobj"):
            continue
        inside = [a for a in actors if child.left_edge.i <= a.first <= child.right_edge.i]
        for k, actor in enumerate(inside):
            before = noun.doc[inside[k - 1].last + 1 : actor.first] if k else ()
            if not k or any(t.lower_ in ("and", "&") for t in before):
                sides += (actor.ref, *actor.beside)
    return sides
