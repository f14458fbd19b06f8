"""Who "the rebels" are: the armed group that the report has named.

A plain word for armed people of no stated body stands for the one irregular group of the story; where the report names
several, for the one that was last said to have done something. What is taken over is marked as inferred, and the words
stay as the evidence. "Unknown gunmen" stay unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.vocab import Certainty, Event, Scope, Status
from twosource.extract.rules.events import ARMED
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.thread import inferred

_PLAIN = frozenset(
    {
        "rebels",
        "rebel",
        "militants",
        "militant",
        "insurgents",
        "insurgent",
        "jihadists",
        "jihadis",
        "jihadist",
        "islamists",
        "extremists",
        "extremist",
        "terrorists",
        "terrorist",
        "guerrillas",
        "separatists",
        "fighters",
        "militiamen",
        "militia",
        "attackers",
        "assailants",
        "raiders",
    }
)
_UNKNOWN = frozenset({"unknown", "unidentified", "unnamed", "other", "local", "rival", "some"})

_OWN_VOICE = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An irregular armed group where the report names it."""

    start: int
    ref: ActorRef


def bodies_of(findings: Iterable[Findings], *, irregular: frozenset[str]) -> tuple[Body, ...]:
    """The groups that the passages name, in text order. ``irregular``: the lexicon's ids of groups that are no state's."""
    return tuple(
        Body(a.ref.quote.start, a.ref)
        for f in findings
        for a in f.actors
        if a.ref.id is not None and a.ref.id in irregular
    )


def name_doers(claims: Sequence[Claim], bodies: Sequence[Body]) -> tuple[Claim, ...]:
    """The claims of one report in text order, with plain words for doers told by the group they stand for."""
    if not bodies:
        return _shared(claims)
    single = {b.ref.id for b in bodies}
    out: list[Claim] = []
    doing: ActorRef | None = None
    for claim in claims:
        named = tuple(_named(p, bodies, single, doing) for p in claim.perpetrators)
        out.append(replace(claim, perpetrators=_distinct(named)))
        doing = next((p for p in named if p.id in single), doing)
    return _shared(out)


def _shared(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that name no doer, with the one whom the outlet itself, the same speaker, or the doer names for that kind
    of event. What somebody else says ("Kyiv blames ...") stays that speaker's; events told apart, totals and history
    name their own or nobody."""
    stated: dict[Event, dict[str, ActorRef]] = {}
    tellers: dict[Event, set[str]] = {}
    for claim in claims:
        for doer in claim.perpetrators:
            stated.setdefault(claim.event, {})[doer.name] = doer
            mine = claim.origin is not None and fold(claim.origin.name) == fold(doer.name)
            tellers.setdefault(claim.event, set()).add(_OWN_VOICE if mine else _teller(claim))
    return tuple(
        replace(claim, perpetrators=inferred(tuple(stated[claim.event].values())))
        if _lacks_doer(claim) and claim.event in stated and _told_by(claim, stated[claim.event], tellers[claim.event])
        else claim
        for claim in claims
    )


def _told_by(claim: Claim, doers: Mapping[str, ActorRef], tellers: set[str]) -> bool:
    """One doer, named by the claim's own speaker, or by the outlet itself further down."""
    if len(doers) != 1:
        return False
    (doer,) = doers.values()
    return _teller(claim) in tellers or (_OWN_VOICE in tellers and claim.quote.start < doer.quote.start)


def _lacks_doer(claim: Claim) -> bool:
    return (
        not claim.perpetrators
        and not claim.apart
        and claim.status is Status.REPORTED
        and claim.event in ARMED
        and all(f.scope is Scope.INCIDENT for f in claim.figures)
    )


def _teller(claim: Claim) -> str:
    return fold(claim.origin.name) if claim.origin else _OWN_VOICE


def _named(doer: ActorRef, bodies: Sequence[Body], single: set[str | None], doing: ActorRef | None) -> ActorRef:
    words = doer.name.lower().split()
    if doer.id is not None or not words or words[-1] not in _PLAIN or set(words) & _UNKNOWN:
        return doer
    before = [b.ref for b in bodies if b.start < doer.quote.start]
    if len(single) == 1:
        body = (before or [b.ref for b in bodies])[-1]
    elif doing is not None and before:
        body = doing
    else:
        return doer
    return replace(doer, name=body.name, id=body.id, certainty=Certainty.INFERRED)


def _distinct(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    seen: dict[str, ActorRef] = {}
    for ref in refs:
        seen.setdefault(ref.name, ref)
    return tuple(seen.values())
