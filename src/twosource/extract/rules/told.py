"""The figure told last, which a later sentence may take up without saying again what happened or to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.core.vocab import Measure, Who


@dataclass(frozen=True, slots=True)
class Told:
    """A whole figure of people: what happened to them, who they were, and how many (``high`` ``None``: open)."""

    measure: Measure
    who: Who
    low: int
    high: int | None


TAKEN_UP = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})


def latest(told: Iterable[Told]) -> tuple[Told, ...]:
    """The last figure of each measure, the one told last at the end."""
    kept: dict[Measure, Told] = {}
    for each in told:
        kept.pop(each.measure, None)
        kept[each.measure] = each
    return tuple(kept.values())
