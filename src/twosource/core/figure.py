"""A number that a text states, as an interval with a scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twosource.core.quote import Quote
from twosource.core.vocab import Measure, Scope, Who


@dataclass(frozen=True, slots=True)
class Figure:
    """``low`` to ``high`` of something counted. ``high`` is ``None`` where the text leaves it open.

    ``subset_of`` is the index, in the claim's figures, of the total that this one is part of.
    ``group`` names the body that the people belong to, or is ``None``.
    """

    measure: Measure
    low: int
    high: int | None
    quote: Quote
    who: Who = Who.UNKNOWN
    group: str | None = None
    approximate: bool = False
    scope: Scope = Scope.INCIDENT
    as_of: date | None = None
    subset_of: int | None = None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError(f"a figure counts from zero, not from {self.low}")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"a figure's high ({self.high}) is below its low ({self.low})")

    @property
    def open(self) -> bool:
        return self.high is None

    @property
    def exact(self) -> bool:
        return self.high == self.low and not self.approximate
