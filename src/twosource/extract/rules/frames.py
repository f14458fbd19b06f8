"""An attribution frame: who says, and the stretches of the report that hold what is said."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.actor import Speaker
from twosource.core.quote import Quote

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """``chain`` runs from the nearest to the reader to the origin. ``spans`` are report offsets ``[start, end)``.

    ``rule`` names what made the frame: ``cue``, ``quotation`` or ``carried``.
    """

    chain: tuple[Speaker, ...]
    spans: tuple[Offsets, ...]
    cue: Quote
    passage: int
    denies: bool = False
    goes_on: bool = False
    """True for a cue that continues an account: "the monitor added"."""
    phrase: Offsets = (0, 0)
    """From the speaker's words to the cue, or the other way round: neither is part of what is said."""
    rule: str = "cue"

    def covered(self, start: int, end: int) -> int:
        """Characters of ``[start, end)`` that the frame holds."""
        return sum(max(0, min(end, b) - max(start, a)) for a, b in self.spans)

    def holds(self, start: int, end: int) -> bool:
        """True when the frame holds at least half of ``[start, end)``, its own phrase set apart, and some of it."""
        inside = self.covered(start, end)
        apart = max(0, min(end, self.phrase[1]) - max(start, self.phrase[0]))
        return inside > 0 and 2 * (inside + apart) >= end - start

    @property
    def size(self) -> int:
        return sum(b - a for a, b in self.spans)
