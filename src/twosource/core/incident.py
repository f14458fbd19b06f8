"""An incident: a view assembled from claims, links and decisions. It can be dropped and rebuilt to the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.core.actor import ActorRef
from twosource.core.place import PlaceRef
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Grade, RelationKind


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One reconciled figure. ``low <= best <= high``; ``open`` where the upper end is open; ``rule`` names the rule."""

    low: int
    best: int
    high: int
    open: bool
    rule: str
    claims: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent voice behind an incident, and the claims it stands behind."""

    name: str
    kind: str
    independent: bool
    claims: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more statements that cannot all hold. ``field`` is what they disagree on."""

    field: str
    sides: tuple[Side, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    kind: RelationKind
    incident: str
    claims: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """The assembled record of one incident."""

    id: str
    event: Event
    reports: tuple[str, ...]
    accounts: tuple[str, ...]
    claims: tuple[str, ...]
    time: TimeRange | None
    place: PlaceRef | None
    perpetrators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    figures: tuple[tuple[str, Reconciled], ...] = ()
    origins: tuple[Origin, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    relations: tuple[Relation, ...] = ()
    grade: Grade = Grade.WEAK
    grade_reason: str = ""
    status: str = "happened"
    """``happened``, or ``planned`` / ``denied`` / ``hypothetical`` / ``unverified`` where nothing but that is said."""
    history: tuple[tuple[str, str], ...] = field(default=())

    @property
    def n_origins(self) -> int:
        """Independent voices; unknown origins do not count."""
        return sum(o.independent for o in self.origins)

    def figure(self, key: str) -> Reconciled | None:
        return dict(self.figures).get(key)
