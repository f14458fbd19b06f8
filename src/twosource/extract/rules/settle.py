"""Settle what kind of event the words of one clause tell of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from twosource.core.vocab import Event
from twosource.extract.rules.crowds import crowd_event
from twosource.extract.rules.events import ARMED, RANK, Trigger, WeaponWord
from twosource.extract.rules.lexicon import EventRules

_MILD = frozenset((Event.MOVEMENT_DEPLOYMENT, Event.CONTROL, Event.OTHER, Event.DISPLACEMENT))
_BY_AIR = frozenset(("strike",))
"""Nouns that, with no other weapon named, the field uses for strikes from the air."""
_BESIDE = frozenset((Event.DISPLACEMENT, Event.AGREEMENT, Event.MOVEMENT_DEPLOYMENT))
"""What goes on while people are killed, and does not kill them."""
_BLASTS = frozenset(("explosion", "blast", "detonation", "explode", "detonate", "bomb"))
"""Words that, with no other weapon named, tell of something that was planted."""

_INCLUDE = frozenset(("including", "include", "included", "includes"))
_EXPLOSIVES = frozenset(("explosive", "explosives", "bomb"))
_BODILY = frozenset(("suicide", "vest", "belt", "himself", "herself", "themselves", "his", "her"))
_EITHER = frozenset(("missile", "missiles", "bombardment", "bombardments", "bombard", "bombarded", "bombarding"))


def depth(token: Token) -> int:
    """Steps from the token to the root of its sentence."""
    return sum(1 for _ in token.ancestors)


def settle(
    doc: Doc,
    triggers: Sequence[Trigger],
    weapons: Sequence[WeaponWord],
    *,
    rules: EventRules,
    near: int | None = None,
    deadly: bool = False,
) -> Event | None:
    """The kind of event that ``triggers`` of one clause group tell of, or ``None`` where the story must decide.

    ``near`` is the token of a toll: the event that a toll belongs to is the one closest to it in the parse. ``deadly``:
    the clause counts dead, so that it tells of more than an arrest.
    """
    specific = [t for t in triggers if t.kind == "specific" and t.event is not None and t.event is not Event.CONTROL]
    if any(w.event is Event.AIR_STRIKE for w in weapons):
        specific = [t for t in specific if not _laden(doc, t)]  # "a drone loaded with explosives"
        weapons = [w for w in weapons if not _laden(doc, w)]
    open_kind = any(t.kind in ("generic", "harm") for t in triggers)
    direct = [t for t in specific if t.event in (Event.ATTACK, Event.BATTLE)]
    weapons = [w for w in weapons if not any(t.first <= w.first <= t.last for t in direct)]
    weapon = min(weapons, key=lambda w: w.rank).event if weapons else None
    mild = all(t.event in _MILD for t in specific)
    if specific and not (mild and open_kind and (weapon is not None or _above(doc, triggers, specific))):
        if listed(doc, specific):
            return Event.ATTACK
        best = _best(doc, specific, near)
        return crowd_event(doc, best, triggers, weapons, rules=rules) or _harmed(best, weapon, open_kind, deadly)
    generic = [t for t in triggers if t.kind == "generic"]
    for trigger in generic:
        if event := crowd_event(doc, trigger, triggers, weapons, rules=rules):
            return event
    if open_kind and weapon is not None:
        return weapon
    if not triggers or any(t.event is not Event.CONTROL for t in triggers):
        return None
    return Event.CONTROL


def _laden(doc: Doc, word: Trigger | WeaponWord) -> bool:
    """Only explosives on board make it a suicide attack."""
    words = {t.lower_ for t in doc[word.first : word.last + 1]}
    return word.event is Event.SUICIDE_BOMB and not words.isdisjoint(_EXPLOSIVES) and words.isdisjoint(_BODILY)


def bare_strike(doc: Doc, triggers: Sequence[Trigger]) -> bool:
    """ "the strike": from the air, where the story names no other weapon."""
    return any(t.kind == "generic" and doc[t.i].pos_ == "NOUN" and doc[t.i].lemma_.lower() in _BY_AIR for t in triggers)


def planted(doc: Doc, triggers: Sequence[Trigger]) -> bool:
    """ "an explosion killed a villager": where neither a weapon nor the story says more, something had been planted."""
    return any(
        t.kind == "generic"
        and doc[t.i].lemma_.lower() in _BLASTS
        and (doc[t.i].pos_ == "NOUN" or doc[t.i].lemma_ != "bomb")
        for t in triggers
    )


def by_either(doc: Doc, triggers: Sequence[Trigger], weapons: Sequence[WeaponWord]) -> bool:
    """Only "missiles" or "bombardment" make it a shelling: they come from the ground or from aircraft, as the rest of the story has it."""
    spans = [(t.first, t.last) for t in triggers if t.event is Event.SHELLING]
    spans += [(w.first, w.last) for w in weapons if w.event is Event.SHELLING]
    return bool(spans) and all(any(doc[i].lower_ in _EITHER for i in range(a, b + 1)) for a, b in spans)


def listed(doc: Doc, specific: Sequence[Trigger]) -> bool:
    """ "operations that included ambushes, shelling and air strikes": attacks of all kinds."""
    kinds = {t.event for t in specific if t.event in ARMED and t.event is not Event.ATTACK}
    if len(kinds) < 2:
        return False
    nouns = [doc[t.i] for t in specific if t.event in ARMED and doc[t.i].pos_ in ("NOUN", "PROPN")]
    chain = {n.i for n in nouns if any(c.i != n.i and c.i in {m.i for m in nouns} for c in n.conjuncts)}
    return len(chain) > 1 and any(t.lower_ in _INCLUDE for n in nouns for t in (*n.ancestors, *n.lefts))


def _best(doc: Doc, specific: Sequence[Trigger], near: int | None) -> Trigger:
    armed = [t for t in specific if t.event in ARMED]
    key = _closeness(doc, near)
    return min(
        armed if armed and near is not None else specific, key=lambda t: (key(t), RANK.index(t.event or Event.OTHER))
    )


def _harmed(best: Trigger, weapon: Event | None, open_kind: bool, deadly: bool) -> Event | None:
    if best.event in (Event.ATTACK, Event.BATTLE) and open_kind:
        return weapon if weapon in (Event.AIR_STRIKE, Event.SUICIDE_BOMB, Event.IED_MINE) else best.event
    if deadly and best.event in _BESIDE:
        return None
    if deadly and best.event is Event.DESTRUCTION_LOOTING:
        return weapon or Event.ATTACK
    return Event.ATTACK if deadly and best.event is Event.ABDUCTION_ARREST else best.event


def _above(doc: Doc, triggers: Sequence[Trigger], specific: Sequence[Trigger]) -> bool:
    """An attack of a kind still open governs what the milder words tell of."""
    generic = [depth(doc[t.i]) for t in triggers if t.kind == "generic"]
    return bool(generic) and min(generic) < min(depth(doc[t.i]) for t in specific)


def _closeness(doc: Doc, near: int | None) -> Callable[[Trigger], int]:
    if near is None:
        return lambda t: depth(doc[t.i])
    return lambda t: abs(t.i - near)
