"""An account: what one report says about one event. The unit of linking."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.place import PlaceRef
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event


@dataclass(frozen=True, slots=True)
class Account:
    """Claims of one report that tell the same event. ``claims`` are claim ids in text order."""

    id: str
    report: str
    event: Event
    claims: tuple[str, ...]
    place: PlaceRef | None = None
    time: TimeRange | None = None
    actors: tuple[str, ...] = ()
    status: str = "happened"
    """What its claims say of the event: ``happened unverified historical denied planned hypothetical``, or ``total``
    where they count a period or a war and not one event."""
    apart: bool = False
    """The report itself tells this event apart from another ("a separate attack", "a second strike")."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One part of a link's score: its name, what was compared, and the weight it adds."""

    name: str
    left: str
    right: str
    weight: float
    reason: str
    veto: bool = False
    """The two cannot be one event, whatever the other features say."""


@dataclass(frozen=True, slots=True)
class Link:
    """How far two accounts agree. ``score`` is the sum of the features' weights."""

    left: str
    right: str
    score: float
    features: tuple[Feature, ...] = ()

    @property
    def vetoed(self) -> bool:
        """True when any feature rules the link out."""
        return any(f.veto for f in self.features)
