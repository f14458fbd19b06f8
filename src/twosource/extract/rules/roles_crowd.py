"""Police and soldiers whom a demonstration meets: who broke it up, and whom it clashed with.

A report of a protest tells them beside it ("... before police dispersed them", "Police used tear gas"), seldom as what was
done in the protest's own clause. They are read from the protest's sentence and from the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from twosource.core.actor import ActorRef
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.lexicon import ActorWords

_MET = frozenset(("dobj", "nsubjpass"))
_MEETING = frozenset(("with", "at", "against", "on", "between", "by"))


def forces_met(
    doc: Doc, sentence: Span, actors: Sequence[FoundActor], words: ActorWords
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Those who acted against the crowd, and those whom it acted against."""
    end = sentence.end
    if end < len(doc) and "\n" not in doc.text[doc[end - 1].idx : doc[end].idx]:
        end = doc[end].sent.end
    acted: list[ActorRef] = []
    met: list[ActorRef] = []
    for actor in actors:
        if not sentence.start <= actor.first < end or not _is_force(doc, actor, words):
            continue
        part = _part(doc, actor, words)
        if part == "acts":
            acted.append(actor.ref)
        elif part == "met" and actor.first < sentence.end:
            met.append(actor.ref)
    return tuple(acted), tuple(met)


def _is_force(doc: Doc, actor: FoundActor, words: ActorWords) -> bool:
    said = {t.lower_ for t in doc[actor.first : actor.last + 1]}
    return bool(said & words.crowd_forces) and actor.kind in ("bare", "force", "lexicon")


def _part(doc: Doc, actor: FoundActor, words: ActorWords) -> str | None:
    """``acts``, ``met``, or ``None`` where the force only speaks, or a thing of its is named."""
    for token in _heads(doc, actor):
        verb = token.head
        if token.dep_ == "nsubj" and verb.pos_ in ("VERB", "AUX"):
            return None if verb.lemma_ in words.crowd_silent else "acts"
        if token.dep_ == "pobj" and verb.lower_ == "by" and verb.head.pos_ == "VERB":
            return None if verb.head.lemma_ in words.crowd_silent else "acts"
        if token.dep_ in _MET or (token.dep_ == "pobj" and verb.lower_ in _MEETING):
            return "met"
    return None


def _heads(doc: Doc, actor: FoundActor) -> Iterator[Token]:
    """The head of the actor's phrase, and what it is coordinated to."""
    token = doc[actor.last]
    yield token
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
        yield token
