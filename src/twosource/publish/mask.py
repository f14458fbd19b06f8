"""Replacing stretches of a text, and finding where a quote of the old text stands in the new one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from twosource.core.quote import Quote

type Replacement = str | Callable[[re.Match[str]], str | None]
type MaskRule = tuple[re.Pattern[str], Replacement]


@dataclass(frozen=True, slots=True)
class Edit:
    """``[start, end)`` of a text becomes ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Masked:
    """A text with edits carried out. ``text`` is the new text; :meth:`quote` carries quotes over."""

    text: str
    edits: tuple[Edit, ...]
    _ends: tuple[int, ...] = field(repr=False)
    _shifts: tuple[int, ...] = field(repr=False)

    def quote(self, quote: Quote) -> Quote:
        """Where ``quote`` of the old text stands now. A quote that an edit cuts is widened to the whole of the edit."""
        start, end = self._at(quote.start, left=True), self._at(quote.end, left=False)
        return Quote(start, end, self.text[start:end])

    def _at(self, offset: int, *, left: bool) -> int:
        index = bisect_left(self._ends, offset if not left else offset + 1)
        shift = self._shifts[index - 1] if index else 0
        if index < len(self.edits):
            edit = self.edits[index]
            if left and edit.start <= offset < edit.end:
                return edit.start + shift
            if not left and edit.start < offset <= edit.end:
                return edit.start + shift + len(edit.new)
        return offset + shift


def masked(text: str, edits: Iterable[Edit]) -> Masked:
    """Carry out ``edits``; of edits that overlap, the one that starts first holds, then the longer one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    parts: list[str] = []
    shifts: list[int] = []
    at = shift = 0
    for edit in kept:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
        shift += len(edit.new) - (edit.end - edit.start)
        shifts.append(shift)
    parts.append(text[at:])
    return Masked("".join(parts), tuple(kept), tuple(e.end for e in kept), tuple(shifts))


def find_edits(text: str, rules: Sequence[MaskRule]) -> tuple[Edit, ...]:
    """Every match of every rule as an edit. A replacement that answers ``None`` protects the match as it stands."""
    edits = []
    for pattern, replacement in rules:
        for match in pattern.finditer(text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            edits.append(Edit(match.start(), match.end(), match.group() if new is None else new))
    return tuple(edits)
