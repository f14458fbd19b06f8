"""Who did it, seen over the whole report: a lead tells what happened, and a later sentence who owned up to it or is blamed.

Coders give the doer to every sentence of that event. A word for anybody with a gun ("the attackers") is no other doer: the
body that the report names stands beside it, as inferred. Sought in this order: the claim further on that states the doer
of that kind of event; the one doer that the outlet, the same speaker or the doer itself names for it; the headline; and
where soldiers were hit in a report that names one armed group, or its members where it names soldiers, the other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.vocab import Certainty, Event, Scope, Status
from twosource.extract.rules.bodies import Bodies
from twosource.extract.rules.breadth import elsewhere
from twosource.extract.rules.events import ARMED
from twosource.extract.rules.implied import with_implied
from twosource.extract.rules.lexicon import ActorWords
from twosource.extract.rules.thread import Frame, inferred
from twosource.extract.rules.whereabouts import Told

_AHEAD = 10
"""Claims that may stand between what happened and who did it."""
_OWN_VOICE = ""
_BESIDE = frozenset((Event.ABDUCTION_ARREST, Event.DESTRUCTION_LOOTING, Event.DISPLACEMENT))
_AIRCRAFT = frozenset(("air", "warplanes", "warplane", "jets", "aircraft", "planes", "helicopters"))
_PLANES = _AIRCRAFT - {"air"}
_NOT_YET = frozenset((Status.HYPOTHETICAL, Status.PLANNED))
_BY_ARMIES = frozenset((Event.AIR_STRIKE, Event.SHELLING))


def is_vague(ref: ActorRef, vague: frozenset[str]) -> bool:
    """ "the attackers", "unknown gunmen": nobody in particular."""
    words = ref.name.lower().split()
    return ref.id is None and bool(words) and all(w in vague for w in words)


def repeatable(refs: Sequence[ActorRef], words: ActorWords) -> tuple[ActorRef, ...]:
    """Those of ``refs`` that could be told again elsewhere: neither "gunmen" nor "unknown persons"."""
    nobody = (words.vague | words.unknown) - words.groups - {"groups"}  # "armed groups" are
    return tuple(r for r in refs if not is_vague(r, nobody))


def named(refs: Sequence[ActorRef], vague: frozenset[str]) -> tuple[ActorRef, ...]:
    """Those of ``refs`` that are somebody in particular."""
    return tuple(r for r in refs if not is_vague(r, vague))


def with_culprits(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """The claims of one report; one whose doer nothing before it names gets the one that the rest of the report does."""
    vague = bodies.rules.actors.vague
    known = _opposed(_headlined(_shared(list(_foretold(told, vague, bodies)), bodies), bodies.headline, vague), bodies)
    known = with_implied(_besides(_asked(known, bodies)), bodies)
    return [replace(t, claim=_as_told(t.claim, bodies)) if t.claim is not None else t for t in known]


def _asked(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """Air strikes and shelling that nobody is said to have done, by the forces that were asked to comment on them."""
    doers = tuple(b.ref for b in bodies.sought[:1])
    names = {d.name for d in doers}
    done = {t.claim.event for t in told if t.claim is not None and {p.name for p in t.claim.perpetrators} - names}
    return [
        _with(this, doers)
        if (claim := this.claim) is not None
        and claim.event in _BY_ARMIES - done
        and not claim.perpetrators
        and claim.status not in _NOT_YET
        else this
        for this in told
    ]


def _besides(told: Sequence[Told]) -> list[Told]:
    """Who was taken and what was burnt beside an attack, by the one body that the report says attacked."""
    armed = [t.claim for t in told if t.claim is not None and t.claim.event in ARMED and not t.aside]
    doers = {p.name: p for claim in armed for p in claim.perpetrators}
    for names in ({p.name for p in c.perpetrators} for c in armed if c.perpetrators):
        doers = {name: p for name, p in doers.items() if name in names}
    return [
        _with(this, tuple(doers.values()))
        if (claim := this.claim) is not None
        and claim.event in _BESIDE
        and claim.status is Status.REPORTED
        and not claim.perpetrators
        and not this.aside
        and not this.total
        else this
        for this in told
    ]


def _as_told(claim: Claim, bodies: Bodies) -> Claim:
    by, at = (tuple(bodies.as_told(r) for r in refs) for refs in (claim.perpetrators, claim.targets))
    return replace(claim, perpetrators=by, targets=at)


def _foretold(told: Sequence[Told], vague: frozenset[str], bodies: Bodies) -> Iterator[Told]:
    """The doer that is named for the event further on, where all that is told of that kind of event there has the same."""
    several = _several(told, vague)
    for n, this in enumerate(told):
        claim = this.claim
        if (
            claim is None
            or this.aside
            or claim.event not in ARMED
            or claim.event in several
            or named(claim.perpetrators, vague)
        ):
            yield this
            continue
        yield _with(this, _ahead(this, told[n + 1 : n + 1 + 2 * _AHEAD], vague, bodies))


def _with(this: Told, doers: Sequence[ActorRef]) -> Told:
    """The claim with more doers; nobody is given who was hit."""
    claim = this.claim
    if claim is None or not doers:
        return this
    there = {t.name for t in (*claim.targets, *claim.perpetrators)}
    found = tuple(r for r in doers if r.name not in there)
    return replace(this, claim=replace(claim, perpetrators=(*claim.perpetrators, *inferred(found))))


def _told_by_another(claim: Claim, other: Claim, doer: ActorRef) -> bool:
    """Whom one speaker names as the doer is not what another said ("Kyiv blames ..."); the outlet's word counts for all,
    and so does the doer's own."""
    if other.origin is None:
        return False
    names = {other.origin.name.lower(), (other.origin.body or "").lower()}
    return doer.name.lower() not in names and (claim.origin is None or claim.origin.name.lower() not in names)


def _stated(claim: Claim, vague: frozenset[str]) -> tuple[ActorRef, ...]:
    return tuple(r for r in named(claim.perpetrators, vague) if r.certainty is not Certainty.INFERRED)


def _several(told: Sequence[Told], vague: frozenset[str]) -> frozenset[Event]:
    """Kinds of event that more than one body is said to have done."""
    doers: dict[Event, set[str]] = {}
    for this in told:
        if this.claim is not None and not this.aside:
            doers.setdefault(this.claim.event, set()).update(r.name for r in _stated(this.claim, vague))
    return frozenset(event for event, names in doers.items() if len(names) > 1)


def _ahead(this: Told, later: Sequence[Told], vague: frozenset[str], bodies: Bodies) -> tuple[ActorRef, ...]:
    """The doer that the first later claim of the same kind of event states."""
    claim, seen = this.claim, 0
    for that in later:
        other = that.claim
        if that.turns:
            return ()
        if other is None or that.aside:
            continue
        seen += 1
        if seen > _AHEAD:
            return ()
        if claim is None or elsewhere(this.own, that.own) or other.event is not claim.event:
            continue
        if other.status not in (Status.REPORTED, Status.UNVERIFIED):
            continue
        stated = repeatable(_stated(other, vague), bodies.rules.actors)
        if stated and not bodies.of_no_state(stated[0]) and _told_by_another(claim, other, stated[0]):
            continue
        if stated:
            return stated if len(stated) == 1 and other.event is not Event.BATTLE else ()
    return ()


def _shared(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """Claims that name no doer, with the one whom the outlet itself, the same speaker, or the doer names for that kind
    of event. What somebody else says of a state ("Kyiv blames ...") stays that speaker's; who blames a group is seldom
    gainsaid. Events told apart, totals and history name their own or nobody."""
    stated: dict[Event, dict[str, ActorRef]] = {}
    tellers: dict[Event, set[str]] = {}
    for known in (t.claim for t in told if t.claim is not None):
        for doer in known.perpetrators:
            if not repeatable((doer,), bodies.rules.actors):
                continue
            stated.setdefault(known.event, {})[doer.name] = doer
            mine = known.origin is not None and fold(known.origin.name) == fold(doer.name)
            tellers.setdefault(known.event, set()).add(_OWN_VOICE if mine else _teller(known))
    air, ground = Event.AIR_STRIKE, Event.SHELLING
    if (
        ground not in stated
        and air in stated
        and not any(_flies(d) for d in stated[air].values())
        and not (_by_plane(told) or bodies.headline.event is ground)
    ):
        # "a missile attack": who has drones fires from the ground too
        stated[ground], tellers[ground] = stated[air], tellers[air]
    undisputed = bodies.one_sided({d.id or n for e in ARMED for n, d in stated.get(e, {}).items()}) and not any(
        t.claim is not None and t.claim.status is Status.DENIED for t in told
    )
    return [
        _with(this, tuple(stated[claim.event].values()))
        if (claim := this.claim) is not None
        and not claim.perpetrators
        and _lacks_doer(claim)
        and claim.event in stated
        and (undisputed or _told_by(claim, stated[claim.event], tellers[claim.event], bodies))
        else this
        for this in told
    ]


def _told_by(claim: Claim, doers: Mapping[str, ActorRef], tellers: set[str], bodies: Bodies) -> bool:
    """One doer, named by the claim's own speaker, or by the outlet itself further down."""
    if len(doers) != 1:
        return False
    (doer,) = doers.values()
    if bodies.in_arms(doer):
        return True
    return _teller(claim) in tellers or _OWN_VOICE in tellers


def _lacks_doer(claim: Claim) -> bool:
    return (
        not claim.apart
        and claim.status is Status.REPORTED
        and claim.event in ARMED
        and all(f.scope is Scope.INCIDENT for f in claim.figures)
    )


def _flies(doer: ActorRef) -> bool:
    """An air force, or aircraft that stand for it."""
    return not _AIRCRAFT.isdisjoint(doer.quote.text.lower().split())


def _by_plane(told: Sequence[Told]) -> bool:
    """The air strikes were flown by aircraft, which fire nothing from the ground."""
    strikes = [t.claim for t in told if t.claim is not None and t.claim.event is Event.AIR_STRIKE]
    return any(c.weapon is not None and _PLANES & set(c.weapon.text.lower().split()) for c in strikes)


def _teller(claim: Claim) -> str:
    return fold(claim.origin.name) if claim.origin else _OWN_VOICE


def _headlined(told: Sequence[Told], head: Frame, vague: frozenset[str]) -> list[Told]:
    """The doer that the headline names ("Government shelling kills eight") did what the report tells of that kind, where
    no sentence names another."""
    doers = named(head.perpetrators, vague)
    if (
        not doers
        or head.event not in ARMED
        or any(
            _stated(t.claim, vague) for t in told if t.claim is not None and t.claim.event is head.event and not t.aside
        )
    ):
        return list(told)
    return [
        _with(this, doers)
        if (claim := this.claim) is not None
        and not this.aside
        and claim.event is head.event
        and _lacks_doer(claim)
        and not named(claim.perpetrators, vague)
        else this
        for this in told
    ]


def _opposed(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """Who names no doer at all, but whom it hit, gets the other side of the conflict. Nobody hit their own men."""
    out: list[Told] = []
    for this in told:
        claim = this.claim
        if claim is not None and claim.event in ARMED and claim.status not in _NOT_YET:
            if bodies.hits_itself(claim):
                claim = replace(claim, perpetrators=())
            if not claim.perpetrators:
                this = _with(replace(this, claim=claim), bodies.opposed_to(claim))
        out.append(this)
    return out
