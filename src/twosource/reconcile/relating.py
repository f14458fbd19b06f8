"""Relations between incidents as a thing that grows: only incidents of the days around one that changed are looked at.

Ends where ``relations.relate`` ends over the same incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from twosource.core.incident import Incident, Relation
from twosource.core.vocab import RelationKind
from twosource.reconcile.relations import between, days_of

type _Found = tuple[RelationKind, str, str]


class Relating:
    """Incidents by day, with no more of each than relations ask for, and the relations that were found."""

    def __init__(self, incidents: Iterable[Incident] = ()) -> None:
        self._slim: dict[str, Incident] = {}
        self._days: dict[date, set[str]] = {}
        self._found: dict[str, set[_Found]] = {}
        for incident in incidents:
            self._put(incident)
            self._found[incident.id] = {(r.kind, r.incident, r.note) for r in incident.relations}

    def update(self, gone: Iterable[str], made: Iterable[Incident]) -> frozenset[str]:
        """``gone`` are no more, ``made`` are new or changed. Gives the others whose relations have to be written anew."""
        new = {i.id: i for i in made}
        touched = {*gone, *new}
        others: set[str] = set()
        for old in touched & self._slim.keys():
            for near in self._near(self._slim[old]):
                kept = {f for f in self._found[near] if f[1] not in touched}
                if kept != self._found[near]:
                    self._found[near] = kept
                    others.add(near)
        for old in touched & self._slim.keys():
            self._remove(old)
        for incident in new.values():
            self._put(incident)
            self._found[incident.id] = set()
        for incident in new.values():
            mine = self._slim[incident.id]
            for near in self._near(mine):
                theirs = self._slim[near]
                self._found[mine.id].update((k, near, n) for k, n in _between(mine, theirs))
                if near not in new and (back := [(k, mine.id, n) for k, n in _between(theirs, mine)]):
                    self._found[near].update(back)
                    others.add(near)
        return frozenset(others - touched)

    def of(self, incident: str) -> tuple[Relation, ...]:
        """The relations of an incident."""
        return tuple(Relation(k, o, self._slim[o].claims[:1], n) for k, o, n in sorted(self._found[incident]))

    def _put(self, incident: Incident) -> None:
        killed = tuple(f for f in incident.figures if f[0] == "killed")
        self._slim[incident.id] = replace(
            incident, accounts=(), claims=incident.claims[:1], perpetrators=(), targets=(), figures=killed, origins=(),
            contradictions=(), relations=(), grade_reason="", history=(),
        )  # fmt: skip
        for day in days_of(incident):
            self._days.setdefault(day, set()).add(incident.id)

    def _remove(self, incident: str) -> None:
        for day in days_of(self._slim.pop(incident)):
            self._days[day].discard(incident)
        del self._found[incident]

    def _near(self, incident: Incident) -> Iterator[str]:
        own = days_of(incident)
        around = [own[0] - timedelta(days=1), *own, own[-1] + timedelta(days=1)] if own else []
        seen = {incident.id}
        for day in around:
            new = self._days.get(day, set()) - seen
            seen |= new
            yield from sorted(new)


def _between(mine: Incident, theirs: Incident) -> Iterator[tuple[RelationKind, str]]:
    return between(mine, theirs, {mine.id: mine.status, theirs.id: theirs.status})
