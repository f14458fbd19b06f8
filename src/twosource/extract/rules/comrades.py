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
    ids = {b.ref.id for b in bodies.irregulars}
    out: list[Told] = []
    doing: ActorRef | None = None
    for this in told:
        if this.claim is None:
            out.append(this)
            continue
        known = tuple(
            one for p in this.claim.perpetrators if not is_group(one := _named(p, bodies, len(ids) == 1, doing), bodies)
        )
        hit = tuple(_named(t, bodies, len(ids) == 1, None) for t in this.claim.targets)
        out.append(replace(this, claim=replace(this.claim, perpetrators=_distinct(known), targets=_distinct(hit))))
        doing = next((p for p in known if p.id in ids), doing)
    return out


def _named(doer: ActorRef, bodies: Bodies, single: bool, doing: ActorRef | None) -> ActorRef:
    words = doer.name.lower().split()
    if doer.id is None and "coalition" in words and bodies.coalitions:
        body = bodies.coalitions[0].ref
        return replace(doer, name=body.name, id=body.id, certainty=Certainty.INFERRED)
    if doer.id is None and set(words) <= bodies.rules.actors.soldiery and (home := bodies.home()) is not None:
        return replace(doer, name=home.name, id=home.id, certainty=Certainty.INFERRED)
    plain, unknown = bodies.rules.actors.plain, bodies.rules.actors.unknown
    if doer.id is not None or not words or set(words) & unknown:
        return doer
    if words[-1] not in plain and words[0] not in bodies.rules.actors.irregular_sides and not is_group(doer, bodies):
        return doer
    if not bodies.irregulars:
        return _in_full(doer, bodies)
    before = [b.ref for b in bodies.irregulars if b.start < doer.quote.start]
    if single:
        body = (before or [b.ref for b in bodies.irregulars])[-1]
    elif doing is not None and before:
        body = doing
    else:
        return doer
    return replace(doer, name=body.name, id=body.id, certainty=Certainty.INFERRED)


def is_group(doer: ActorRef, bodies: Bodies) -> bool:
    """ "The group": whoever was told of before, and nobody where no group was."""
    words = doer.name.lower().split()
    return (
        doer.id is None and len(words) == 2 and words[0] in ("the", "this") and words[1] in bodies.rules.actors.groups
    )


def _in_full(doer: ActorRef, bodies: Bodies) -> ActorRef:
    """ "the rebels" of a report that once says "Vellish rebels"."""
    words = doer.name.lower().split()
    full = {b.ref.name for b in bodies.plain if _fuller(b.ref.name.lower().split(), words)}
    known = bodies.rules.actors
    full = {name for name in full if not set(name.lower().split()) & (known.unknown | known.vague - {words[-1]})}
    return replace(doer, name=full.pop()) if len(full) == 1 and len(words) == 1 else doer


def _fuller(name: list[str], words: list[str]) -> bool:
    return len(name) > 1 and name[-1] == words[-1]


def _distinct(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    seen: dict[str, ActorRef] = {}
    for ref in refs:
        seen.setdefault(ref.name, ref)
    return tuple(seen.values())
