"""The figure told last, which a later sentence may take up without saying again what happened or to whom."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.vocab import Measure, Who


@dataclass(frozen=True, slots=True)
class Told:
    """A whole figure of people: what happened to them, who they were, and how many (``high`` ``None``: open)."""

    measure: Measure
    who: Who
    low: int
    high: int | None
