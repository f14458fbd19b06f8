"""Who did it, seen over the whole report: a lead tells what happened, and a later sentence who owned up to it or is blamed.

Coders give the doer to every sentence of that event. A word for anybody with a gun ("the attackers") is no other doer: the
body that the report names stands beside it, as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.place import PlaceMention
from twosource.core.vocab import Certainty, Event, Status
from twosource.extract.rules.breadth import SCENE, breadth
from twosource.extract.rules.events import ARMED
from twosource.extract.rules.thread import inferred
from twosource.extract.rules.whereabouts import Told

_AHEAD = 10
"""Claims that may stand between what happened and who did it."""


def is_vague(ref: ActorRef, vague: frozenset[str]) -> bool:
    """ "the attackers", "unknown gunmen": nobody in particular."""
    words = ref.name.lower().split()
    return ref.id is None and bool(words) and all(w in vague for w in words)


def named(refs: Sequence[ActorRef], vague: frozenset[str]) -> tuple[ActorRef, ...]:
    """Those of ``refs`` that are somebody in particular."""
    return tuple(r for r in refs if not is_vague(r, vague))


def with_culprits(told: Sequence[Told], vague: frozenset[str]) -> Iterator[Told]:
    """The claims of one report; one whose doer nothing before it names gets the one that is named for its event further
    on, where all that is told of that kind of event there has the same doer."""
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
        found = _ahead(this, told[n + 1 : n + 1 + 2 * _AHEAD], vague)
        if not found:
            yield this
            continue
        targets = {t.name for t in claim.targets}
        found = tuple(r for r in found if r.name not in targets)
        yield replace(this, claim=replace(claim, perpetrators=(*claim.perpetrators, *inferred(found))))


def _elsewhere(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Two spots of different names: two events, then."""
    if one is None or other is None or breadth(one) > SCENE or breadth(other) > SCENE:
        return False
    return one.name != other.name


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


def _ahead(this: Told, later: Sequence[Told], vague: frozenset[str]) -> tuple[ActorRef, ...]:
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
        if claim is None or _elsewhere(this.own, that.own) or other.event is not claim.event:
            continue
        if other.status not in (Status.REPORTED, Status.UNVERIFIED):
            continue
        stated = _stated(other, vague)
        if stated and _told_by_another(claim, other, stated[0]):
            continue
        if stated:
            return stated if len(stated) == 1 and other.event is not Event.BATTLE else ()
    return ()
