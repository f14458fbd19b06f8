"""Crowds: what protesters, villagers or supporters do together in anger is a riot, whatever word tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from twosource.core.vocab import Event
from twosource.extract.rules.events import Trigger, WeaponWord
from twosource.extract.rules.lexicon import EventRules

_RIOTOUS = frozenset((Event.BATTLE, Event.ATTACK, Event.DESTRUCTION_LOOTING))
_GOVERNED = frozenset((*_RIOTOUS, Event.ABDUCTION_ARREST, Event.MOVEMENT_DEPLOYMENT, Event.DISPLACEMENT, Event.OTHER))
_BOMBS = frozenset((Event.AIR_STRIKE, Event.SHELLING, Event.IED_MINE, Event.SUICIDE_BOMB))
_PARTIES = frozenset(("between", "with", "by", "among", "of"))
_ATTACKS = frozenset(("attack", "assault", "raid"))
_ARMED = frozenset(("armed", "militia", "militias", "gunmen", "fighters", "militants"))
_LIGHT = frozenset(("carry", "launch", "conduct", "stage", "mount", "commit", "perpetrate", "start", "join", "engage"))
_CROWDS = frozenset(("group", "groups", "dozens", "hundreds", "thousands", "scores", "number", "member", "members"))


def crowd_event(
    doc: Doc, best: Trigger, triggers: Sequence[Trigger], weapons: Sequence[WeaponWord], *, rules: EventRules
) -> Event | None:
    """``protest_riot`` where a crowd does what ``best`` tells of, or where it is part of a protest; else ``None``.

    Bombs and shells are no riot, nor is what men with guns of their own do.
    """
    if any(w.event in _BOMBS for w in weapons) or any(t.event in _BOMBS for t in triggers):
        return None
    if any(doc[i].lower_ in rules.events.gunmen for w in weapons for i in range(w.first, w.last + 1)):
        return None
    token = doc[best.i]
    if best.event in _GOVERNED and any(t.event is Event.PROTEST_RIOT for t in triggers):
        return Event.PROTEST_RIOT
    attacks = best.kind == "generic" and token.lemma_.lower() in _ATTACKS
    if (best.event in _RIOTOUS or attacks) and _crowd(token, rules):
        return Event.PROTEST_RIOT
    return None


def _crowd(token: Token, rules: EventRules) -> bool:
    parties = list(_parties(token))
    armed = any(c.lower_ in _ARMED for t in parties for c in t.subtree)
    return not armed and any(t.lemma_.lower() in rules.events.crowd for t in parties)


def _parties(token: Token) -> Iterator[Token]:
    """Who does it: subject, agent, "between X and Y"; through a light verb or a coordination too."""
    verb = token
    if token.pos_ not in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("compound", "amod"):
                yield child
        yield from _named(token)
        verb = token.head
        if token.dep_ not in ("dobj", "nsubj") or verb.pos_ not in ("VERB", "AUX"):
            return
        if token.dep_ == "dobj" and verb.lemma_.lower() not in _LIGHT:
            return
        if token.dep_ == "nsubj":
            yield from _named(verb)
            return
    while verb.dep_ in ("conj", "xcomp", "advcl") and not any(c.dep_.startswith("nsubj") for c in verb.children):
        if verb.head.pos_ not in ("VERB", "AUX"):
            break
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield from _noun(child)
        elif child.dep_ == "agent":
            yield from (n for c in child.children if c.dep_ == "pobj" for n in _noun(c))


def _named(token: Token) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in _PARTIES:
            yield from (n for c in prep.children if c.dep_ == "pobj" for n in _noun(c))


def _noun(head: Token) -> Iterator[Token]:
    """The noun, those coordinated with it, and who a "group of" or "dozens of" are."""
    for noun in (head, *head.conjuncts):
        yield noun
        if noun.lower_ in _CROWDS:
            yield from (o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj")
            yield from (c for c in noun.children if c.dep_ in ("compound", "amod"))
