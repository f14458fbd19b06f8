"""A claim: one assertion about one event by one ultimate source. The atom of the record."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.actor import ActorRef, Speaker
from twosource.core.figure import Figure
from twosource.core.place import PlaceMention, PlaceRef
from twosource.core.quote import Quote
from twosource.core.timerange import TimeMention, TimeRange
from twosource.core.vocab import Event, SegmentKind, Status


@dataclass(frozen=True, slots=True)
class ObjectHit:
    """What was hit besides people. ``kind``: ``hospital school market mosque church camp home vehicle military
    infrastructure settlement``."""

    name: str
    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Victim:
    """A named victim. Sealed in every profile but ``internal``."""

    name: str
    quote: Quote
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion. ``attribution`` runs from the nearest to the reader to the origin (last); empty for the outlet's own voice.

    Reading fills the mentions, resolving adds ``place`` and ``time``.
    """

    id: str
    report: str
    quote: Quote
    event: Event
    status: Status
    figures: tuple[Figure, ...] = ()
    attribution: tuple[Speaker, ...] = ()
    perpetrators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    weapon: Quote | None = None
    objects: tuple[ObjectHit, ...] = ()
    victims: tuple[Victim, ...] = ()
    place_mention: PlaceMention | None = None
    time_mention: TimeMention | None = None
    place: PlaceRef | None = None
    time: TimeRange | None = None
    segment: SegmentKind = SegmentKind.BODY
    trigger: Quote | None = None
    apart: bool = False
    """The text itself tells this event apart from the one before ("a separate attack")."""
    confidence: float = 0.5
    extractor: str = "rules"

    @property
    def origin(self) -> Speaker | None:
        """The last link of the chain: who the statement goes back to."""
        return self.attribution[-1] if self.attribution else None
