"""Doers that a report leaves to its readers, because nobody else could have done it.

Only those who have aircraft strike from the air; whoever fights, fights the other side of the report's war; troops that
are sent are the state's. Where the report names two who might have, nobody is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.vocab import Certainty, Event, Status
from twosource.extract.rules.bodies import Bodies
from twosource.extract.rules.thread import inferred
from twosource.extract.rules.whereabouts import Told

_OPEN = frozenset((Status.HYPOTHETICAL, Status.PLANNED))
_AIR = frozenset(
    (
        "air", "warplanes", "warplane", "jets", "jet", "aircraft", "planes", "plane", "helicopters", "helicopter", "drone", "drones",
        "bombers", "bomber", "airstrike", "airstrikes", "aviation",
    )
)  # fmt: skip


def with_implied(told: Sequence[Told], bodies: Bodies) -> list[Told]:
    """The claims of one report, with the doers that only one body can be."""
    pilots = _pilots(told, bodies)
    sides = _sides(told, bodies)
    army = bodies.army() if len(bodies.nations()) <= 1 else ()
    return [replace(t, claim=_of(t.claim, t, bodies, pilots, sides, army)) if t.claim is not None else t for t in told]


def _of(
    claim: Claim,
    this: Told,
    bodies: Bodies,
    pilots: Sequence[ActorRef],
    sides: Sequence[ActorRef],
    army: Sequence[ActorRef],
) -> Claim:
    if claim.event is Event.AIR_STRIKE:
        claim = replace(claim, perpetrators=tuple(r for r in claim.perpetrators if _may_fly(r, pilots, bodies)))
    if claim.perpetrators or claim.status in _OPEN:
        return claim
    unknown = bodies.rules.actors.unknown & set(claim.quote.text.lower().split())
    if claim.event is Event.AIR_STRIKE and not unknown:
        return _by(claim, pilots if len(pilots) == 1 else ())
    if claim.event is Event.BATTLE and not this.total:
        return _by(claim, sides)
    if claim.event is Event.MOVEMENT_DEPLOYMENT:
        return _by(claim, army)
    return claim


def _by(claim: Claim, doers: Iterable[ActorRef]) -> Claim:
    hit = {t.name for t in claim.targets}
    return replace(claim, perpetrators=inferred(tuple(d for d in doers if d.name not in hit)))


def _may_fly(ref: ActorRef, pilots: Sequence[ActorRef], bodies: Bodies) -> bool:
    """Whom a sentence before named strikes from the air only if it has aircraft."""
    if ref.certainty is Certainty.STATED or ref.name in {p.name for p in pilots}:
        return True
    return not bodies.in_arms(ref) and ref.id is not None


def _pilots(told: Sequence[Told], bodies: Bodies) -> tuple[ActorRef, ...]:
    """Who has aircraft, as the report tells: coalitions, forces named with them, whoever is said to have struck."""
    known = {b.ref.name: b.ref for b in bodies.coalitions}
    known |= {b.ref.name: b.ref for b in bodies.states if _AIR & set(b.ref.quote.text.lower().split())}
    struck = [t.claim for t in told if t.claim is not None and t.claim.event is Event.AIR_STRIKE]
    known |= {p.name: p for c in struck for p in c.perpetrators if p.certainty is Certainty.STATED}
    return tuple(known.values())


def _sides(told: Sequence[Told], bodies: Bodies) -> tuple[ActorRef, ...]:
    """The two sides of the one war that the report tells of."""
    fought = [t.claim.perpetrators for t in told if t.claim is not None and t.claim.event is Event.BATTLE]
    both = {frozenset(p.name for p in refs): refs for refs in fought if len(refs) > 1}
    groups = {b.ref.id: b.ref for b in bodies.irregulars}
    if len(both) == 1 and set(groups) <= {p.id for refs in both.values() for p in refs}:
        return next(iter(both.values()))
    if both or len(groups) > 1 or len(bodies.nations()) > 1:
        return ()
    rising = [b.ref for b in bodies.plain if b.ref.name.lower().split()[-1] in bodies.rules.actors.rising]
    others = tuple(groups.values()) or tuple(rising[:1])
    return (*bodies.army(), *others) if others else ()
