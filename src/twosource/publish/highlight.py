"""A text cut into stretches, each with the marks that lie on it, so that overlapping marks need no nested markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """``[start, end)`` of a report's text, what it is (a CSS class) and, for a link to it, its id."""

    start: int
    end: int
    kind: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text under the same marks. ``ids`` are those of marks that begin here."""

    text: str
    kinds: str
    ids: tuple[str, ...]


def stretches(text: str, start: int, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """Cut ``text``, which stands at ``start`` of its report, at every end of a mark. Marks outside it are left out."""
    end = start + len(text)
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    made = []
    for a, b in pairwise(cuts):
        here = [m for m in inside if m.start <= a and m.end >= b]
        kinds = " ".join(sorted({m.kind for m in here}))
        ids = tuple(m.id for m in here if m.id and max(m.start, start) == a)
        made.append(Stretch(text[a - start : b - start], kinds, ids))
    return tuple(made)
