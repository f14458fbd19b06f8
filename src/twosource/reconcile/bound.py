"""A bound: between how many and how many. The arithmetic that figures need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.core.figure import Figure


@dataclass(frozen=True, slots=True)
class Bound:
    """``low`` to ``high``; ``high`` is ``None`` where it is open."""

    low: int
    high: int | None
    approximate: bool = False

    @classmethod
    def of(cls, figure: Figure) -> Bound:
        return cls(figure.low, figure.high, figure.approximate)

    @property
    def top(self) -> int:
        """The highest number stated: the upper end, or the lower one where the upper is open."""
        return self.low if self.high is None else self.high

    @property
    def best(self) -> int:
        """The number to go by: the lower end, but the upper one for "up to N"."""
        return self.top if self.low == 0 else self.low

    @property
    def vagueness(self) -> int:
        """0 for an exact number, 1 approximate, 2 a closed range, 3 open."""
        if self.high is None:
            return 3
        return 2 if self.high != self.low else int(self.approximate)

    def meets(self, other: Bound) -> bool:
        """True where some number satisfies both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


def add(bounds: Iterable[Bound]) -> Bound:
    """The sum over disjoint groups: open where any is open."""
    parts = list(bounds)
    high = None if any(b.high is None for b in parts) else sum(b.top for b in parts)
    return Bound(sum(b.low for b in parts), high, any(b.approximate for b in parts))


def hull(bounds: Iterable[Bound]) -> Bound:
    """The narrowest bound that holds all of several tellings of one number."""
    parts = list(bounds)
    high = None if any(b.high is None for b in parts) else max(b.top for b in parts)
    return Bound(min(b.low for b in parts), high, any(b.approximate for b in parts))
