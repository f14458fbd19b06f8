"""Who "the rebels" are: the armed group that the report has named.

A plain word for armed people of no stated body stands for the one irregular group of the story; where the report names
several, for the one that was last said to have done something. What is taken over is marked as inferred, and the words
stay as the evidence. "Unknown gunmen" stay unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.core.actor import ActorRef
from twosource.core.vocab import Certainty
from twosource.extract.rules.bodies import Bodies
from twosource.extract.rules.whereabouts import Told


def name_doers(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """The claims of one report in text order, with plain words for doers told by the group they stand for."""
    if not bodies.irregulars and not bodies.coalitions:
        return list(told)
    ids = {b.ref.id for b in bodies.irregulars}
    out: list[Told] = []
    doing: ActorRef | None = None
    for this in told:
        if this.claim is None:
            out.append(this)
            continue
        known = tuple(_named(p, bodies, len(ids) == 1, doing) for p in this.claim.perpetrators)
        out.append(replace(this, claim=replace(this.claim, perpetrators=_distinct(known))))
        doing = next((p for p in known if p.id in ids), doing)
    return out


def _named(doer: ActorRef, bodies: Bodies, single: bool, doing: ActorRef | None) -> ActorRef:
    words = doer.name.lower().split()
    if doer.id is None and "coalition" in words and bodies.coalitions:
        body = bodies.coalitions[0].ref
        return replace(doer, name=body.name, id=body.id, certainty=Certainty.INFERRED)
    plain, unknown = bodies.rules.actors.plain, bodies.rules.actors.unknown
    if doer.id is not None or not words or set(words) & unknown:
        return doer
    if words[-1] not in plain and words[0] not in bodies.rules.actors.irregular_sides:
        return doer
    before = [b.ref for b in bodies.irregulars if b.start < doer.quote.start]
    if single:
        body = (before or [b.ref for b in bodies.irregulars])[-1]
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
