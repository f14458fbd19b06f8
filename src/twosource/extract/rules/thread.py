"""The thread of a report: the events told so far, which a later sentence may take up without naming them again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.core.actor import ActorRef
from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.core.timeform import Form
from twosource.core.timerange import TimeMention
from twosource.core.vocab import Certainty, Event
from twosource.extract.rules.breadth import SCENE, breadth

_UNEVENTFUL = frozenset((Event.CONTROL, Event.MOVEMENT_DEPLOYMENT, Event.AGREEMENT, Event.DISPLACEMENT, Event.OTHER))
_WEEK = timedelta(days=8)


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
    total: bool = False
    """Told of a long time: what a breakdown below it counts is of the same kind."""


@dataclass(slots=True)
class Thread:
    """``main`` is the event that the report leads with, ``last`` the one told last."""

    headline: Frame
    story: Event | None = None
    """The kind of armed event that most sentences of the report tell of: what a bare "attack" is."""
    main: Frame | None = None
    last: Frame | None = None
    seat: PlaceMention | None = None
    """The place that an entry of a bulletin opens with."""
    area: PlaceMention | None = None
    """Where the last total over a time was told of."""

    def where(self, place: PlaceMention | None, *, total: bool) -> PlaceMention | None:
        """A total over a time that names no place is of the area of the total above it."""
        if not total:
            return place
        self.area = place or self.area
        return self.area

    def passed(self, place: PlaceMention | None) -> None:
        """A sentence that claims nothing may still say where the last event was."""
        if self.last is not None and breadth(place) <= SCENE < breadth(self.last.place):
            self.last = replace(self.last, place=place)

    def taken_up(self, *, sets_apart: bool) -> Frame | None:
        """The frame that an incomplete sentence goes on with: the last event, else the lead, else the headline's."""
        if sets_apart:
            return None
        return self.last or self.main or (self.headline if self.headline.event else None)

    def told(self, frame: Frame, *, aside: bool) -> None:
        """Take note of an event that has just been told. An ``aside`` (background, another event's date) is no event
        that the story goes on with."""
        if aside or frame.event in _UNEVENTFUL:
            return
        self.last = frame
        if self.main is None and frame.event is not None:
            self.main = frame


def is_background(time: TimeMention | None, published: date | None) -> bool:
    """True for a time phrase that lies well before publication: a month or year, a day weeks ago."""
    if time is None:
        return False
    if time.kind in ("year", "season"):
        return True
    try:
        form = Form.parse(time.kind, time.value)
    except ValueError:
        return False
    if time.kind == "month":
        return published is None or not form.value.endswith(f"-{published.month:02d}")
    if time.kind == "date" and published is not None:
        try:
            month, day = (int(x) for x in form.value.split("-")[-2:])
            told = date(published.year, month, day)
        except ValueError:
            return False
        if form.value[:1].isdigit() and int(form.value[:4]) != published.year:
            return (
                abs(published.year - int(form.value[:4])) > 1
                or abs(told.replace(year=int(form.value[:4])) - published) > _WEEK
            )
        return abs(published - told) > _WEEK
    return time.kind == "ago" and any(unit in time.quote.text.lower() for unit in ("month", "year", "decade"))


def inferred(actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Actors taken over from an earlier sentence: named there, not here."""
    return tuple(replace(a, certainty=Certainty.INFERRED) for a in actors)
