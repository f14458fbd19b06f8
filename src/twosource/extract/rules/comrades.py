"""Who "the rebels" are: the armed group that the report has named.

A plain word for armed people of no stated body stands for the one irregular group of the story; where the report names
several, for the one that was last said to have done something. What is taken over is marked as inferred, and the words
stay as the evidence. "Unknown gunmen" stay unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.vocab import Certainty
from twosource.extract.rules.findings import Findings

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


@dataclass(frozen=True, slots=True)
class Body:
    """An irregular armed group where the report names it."""

    start: int
    ref: ActorRef


def bodies_of(findings: Iterable[Findings], *, irregular: frozenset[str]) -> tuple[Body, ...]:
    """The groups that the passages name, in text order. ``irregular``: the lexicon's ids of groups that are no state's."""
    return tuple(
        Body(a.ref.quote.start, a.ref) for f in findings for a in f.actors if a.ref.id is not None and a.ref.id in irregular
    )


def name_doers(claims: Sequence[Claim], bodies: Sequence[Body]) -> tuple[Claim, ...]:
    """The claims of one report in text order, with plain words for doers told by the group they stand for."""
    if not bodies:
        return tuple(claims)
    single = {b.ref.id for b in bodies}
    out: list[Claim] = []
    doing: ActorRef | None = None
    for claim in claims:
        named = tuple(_named(p, bodies, single, doing) for p in claim.perpetrators)
        out.append(replace(claim, perpetrators=_distinct(named)))
        doing = next((p for p in named if p.id in single), doing)
    return tuple(out)


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
