"""A person's decisions on incidents, laid over what was assembled; and how far each incident has been seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident, Relation
from twosource.core.listing import MachineRow
from twosource.core.vocab import Grade, RelationKind
from twosource.review import setting, snapshots
from twosource.review.anchors import Finder, incident_of
from twosource.review.constraints import standing

UNREVIEWED, STARTED, ACCEPTED, CHANGED, DISCOUNTED = "unreviewed", "started", "accepted", "changed", "discounted"
STATES = (UNREVIEWED, STARTED, CHANGED, ACCEPTED, DISCOUNTED)


@dataclass
class Judged:
    """Incidents as they count, the machine's own where that differs, and each one's state of review."""

    incidents: tuple[Incident, ...]
    machine: list[MachineRow] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)


def judge(
    incidents: Iterable[Incident], membership: Mapping[str, str], log: Sequence[Decision], finder: Finder
) -> Judged:
    """Apply what stands in ``log`` to ``incidents``. ``membership`` knows every account that a decision is about."""
    now = {i.id: i for i in incidents}
    machine, states = dict(now), dict.fromkeys(now, UNREVIEWED)
    for decision in standing(log):
        for target in targets_of(decision, membership, finder):
            if target in now:
                now[target] = _applied(now[target], decision, membership, finder)
                states[target] = _state(states[target], decision, now[target])
    rows = [MachineRow("incident", i, snapshots.dump(machine[i])) for i in sorted(now) if now[i] != machine[i]]
    return Judged(tuple(now.values()), rows, states)


def targets_of(decision: Decision, membership: Mapping[str, str], finder: Finder) -> tuple[str, ...]:
    """The incidents of now that the decision is about; none for a name, which may stand anywhere."""
    if decision.kind in (DecisionKind.TOGETHER, DecisionKind.SEPARATE):
        ids = {i for pair in decision.pairs for i in pair} if not decision.anchors else set()
        found = {*finder.accounts(decision.anchors, "account"), *ids}
        return tuple(sorted({membership[a] for a in found if a in membership}))
    if decision.kind in (DecisionKind.PLACE, DecisionKind.ACTOR):
        return ()
    own = finder.accounts(decision.anchors, "account") or tuple(a for a in decision.ids("new") if a in membership)
    if not own and _of_claim(decision):
        own = finder.accounts(decision.anchors, "other")
    target = incident_of(own, membership)
    return (target,) if target else ()


def _of_claim(decision: Decision) -> bool:
    return any(a.role == "claim" for a in decision.anchors)


def _applied(incident: Incident, decision: Decision, membership: Mapping[str, str], finder: Finder) -> Incident:
    note = f"{decision.author}: {decision.reason}" if decision.reason else decision.author
    if decision.kind is DecisionKind.SET:
        return setting.with_value(incident, decision.field, json.loads(decision.value), note=note)
    if decision.kind is DecisionKind.REJECT and not _of_claim(decision):
        return replace(incident, grade=Grade.DISCOUNTED, grade_reason=f"set aside by {note}")
    if decision.kind is DecisionKind.RELATE:
        other = incident_of(finder.accounts(decision.anchors, "other"), membership)
        if other and other != incident.id:
            relation = Relation(RelationKind(decision.field), other, incident.claims[:1], note)
            kept = tuple(r for r in incident.relations if (r.kind, r.incident) != (relation.kind, other))
            return replace(incident, relations=(*kept, relation))
    return incident


def _state(state: str, decision: Decision, incident: Incident) -> str:
    if decision.kind is DecisionKind.COMMENT:
        return state
    if _of_claim(decision) or decision.kind not in (DecisionKind.ACCEPT, DecisionKind.REJECT):
        return STARTED if state == UNREVIEWED else state
    if decision.kind is DecisionKind.REJECT:
        return DISCOUNTED
    return ACCEPTED if json.loads(decision.value) == list(incident.claims) else CHANGED
