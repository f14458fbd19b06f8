"""How much is taken in before a report is set aside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input. A text over ``text`` characters is set aside, not cut.

    ``ratio`` and ``inflated`` bound what a gzip file may grow to: a text seldom shrinks below a twentieth, a
    decompression bomb is a thousand times its size. A file may always grow to ``inflated`` bytes.
    """

    text: int = 1_000_000
    ratio: int = 200
    inflated: int = 64_000_000

    @property
    def line(self) -> int:
        """Bytes that one line of JSON may have: every character escaped (six bytes), and room for the other keys."""
        return 6 * self.text + 1_000_000

    @property
    def page(self) -> int:
        """Bytes that one web page may have: mark-up is mostly more than the text."""
        return 4 * self.text

    def growth(self, packed: int) -> int:
        """Bytes that a gzip file of ``packed`` bytes may hold."""
        return max(self.inflated, self.ratio * packed)
