"""What incidents have to do with one another besides being one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from twosource.core.distance import km_apart
from twosource.core.incident import Incident, Relation
from twosource.core.vocab import Event, RelationKind

_STRIKES = frozenset({Event.AIR_STRIKE, Event.SHELLING, Event.IED_MINE, Event.SUICIDE_BOMB, Event.ATTACK})
_WITHIN_KM = 60.0
_SAME_VICTIMS_KM = 60.0
_LONG_DAYS = 62


def relate(incidents: Sequence[Incident], standing: Mapping[str, str]) -> tuple[Incident, ...]:
    """Incidents with their relations filled in. ``standing``: incident id -> the standing of its accounts.

    * ``part_of``: a strike within an offensive that a common report tells, on the same days and in the same area;
      and an incident within the days and the area of a total.
    * ``possible_same_victims``: two incidents with the same count of dead, three or more, a day or less apart, where the
      places do not rule it out.
    * ``follow_up``: an old event that a later report recalls, and the incident of that day and place.
    * ``supersedes``: a total, and an earlier total of the same place that it replaces.
    """
    days: dict[date, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for day in days_of(incident):
            days[day].append(incident)
    found: dict[str, set[tuple[RelationKind, str, str]]] = defaultdict(set)
    for incident in incidents:
        for other in _neighbours(incident, days):
            for kind, note in between(incident, other, standing):
                found[incident.id].add((kind, other.id, note))
    by_id = {i.id: i for i in incidents}
    return tuple(
        replace(
            incident,
            relations=tuple(Relation(k, o, by_id[o].claims[:1], note) for k, o, note in sorted(found[incident.id])),
        )
        for incident in incidents
    )


def days_of(incident: Incident) -> list[date]:
    """The days of an incident; none where they are not known, or too many to say anything."""
    if incident.time is None or incident.time.days > _LONG_DAYS:
        return []
    return [incident.time.start + timedelta(days=d) for d in range(incident.time.days)]


def _neighbours(incident: Incident, days: Mapping[date, Sequence[Incident]]) -> Iterator[Incident]:
    own = days_of(incident)
    around = [own[0] - timedelta(days=1), *own, own[-1] + timedelta(days=1)] if own else []
    seen = {incident.id}
    for day in around:
        for other in days.get(day, ()):
            if other.id not in seen:
                seen.add(other.id)
                yield other


def between(incident: Incident, other: Incident, standing: Mapping[str, str]) -> Iterator[tuple[RelationKind, str]]:
    """What ``incident`` has to do with ``other``, each with a note. ``standing`` as in ``relate``."""
    mine, yours = standing[incident.id], standing[other.id]
    near = _near(incident, other)
    if mine == "happened" and yours == "happened":
        common = set(incident.reports) & set(other.reports)
        if (
            incident.event in _STRIKES
            and other.event is Event.BATTLE
            and common
            and near is not False
            and _same_days(incident, other)
        ):
            yield RelationKind.PART_OF, "a strike within an offensive that the same report tells"
        dead, theirs = incident.figure("killed"), other.figure("killed")
        if dead and theirs and dead.best == theirs.best >= 3 and near is not False and not common:
            yield RelationKind.POSSIBLE_SAME_VICTIMS, f"both count {dead.best} dead"
    elif mine == "happened" and yours == "total" and near is not False and _same_days(incident, other):
        yield RelationKind.PART_OF, "within the days and the area of a total"
    elif mine == "historical" and yours == "happened" and near is True and _same_days(incident, other):
        yield RelationKind.FOLLOW_UP, "a later report recalls it"
    elif (
        mine == yours == "total"
        and near is True
        and incident.time
        and other.time
        and incident.time.end > other.time.end
    ):
        yield RelationKind.SUPERSEDES, "a later total of the same area"


def _same_days(incident: Incident, other: Incident) -> bool:
    return incident.time is not None and other.time is not None and incident.time.overlaps(other.time)


def _near(incident: Incident, other: Incident) -> bool | None:
    """True near, False far, ``None`` where one has no point."""
    if incident.place is None or other.place is None:
        return None
    km = km_apart(incident.place, other.place)
    if km is None:
        return None
    wide = max(incident.place.radius_km or 0.0, other.place.radius_km or 0.0)
    return km <= _WITHIN_KM + wide
