"""Which claims stand behind each value of an incident: a chip leads from the value to its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.lexicon import fold
from twosource.core.vocab import Status

MOST = 12
"""Chips beside one value; the rest are in the list of claims."""


def behind(field: str, incident: Incident, claims: Sequence[Claim]) -> list[str]:
    """Ids of the claims that give the incident's ``field``, in the order of ``claims``."""
    figure = incident.figure(field)
    if figure is not None:
        wanted = set(figure.claims)
        return [c.id for c in claims if c.id in wanted]
    if field == "event":
        return [c.id for c in claims if c.event is incident.event]
    if field == "date" and incident.time:
        time = incident.time
        same = [c.id for c in claims if c.time and (c.time.start, c.time.end) == (time.start, time.end)]
        return same or [c.id for c in claims if c.time and c.time.overlaps(time)]
    if field == "place" and incident.place:
        name = fold(incident.place.name)
        return [c.id for c in claims if c.place and fold(c.place.name) == name]
    if field in ("perpetrators", "targets"):
        keys = _keys(incident.perpetrators if field == "perpetrators" else incident.targets)
        return [
            c.id for c in claims
            if c.status is not Status.DENIED and keys & _keys(c.perpetrators if field == "perpetrators" else c.targets)
        ]  # fmt: skip
    if field == "objects":
        return [c.id for c in claims if c.objects]
    if field == "weapons":
        return [c.id for c in claims if c.weapon]
    if field == "victims":
        return [c.id for c in claims if c.victims]
    return []


def numbers(claims: Sequence[Claim]) -> Mapping[str, int]:
    """The number on each claim's chip, from 1 in the order of the text."""
    return {c.id: n for n, c in enumerate(claims, start=1)}


def _keys(actors: Sequence[ActorRef]) -> set[str]:
    return {a.id or fold(a.name) for a in actors}
