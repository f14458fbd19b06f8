"""The thread of a report: the events told so far, which a later sentence may take up without naming them again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.core.actor import ActorRef
from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.core.timerange import TimeMention
from twosource.core.vocab import Certainty, Event


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of one event of the story so far."""

    event: Event | None = None
    perpetrators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceMention | None = None
    time: TimeMention | None = None
    weapon: Quote | None = None
    paragraph: int = -1


@dataclass(slots=True)
class Thread:
    """``main`` is the event that the report leads with, ``last`` the one told last."""

    headline: Frame
    main: Frame | None = None
    last: Frame | None = None

    def taken_up(self, *, sets_apart: bool) -> Frame | None:
        """The frame that an incomplete sentence goes on with: the last event, else the lead, else the headline's."""
        if sets_apart:
            return None
        return self.last or self.main or (self.headline if self.headline.event else None)

    def told(self, frame: Frame) -> None:
        """Take note of an event that has just been told."""
        self.last = frame
        if self.main is None and frame.event is not None:
            self.main = frame


def inferred(actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Actors taken over from an earlier sentence: named there, not here."""
    return tuple(replace(a, certainty=Certainty.INFERRED) for a in actors)
