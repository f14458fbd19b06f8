"""What kind of event a unit tells of: by its own words, else by the story that it goes on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.actor import ActorRef
from twosource.core.vocab import Event, Measure, Scope, Status, Who
from twosource.extract.rules.actors import ActorIndex
from twosource.extract.rules.asserts import in_question
from twosource.extract.rules.events import ARMED, Trigger, WeaponWord
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.lexicon import EventRules
from twosource.extract.rules.roles import Roles
from twosource.extract.rules.settle import bare_strike, by_either, planted, settle
from twosource.extract.rules.thread import Frame, Thread
from twosource.extract.rules.units import Unit

_UNARMED = {Measure.DETAINED: Event.ABDUCTION_ARREST, Measure.DISPLACED: Event.DISPLACEMENT}
_SHOTS = frozenset(("fire", "fired", "firing", "gunfire", "shots", "gunshots", "gunshot"))
_STATES = frozenset(("state", "police", "coalition"))
_BLOODLESS = frozenset((Event.ABDUCTION_ARREST, Event.DESTRUCTION_LOOTING))
"""What no toll of dead belongs to: whoever died was attacked."""
_BOMBS = frozenset((Event.AIR_STRIKE, Event.SHELLING, Event.IED_MINE, Event.SUICIDE_BOMB))


@dataclass(frozen=True, slots=True)
class KindReader:
    """One for all reports."""

    rules: EventRules
    index: ActorIndex

    def story(self, findings: Sequence[Findings]) -> Event | None:
        """The most frequent kind among the sentences that settle one; the earlier one where two are as frequent."""
        kinds: Counter[Event] = Counter()
        either: Counter[Event] = Counter()
        for found in findings:
            doc = found.passage.doc
            for sentence in found.passage.sentences():
                triggers = [
                    t for t in found.triggers if sentence.start <= t.i < sentence.end and not in_question(doc[t.i])
                ]
                weapons = [w for w in found.weapons if sentence.start <= w.first < sentence.end]
                event = settle(doc, triggers, weapons, rules=self.rules) if triggers else None
                if event is Event.SHELLING and by_either(doc, triggers, weapons):
                    event = Event.AIR_STRIKE if self._air_power(found, sentence.start, sentence.end) else event
                    either[event] += 1
                elif event is not None and event in ARMED:
                    kinds[event] += 1
        if Event.AIR_STRIKE not in kinds:
            kinds += either
        return kinds.most_common(1)[0][0] if kinds else None

    def own(self, unit: Unit, found: Findings, weapons: Sequence[WeaponWord]) -> Event | None:
        """The kind that the unit's own words settle."""
        figures = [found.figures[n].figure for n in unit.figures]
        near = found.figures[unit.figures[0]].head if unit.figures else None
        deadly = any(f.measure is Measure.KILLED and f.high != 0 for f in figures)
        return settle(found.passage.doc, unit.triggers, weapons, rules=self.rules, near=near, deadly=deadly)

    def in_story(
        self,
        own: Event | None,
        unit: Unit,
        found: Findings,
        weapons: Sequence[WeaponWord],
        frame: Frame | None,
        thread: Thread,
    ) -> Event | None:
        """``own`` where it stands by itself; words that fit several kinds ("missiles", "strike", "bullets") follow the story."""
        doc = found.passage.doc
        if own is Event.SHELLING and by_either(doc, unit.triggers, weapons):
            if thread.story is Event.AIR_STRIKE or self._air_power(found, unit.sentence.start, unit.sentence.end):
                return Event.AIR_STRIKE
            return own
        if own is None and bare_strike(doc, unit.triggers):
            return Event.SHELLING if thread.story is Event.SHELLING else Event.AIR_STRIKE
        if own is Event.IED_MINE and frame is not None and frame.event is Event.SUICIDE_BOMB:
            return own if unit.status is Status.HISTORICAL else frame.event
        if own is Event.ATTACK and frame is not None and frame.event is Event.BATTLE and self._fire(unit, found):
            return frame.event
        if own in (Event.OTHER, Event.ATTACK) and frame is not None and frame.event in _BOMBS and _by_the_way(unit):
            return frame.event
        if own is Event.ATTACK and frame is not None and frame.event is Event.AIR_STRIKE and _they_shot(unit, found):
            return frame.event
        return own

    def told(self, unit: Unit, found: Findings, frame: Frame | None, roles: Roles, story: Event | None) -> Event | None:
        """Kind of an event whose own words leave it open: the story's, where there is one."""
        measures = {found.figures[n].figure.measure for n in unit.figures}
        for measure, event in _UNARMED.items():
            if measures and measures <= {measure}:
                return event
        if all(t.kind in ("denial", "blame") for t in unit.triggers) and not unit.figures:
            return frame.event if frame is not None else story
        scopes = {found.figures[n].figure.scope for n in unit.figures}
        if scopes == {Scope.CUMULATIVE} and not any(t.kind == "generic" for t in unit.triggers):
            return self._long(unit, frame, roles)
        bombs = story in _BOMBS or (frame is not None and frame.event in _BOMBS)
        if not bombs and planted(found.passage.doc, unit.triggers):
            return Event.IED_MINE
        if frame is not None and frame.event is Event.ATTACK and self._by_sides(unit, found, roles) is Event.BATTLE:
            return Event.BATTLE  # "troops killed all 33 insurgents": what the attack was answered with
        if frame is not None and frame.event in ARMED and not others(roles, frame):
            bombed = frame.event not in _BOMBS and story not in _BOMBS and self._bombed(unit, found, roles)
            return Event.AIR_STRIKE if bombed else frame.event
        if frame is not None and frame.event is Event.PROTEST_RIOT:
            return Event.PROTEST_RIOT
        if story not in _BOMBS and self._bombed(unit, found, roles):
            return Event.AIR_STRIKE
        if any(t.kind == "generic" for t in unit.triggers):
            return story if frame is None and story is not None else self._by_sides(unit, found, roles)
        if measures & {Measure.STRIKES, Measure.ROUNDS}:
            return Event.SHELLING if Measure.ROUNDS in measures else Event.AIR_STRIKE
        if measures or any(t.kind == "harm" for t in unit.triggers):
            if frame is not None and frame.event is Event.TERRITORY_CHANGE:
                return Event.BATTLE
            if frame is not None and frame.event is not None:
                killed = frame.event in _BLOODLESS and Measure.KILLED in measures
                return self._by_sides(unit, found, roles) if killed or others(roles, frame) else frame.event
            return story or self._by_sides(unit, found, roles)
        return None

    def _fire(self, unit: Unit, found: Findings) -> bool:
        """Only shots are told, which in a fight belong to it: "came under fire", "opened fire", "gunfire"."""
        doc = found.passage.doc
        told = [t for t in unit.triggers if t.event is Event.ATTACK]
        return all(any(doc[i].lower_ in _SHOTS for i in range(t.first, t.last + 1)) for t in told)

    def _bombed(self, unit: Unit, found: Findings, roles: Roles) -> bool:
        """What an army "bombed", it bombed from the air where nothing says otherwise."""
        doc = found.passage.doc
        bombs = any(
            t.kind == "generic" and doc[t.i].lemma_ == "bomb" and doc[t.i].pos_ == "VERB" for t in unit.triggers
        )
        return bombs and bool(roles.perpetrators) and all(self._of_state(p) for p in roles.perpetrators)

    def _long(self, unit: Unit, frame: Frame | None, roles: Roles) -> Event:
        """A toll of years: of the breakdown that it stands in, of somebody's attacks, of a war, else of no kind."""
        if frame is not None and frame.event is not None and frame.total:
            return frame.event
        if any(t.lemma_.lower() in self.rules.events.war for t in unit.sentence if t.pos_ in ("NOUN", "PROPN", "VERB")):
            return Event.BATTLE
        return Event.ATTACK if roles.perpetrators else Event.OTHER

    def _by_sides(self, unit: Unit, found: Findings, roles: Roles) -> Event:
        """Troops that kill fighters fight them; everything else that is told without a word for it is an attack."""
        hurt = [found.figures[n].figure for n in unit.figures]
        fighters = any(f.who is Who.COMBATANT and f.measure in (Measure.KILLED, Measure.INJURED) for f in hurt)
        raided = any(found.passage.doc[t.i].lemma_.lower() == "raid" for t in unit.triggers)
        if fighters and not raided and roles.perpetrators and all(self._of_state(p) for p in roles.perpetrators):
            return Event.BATTLE
        return Event.ATTACK

    def _of_state(self, ref: ActorRef) -> bool:
        kinds = {a.kind for a in self.index.lexicon.actors_named(ref.name)}
        return bool(kinds & _STATES) if kinds else bool(set(ref.name.lower().split()) & self.rules.events.state)

    def _air_power(self, found: Findings, start: int, end: int) -> bool:
        """The missiles are those of a country that fires them from aircraft."""
        codes = {a.country for a in found.actors if start <= a.first < end}
        return bool(codes & self.rules.weapons.air_launched)


def others(roles: Roles, frame: Frame) -> bool:
    """Another known body does it than did what was told last: another event, then. "Gunmen" may be anybody's."""
    mine, theirs = ({p.name for p in ps if p.id is not None} for ps in (roles.perpetrators, frame.perpetrators))
    return bool(mine and theirs) and not mine & theirs


def _they_shot(unit: Unit, found: Findings) -> bool:
    """ "They shot at the market", behind aircraft that attacked."""
    doc = found.passage.doc
    verbs = [doc[t.i] for t in unit.triggers if t.event is Event.ATTACK]
    return bool(verbs) and all(
        v.lemma_ in ("shoot", "fire", "open")
        and any(c.dep_ == "nsubj" and c.lower_ in ("they", "it") for c in v.children)
        for v in verbs
    )


def _by_the_way(unit: Unit) -> bool:
    """Only a weapon in passing ("an officer drew his gun") tells of another kind."""
    return not any(_telling(t) for t in unit.triggers)


def _telling(trigger: Trigger) -> bool:
    return trigger.kind in ("specific", "generic")
