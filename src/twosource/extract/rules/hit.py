"""What was hit beyond bodies and things with a name of their own: the town that was shelled, the rangers who were killed,
the cattle that was taken."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.core.actor import ActorRef
from twosource.core.vocab import Event, Measure, Who
from twosource.extract.rules.events import ARMED
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.objects import aimed_at
from twosource.extract.rules.units import Unit

_HURT = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED))
_NOBODY = frozenset(
    ("other", "one", "another", "dozen", "score", "hundred", "number", "portion", "part", "rest", "lot")
)
_WITH = frozenset(("with", "to"))
_NAMED = frozenset(("NOUN", "PROPN"))
_LEFT = frozenset(("compound", "nmod"))


def also_hit(unit: Unit, found: Findings, event: Event) -> tuple[ActorRef, ...]:
    """Targets that no actor, count of people or object names."""
    refs = [*_men(unit, found)]
    if event in ARMED:
        refs += _places(unit, found)
    elif event is Event.DESTRUCTION_LOOTING:
        refs += _spoils(unit, found)
    return tuple(refs)


def _men(unit: Unit, found: Findings) -> Iterator[ActorRef]:
    """ "One ranger died": of no body that is known, and no civilian."""
    held = {i for a in found.actors for i in range(a.first, a.last + 1)}
    for n in unit.figures:
        each = found.figures[n]
        head = found.passage.doc[each.head]
        hurt = each.figure.measure in _HURT and each.figure.high != 0 and each.figure.who is Who.COMBATANT
        if hurt and head.pos_ == "NOUN" and head.lemma_ not in _NOBODY and held.isdisjoint(t.i for t in head.subtree):
            yield ActorRef(head.lower_, found.passage.quote(head))


def _places(unit: Unit, found: Findings) -> Iterator[ActorRef]:
    """ "shelled Omrin", "an attack on Omrin"."""
    doc = found.passage.doc
    aimed = {t.i for trigger in unit.triggers for t in aimed_at(doc[trigger.i])}
    for place in found.places:
        first, last = found.token_range(place.quote.start, place.quote.end)
        if place.kind != "country" and place.name and not aimed.isdisjoint(range(first, last + 1)):
            yield ActorRef(place.name, place.quote)


def _spoils(unit: Unit, found: Findings) -> Iterator[ActorRef]:
    """ "set fire to buildings", "made off with cattle", "several flats were destroyed"."""
    doc = found.passage.doc
    for trigger in unit.triggers:
        if trigger.event is not Event.DESTRUCTION_LOOTING:
            continue
        for token in _things(doc[trigger.i]):
            if token.pos_ in _NAMED and token.lower_ != "fire" and token.lemma_ not in _NOBODY:
                left = min([token.i, *(c.i for c in token.lefts if c.dep_ in _LEFT)])
                quote = found.passage.quote(doc[left], token)
                yield ActorRef(quote.text, quote)


def _things(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield child
            yield from child.conjuncts
        elif child.dep_ == "prep" and child.lower_ in _WITH:
            yield from (o for o in child.children if o.dep_ == "pobj")
