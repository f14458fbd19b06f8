"""Exact stretches of an untouched text: the evidence that every value opens to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Half-open stretch ``[start, end)`` of a report's text, counted in Unicode code points.

    ``text`` is always what stands there: ``report.text[start:end] == text``.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """Cut a quote out of ``text``. Raises ``ValueError`` for an empty or outlying stretch."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no text at [{start}, {end}) of a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Quote) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Quote) -> bool:
        return self.start <= other.start and other.end <= self.end

    def holds_in(self, text: str) -> bool:
        """True when the quote still stands verbatim in ``text``."""
        return text[self.start : self.end] == self.text
