"""Times: as a text gives them, and as an interval of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twosource.core.quote import Quote


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time phrase of a text, in a normal form but not yet resolved.

    ``kind`` names the rule (``date``, ``weekday``, ``relative_day``, ``ago``, ``month``, ``year``, ``since``, ...);
    ``value`` is its normal form as that rule writes it. See ``twosource.core.timeform``.
    ``spoken``: it is the day of saying, not of the event ("officials said on Thursday").
    """

    quote: Quote
    kind: str
    value: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class TimeRange:
    """First and last possible day, both included. ``precision`` is UCDP's ``date_prec``, 1 to 5.

    ``anchor`` says what the phrase was resolved against ("published 2015-10-15").
    """

    start: date
    end: date
    precision: int
    anchor: str
    quote: Quote | None = None

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a range ends ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def overlaps(self, other: TimeRange) -> bool:
        return self.start <= other.end and other.start <= self.end
