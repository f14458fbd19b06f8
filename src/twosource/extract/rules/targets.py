"""Those hit as the text names them: actors, the people counted, and what was hit besides people."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.actor import ActorRef
from twosource.core.claim import ObjectHit
from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Who
from twosource.extract.rules.roles import Roles
from twosource.extract.rules.thread import Frame, inferred

_PEOPLE = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED))
_CIVIL = frozenset((Who.CIVILIAN, Who.CHILD, Who.WOMAN))
_OPEN = frozenset((Who.UNKNOWN, Who.MAN, Who.MIXED))
_CLASSES = {Who.JOURNALIST: "journalists", Who.MEDIC: "medics"}
_NO_ONE = "people"
_ANYBODY = frozenset((_NO_ONE, "civilians"))


def targets_of(
    roles: Roles,
    figures: Sequence[Figure],
    objects: Sequence[ObjectHit],
    also: Sequence[ActorRef],
    frame: Frame | None,
) -> tuple[ActorRef, ...]:
    """Targets of one claim; where its words name nobody but "people", those of the event that it goes on with too."""
    targets: dict[str, ActorRef] = {t.name: t for t in roles.targets}
    for figure in figures:
        name = _name(figure)
        if name is not None:
            targets.setdefault(name, ActorRef(name, figure.quote))
    for hit in objects:
        targets.setdefault(hit.name, ActorRef(hit.name, hit.quote))
    goes_on = frame is not None and all(name in _ANYBODY for name in targets)
    for ref in also:
        if not any(ref.name in name for name in targets):  # "Omrin village" says it
            targets[ref.name] = ref
    if frame is not None and goes_on:
        for ref in inferred(frame.targets):
            targets.setdefault(ref.name, ref)
    return tuple(targets.values())


def _name(figure: Figure) -> str | None:
    if figure.high == 0:
        return None  # "no civilians were hurt" names nobody who was
    if figure.measure is Measure.DISPLACED:
        return "civilians"
    if figure.measure not in _PEOPLE:
        return None
    if figure.group:
        return figure.group
    if figure.who in _CLASSES:
        return _CLASSES[figure.who]
    if figure.who in _CIVIL:
        return "civilians"
    return _NO_ONE if figure.who in _OPEN else None
