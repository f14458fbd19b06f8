"""Find the words that tell of an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.core.vocab import Event
from twosource.extract.rules.lexicon import EventRules
from twosource.extract.rules.phrases import Match

RANK = (
    Event.SUICIDE_BOMB,
    Event.IED_MINE,
    Event.AIR_STRIKE,
    Event.SHELLING,
    Event.ABDUCTION_ARREST,
    Event.ATTACK,
    Event.BATTLE,
    Event.TERRITORY_CHANGE,
    Event.DISPLACEMENT,
    Event.PROTEST_RIOT,
    Event.DESTRUCTION_LOOTING,
    Event.AGREEMENT,
    Event.MOVEMENT_DEPLOYMENT,
    Event.CONTROL,
    Event.OTHER,
)
"""Which kind wins where one clause tells of several: the more particular one."""

ARMED = frozenset((Event.SUICIDE_BOMB, Event.IED_MINE, Event.AIR_STRIKE, Event.SHELLING, Event.ATTACK, Event.BATTLE))


_TAKE = frozenset(("capture", "seize", "take", "conquer", "secure", "retake", "recapture", "overrun"))
_DONE_TO = frozenset(("dobj", "nsubjpass"))
_GROUND = frozenset(("ground", "territory", "town", "village", "city", "district", "airport", "airbase", "hill"))


_HELPS = frozenset(("send", "evacuate", "airlift", "transport", "dispatch", "ferry"))
"""What is sent is no weapon: "sent a helicopter to look for them"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Token ``i`` tells of an event. ``kind``: ``specific`` (``event`` is settled), ``generic`` (an attack of some kind),
    ``harm`` (only its toll is told), ``denial`` and ``blame`` (somebody answers for what the story tells)."""

    i: int
    first: int
    last: int
    kind: str
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """Tokens ``first`` to ``last`` name a weapon or platform that makes ``event`` of an attack."""

    first: int
    last: int
    event: Event
    rank: int


def find_weapons(doc: Doc, *, rules: EventRules) -> tuple[WeaponWord, ...]:
    """Weapons and platforms in text order."""
    return tuple(
        WeaponWord(m.first, m.last, Event(m.label), rules.weapons.ranks[m.label])
        for m in rules.weapons.phrases.find(doc)
        if doc[m.last].head.lemma_.lower() not in _HELPS
    )


def find_triggers(doc: Doc, *, rules: EventRules, taken: Iterable[tuple[int, int]] = ()) -> tuple[Trigger, ...]:
    """Triggers in text order. ``taken`` are token ranges (of names) that hold none."""
    words = rules.events
    blocked = {i for first, last in taken for i in range(first, last + 1)}
    phrases = {m.first: m for m in words.phrases.find(doc)}
    control = {m.first: m for m in words.control.find(doc)}
    harm = {m.first: m for m in words.harm_phrases.find(doc)}
    found: list[Trigger] = []
    skip = -1
    for token in doc:
        i = token.i
        if i <= skip:
            continue
        if match := phrases.get(i):
            found.append(Trigger(_head(doc, match), match.first, match.last, "specific", Event(match.label)))
            skip = match.last
        elif match := control.get(i):
            found.append(Trigger(_head(doc, match), match.first, match.last, "specific", Event.CONTROL))
            skip = match.last
        elif match := harm.get(i):
            found.append(Trigger(_head(doc, match), match.first, match.last, "harm"))
            skip = match.last
        elif i not in blocked and (trigger := _word(token, rules)):
            found.append(trigger)
    return tuple(found)


def _word(token: Token, rules: EventRules) -> Trigger | None:
    words, lemma, i = rules.events, token.lemma_.lower(), token.i
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        if event := words.verbs.get(lemma):
            return Trigger(i, i, i, "specific", event)
        if lemma in words.harm_verbs:
            return Trigger(i, i, i, "harm")
        if lemma in words.generic_verbs:
            return Trigger(i, i, i, "generic")
        if lemma in words.denials and _denies(token, words.denied):
            return Trigger(i, i, i, "denial")
        if lemma in words.blame:
            return Trigger(i, i, i, "blame")
        if _taken(token):
            return Trigger(i, i, i, "specific", Event.TERRITORY_CHANGE)
        if lemma in words.loot and any(c.dep_ in _DONE_TO and c.lemma_.lower() in words.goods for c in token.children):
            return Trigger(i, i, i, "specific", Event.DESTRUCTION_LOOTING)
        if lemma in words.gathering and (_aims(token, words.aims) or _blocks(token, rules)):
            return Trigger(i, i, i, "specific", Event.PROTEST_RIOT)
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not (token.dep_ == "compound" and token.head.pos_ == "PROPN"):
        if event := words.nouns.get(lemma) or words.nouns.get(token.lower_):
            return Trigger(i, i, i, "specific", event)
        if lemma in words.harm_nouns:
            return Trigger(i, i, i, "harm")
        if lemma in words.generic_nouns:
            return Trigger(i, i, i, "generic")
    return None


def _denies(verb: Token, objects: frozenset[str]) -> bool:
    """ "denied involvement", "denied it", "denied being behind it": what is denied is what the story tells."""
    return any(
        (c.dep_ == "dobj" and c.lower_ in objects) or (c.dep_ in ("xcomp", "ccomp") and _answers(c))
        for c in verb.children
    )


def _answers(clause: Token) -> bool:
    """ "that it was responsible", "being behind it"."""
    return clause.lemma_ == "be" and any(
        c.lower_ in ("responsible", "behind", "involved") and c.dep_ in ("acomp", "prep", "attr")
        for c in clause.children
    )


def _taken(verb: Token) -> bool:
    """ "captured Jarabulus", "has taken the city's airport": a place is what is taken."""
    if verb.lemma_.lower() not in _TAKE:
        return False
    return any(
        c.dep_ in ("dobj", "nsubjpass") and (c.ent_type_ in ("GPE", "LOC", "FAC") or c.lemma_.lower() in _GROUND)
        for c in verb.children
    )


def _blocks(verb: Token, rules: EventRules) -> bool:
    """ "residents blocked the highway"."""
    words = rules.events
    roads = any(c.dep_ == "dobj" and c.lemma_.lower() in words.roads for c in verb.children)
    return roads and any(c.dep_ == "nsubj" and c.lemma_.lower() in words.crowd for c in verb.children)


def _aims(verb: Token, aims: frozenset[str]) -> bool:
    """ "blocked the road to demand water", "gathered, demanding water"."""
    return any(
        c.dep_ in ("xcomp", "advcl") and c.i > verb.i and c.lemma_.lower() in aims and c.tag_ in ("VB", "VBG")
        for c in verb.children
    )


def _head(doc: Doc, match: Match) -> int:
    """The token of the match that the rest of it hangs from."""
    span = doc[match.first : match.last + 1]
    verbs = [t.i for t in span if t.pos_ == "VERB"]
    return verbs[0] if verbs else span.root.i
