"""Put the units of a report together into claims, in text order, along the thread of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.ids import short_id
from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.timerange import TimeMention
from twosource.core.vocab import Event, Measure, Scope, Status, Who
from twosource.extract.rules.asserts import asserts, mentions
from twosource.extract.rules.attribution import Attributions
from twosource.extract.rules.bodies import bodies_of
from twosource.extract.rules.breadth import breadth, elsewhere
from twosource.extract.rules.brief import is_brief
from twosource.extract.rules.bulletins import entries, seat
from twosource.extract.rules.comrades import name_doers
from twosource.extract.rules.culprits import named, repeatable, with_culprits
from twosource.extract.rules.events import ARMED, WeaponWord
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.hit import also_hit
from twosource.extract.rules.kinds import KindReader, others
from twosource.extract.rules.lexicon import EventRules
from twosource.extract.rules.named_victims import find_victims
from twosource.extract.rules.objects import find_objects
from twosource.extract.rules.pick import pick_place, pick_time
from twosource.extract.rules.roles import RoleReader, Roles
from twosource.extract.rules.roles_crowd import forces_met
from twosource.extract.rules.settle import bare_strike, settle
from twosource.extract.rules.spots import parted
from twosource.extract.rules.status import StatusReader
from twosource.extract.rules.targets import targets_of
from twosource.extract.rules.thread import Frame, Thread, inferred, is_background
from twosource.extract.rules.units import Unit, units_of
from twosource.extract.rules.whereabouts import Told, placed

_PEOPLE = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING))
_APART = frozenset(("separate", "another", "separately", "elsewhere", "meanwhile"))
_TURNS = frozenset(("meanwhile", "elsewhere", "separately", "overall"))
_CIVIL = frozenset((Who.CIVILIAN, Who.CHILD, Who.WOMAN, Who.MEDIC, Who.JOURNALIST))


_BESIDE = frozenset((Event.MOVEMENT_DEPLOYMENT, Event.CONTROL, Event.OTHER))
_HURT = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED))


@dataclass(frozen=True, slots=True)
class Assembler:
    """Makes claims of what the rules found. One for all reports; the state of a report lives in its ``Thread``."""

    rules: EventRules
    roles: RoleReader
    extractor: str
    kinds: KindReader

    def claims(
        self, report: Report, findings: Sequence[Findings], attributions: Attributions, headline: Findings | None
    ) -> tuple[Claim, ...]:
        """Claims of one report in text order."""
        parts = entries(findings)
        lead = self._headline(headline) if len(parts) == 1 else Frame()
        seats = [seat(part) if len(parts) > 1 else None for part in parts]
        claims = [
            c for part, at in zip(parts, seats, strict=True) for c in self._entry(report, part, attributions, lead, at)
        ]
        return tuple(_numbered(report, claims))

    def _entry(
        self,
        report: Report,
        findings: Sequence[Findings],
        attributions: Attributions,
        lead: Frame,
        at: PlaceMention | None,
    ) -> list[Claim]:
        """Claims of a report, or of one entry of a bulletin, which was ``at`` a place."""
        status = StatusReader(self.rules)
        thread = Thread(lead, self.kinds.story(findings), seat=at)
        out = list(self._told(report, findings, attributions, thread, status))
        if not any(told.claim for told in out) and is_brief(findings):
            thread = Thread(lead, self.kinds.story(findings), seat=at)
            out = list(self._told(report, findings, attributions, thread, status, brief=True))
        bodies = bodies_of(findings, headline=lead, lexicon=self.roles.index.lexicon, rules=self.rules)
        return placed(with_culprits(name_doers(out, bodies), bodies))

    def _told(
        self,
        report: Report,
        findings: Sequence[Findings],
        attributions: Attributions,
        thread: Thread,
        status: StatusReader,
        *,
        brief: bool = False,
    ) -> Iterator[Told]:
        """What each clause of the report tells. ``brief``: every event word of it tells of an event."""
        for paragraph, found in enumerate(findings):
            if not found.figures and not found.triggers:
                continue
            phrases = status.phrases(found.passage.doc)
            for sentence in found.passage.sentences():
                told = units_of(sentence, found, attributions=attributions, status=status, phrases=phrases)
                units = tuple(part for unit in told for part in parted(unit, found))
                for unit in units:
                    weapons = _weapons(unit, units, found)
                    yield from self._claim(report, unit, found, thread, paragraph, weapons, brief=brief)

    def _headline(self, found: Findings | None) -> Frame:
        if found is None or not found.triggers:
            return Frame()
        doc = found.passage.doc
        event = settle(doc, found.triggers, found.weapons, rules=self.rules)
        if event is None and bare_strike(doc, found.triggers):
            event = Event.AIR_STRIKE
        roles = _merged(self.roles.read(doc, t.i, found.actors, found.eventful) for t in found.triggers)
        return Frame(event, roles.perpetrators, roles.targets, min(found.places, key=breadth, default=None))

    def _claim(
        self,
        report: Report,
        unit: Unit,
        found: Findings,
        thread: Thread,
        paragraph: int,
        weapons: Sequence[WeaponWord],
        *,
        brief: bool = False,
    ) -> Iterator[Told]:
        doc, passage = found.passage.doc, found.passage
        mentioned = brief and any(mentions(doc, t) for t in unit.triggers)
        if not (unit.figures or mentioned) and not any(
            asserts(doc, t, actors=found.actors, weapons=weapons, rules=self.rules) for t in unit.triggers
        ):
            place = pick_place(unit, found, ())
            thread.passed(place)
            yield Told(None, place, turns=_turns(unit), aside=unit.status is not Status.REPORTED)
            return
        roles = self._roles(unit, found)
        speakers = [
            found.token_range(s.quote.start, s.quote.end)
            for s in unit.chain
            if passage.start <= s.quote.start < passage.end
        ]
        figures = _figures(found, unit)
        picked = pick_place(unit, found, speakers)
        place = thread.where(picked, total=_total(figures))
        time = pick_time(unit, found)
        another = unit.cut is not None and unit.cut.reason != "time"
        apart = another or _sets_apart(unit)
        own = self.kinds.own(unit, found, weapons)
        frame = thread.taken_up(sets_apart=another or (unit.cut is not None and own is not None))
        own = self.kinds.in_story(own, unit, found, weapons, frame, thread)
        event = own or self.kinds.told(unit, found, frame, roles, None if another else thread.story)
        if event is None:
            return
        follows = frame is not None and (frame.event is event or (own is None and not others(roles, frame)))
        perpetrators = _bodies(roles.perpetrators) if event is Event.SUICIDE_BOMB else roles.perpetrators
        anew = own is not None and frame is not None and own is not frame.event and elsewhere(picked, frame.place)
        if follows and frame is not None and not anew and not named(perpetrators, self.rules.actors.vague):
            known = {p.name.lower() for p in perpetrators}
            over = frame.perpetrators
            if event is Event.DISPLACEMENT and _total(figures):
                over = ()  # everybody who has ever fled did not flee from this
            elif event is Event.BATTLE and _total(figures) and frame.event is not event:
                over = ()  # nor did one side's strike kill all the dead of a war
            elif (
                (_total(figures) and not frame.total)
                or event is Event.DISPLACEMENT
                or (event is not frame.event and elsewhere(picked, frame.place))
            ):
                over = repeatable(over, self.rules.actors)
            perpetrators += tuple(p for p in inferred(over) if p.name.lower() not in known)
        if not perpetrators and thread.last is not None and thread.last.paragraph >= paragraph - 1 and _they(unit, doc):
            perpetrators = inferred(thread.last.perpetrators)
        objects = find_objects(passage, unit.triggers, rules=self.rules)
        also = also_hit(unit, found, event)
        targets = targets_of(_with_their_bodies(roles, unit, found), figures, objects, also, frame if follows else None)
        aside = unit.cut is not None or unit.status is not Status.REPORTED or is_background(time, _day(report))
        carried = frame is not None and (frame.total or not _total(figures))
        if (
            follows
            and frame is not None
            and carried
            and _broad(place)
            and not _turns(unit)
            and not _before(unit, time, report)
        ):
            place = frame.place or (thread.main.place if thread.main else None) or place
        elif (
            place is None and not _total(figures) and not apart and not _turns(unit) and not _before(unit, time, report)
        ):
            place = thread.last.place if thread.last else None
        place = place or thread.seat
        weapon = passage.quote(doc[weapons[0].first], doc[weapons[0].last]) if weapons else None
        quote = _quote(unit, found)
        heads = [found.figures[n].head for n in unit.figures]
        thread.told(Frame(event, perpetrators, targets, place, time, weapon, paragraph, _total(figures)), aside=aside)
        claim = Claim(
            id="",
            report=report.id,
            quote=quote,
            event=event,
            status=unit.status,
            figures=figures,
            attribution=unit.chain,
            perpetrators=perpetrators,
            targets=targets,
            weapon=weapon,
            objects=objects,
            victims=find_victims(passage, figures, heads, found.actors),
            place_mention=place,
            time_mention=time,
            segment=passage.kind,
            trigger=_trigger_quote(unit, found),
            apart=apart,
            extractor=self.extractor,
        )
        yield Told(claim, picked, turns=another or apart or _turns(unit), aside=aside, total=_total(figures))

    def _roles(self, unit: Unit, found: Findings) -> Roles:
        doc = found.passage.doc
        armed = any(t.event in ARMED or t.kind == "generic" for t in unit.triggers)
        # the convoy that was attacked moved nobody against anybody; who holds the area that was hit did not hit it
        anchors = [t.i for t in unit.triggers if not (armed and t.event in _BESIDE)]
        anchors += [p for n in unit.figures if (p := found.figures[n].predicate) is not None and p not in anchors]
        roles = _merged(self.roles.read(doc, i, found.actors, found.eventful) for i in anchors)
        if any(t.event is Event.PROTEST_RIOT for t in unit.triggers):
            acted, met = forces_met(doc, unit.sentence, found.actors, self.rules.actors)
            roles = _merged((roles, Roles(acted, met)))
        speaker = next((s for s in unit.chain if s.named), None)
        if roles.perpetrators or speaker is None:
            return roles
        told_by = speaker.body or speaker.name
        if any(self.roles.own_men(doc, i) or self.roles.own_deed(doc, i, told_by) for i in anchors):
            return Roles((ActorRef(speaker.body or speaker.name, speaker.quote),), roles.targets)
        return roles


def _weapons(unit: Unit, units: Sequence[Unit], found: Findings) -> list[WeaponWord]:
    """Weapons of the unit's own words: "hours after a car bomb in the capital" arms that clause and no other."""
    inside = [w for w in found.weapons if unit.sentence.start <= w.first < unit.sentence.end]
    if unit.cut is not None:
        return [w for w in inside if unit.cut.holds(w.first)]
    apart = [u.cut for u in units if u.cut is not None]
    return [w for w in inside if not any(cut.holds(w.first) for cut in apart)]


def _with_their_bodies(roles: Roles, unit: Unit, found: Findings) -> Roles:
    """The roles, with the bodies that those who were hurt belong to: "three members of X", "a leader of X"."""
    doc, refs = found.passage.doc, list(roles.targets)
    doers = {p.name for p in roles.perpetrators}
    for n in unit.figures:
        each = found.figures[n]
        if each.figure.measure not in _HURT or each.figure.high == 0:
            continue
        inside = {t.i for t in doc[each.head].subtree}
        refs += [
            a.ref
            for a in found.actors
            if a.ref.id and a.last in inside and a.ref.name not in doers | {r.name for r in refs}
        ]
    return Roles(roles.perpetrators, tuple(refs))


def _figures(found: Findings, unit: Unit) -> tuple[Figure, ...]:
    """The unit's figures, with ``subset_of`` pointing inside the claim."""
    at = {n: k for k, n in enumerate(unit.figures)}
    out = []
    for n in unit.figures:
        figure = found.figures[n].figure
        parent = at.get(figure.subset_of) if figure.subset_of is not None else None
        out.append(replace(figure, subset_of=parent))
    return tuple(out)


def _quote(unit: Unit, found: Findings) -> Quote:
    """The clause where the unit has one of its own, else the sentence."""
    passage, sentence = found.passage, unit.sentence
    first, last = sentence[0], sentence[-1]
    if unit.cut is not None:
        first, last = passage.doc[unit.cut.first], passage.doc[unit.cut.last]
    if unit.stop is not None and first.i < unit.stop <= last.i:
        last = passage.doc[unit.stop - 1]
    while (last.is_punct or last.dep_ == "cc") and last.text not in (".", '"') and last.i > first.i:
        last = last.nbor(-1)
    while first.is_space and first.i < last.i:
        first = first.nbor()
    while last.is_space and last.i > first.i:
        last = last.nbor(-1)
    return passage.quote(first, last)


def _trigger_quote(unit: Unit, found: Findings) -> Quote | None:
    if not unit.triggers:
        return None
    trigger = unit.triggers[0]
    return found.passage.quote(found.passage.doc[trigger.first], found.passage.doc[trigger.last])


def _day(report: Report) -> date | None:
    return report.published.day if report.published else None


def _broad(place: PlaceMention | None) -> bool:
    """No place, or only an officer's ("the mayor of X"): the place told before is nearer to the event."""
    return place is None or place.relation == "office"


def _before(unit: Unit, time: TimeMention | None, report: Report) -> bool:
    """Told of what lay before: its place is no other event's."""
    return unit.status is Status.HISTORICAL or is_background(time, _day(report))


def _total(figures: tuple[Figure, ...]) -> bool:
    return bool(figures) and all(f.scope is not Scope.INCIDENT for f in figures)


def _bodies(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Without "a man", who is the bomb."""
    return tuple(r for r in refs if r.name.lower().split()[-1] not in ("man", "person", "individual"))


def _they(unit: Unit, doc: Doc) -> bool:
    """ "They took ten villagers": those who were told of did this too."""
    words = [doc[t.i] for t in unit.triggers]
    verbs = [v for w in words for v in (w, w.head) if v.pos_ == "VERB" and (v is w or w.dep_ == "dobj")]
    return any(c.dep_ == "nsubj" and c.lower_ == "they" for v in verbs for c in v.children)


def _turns(unit: Unit) -> bool:
    """The sentence opens by turning to something else ("Meanwhile, ...")."""
    return any(t.lower_ in _TURNS for t in unit.sentence[:2])


def _sets_apart(unit: Unit) -> bool:
    return any(t.lower_ in _APART for t in unit.sentence[:3]) or any(
        c.lower_ in ("separate", "another") for t in unit.triggers for c in unit.sentence.doc[t.i].children
    )


def _merged(parts: Iterable[Roles]) -> Roles:
    perpetrators: dict[str, ActorRef] = {}
    targets: dict[str, ActorRef] = {}
    for part in parts:
        for ref in part.perpetrators:
            perpetrators.setdefault(ref.name, ref)
        for ref in part.targets:
            targets.setdefault(ref.name, ref)
    return Roles(tuple(perpetrators.values()), tuple(t for n, t in targets.items() if n not in perpetrators))


def _numbered(report: Report, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims with ids that depend on the report's text and the claim's place in it, so that a second run makes the same."""
    seen: dict[tuple[object, ...], int] = {}
    for claim in claims:
        key = (report.id, report.sha256, claim.quote.start, claim.quote.end, claim.event.value, claim.status.value)
        n = seen[key] = seen.get(key, -1) + 1
        yield replace(claim, id=short_id("c", *key, n))
