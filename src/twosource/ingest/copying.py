"""Near-copies as a thing that grows: a new report is compared with those that it may copy or that may copy it.

Ends where ``duplicates.copies_of`` ends over the same reports. Of each report only what comparing needs is kept.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from datasketch import MinHashLSH

from twosource.core.report import Report
from twosource.ingest.duplicates import PERMUTATIONS, Copy, CopySettings, Prints, compare, prints_of


@dataclass(slots=True)
class _Kept:
    """Prints in little room: shingles as an array, the sketch only in the blocks."""

    day: date
    shingles: array[int]
    facts: frozenset[str]
    like: list[Copy]
    """Those before it in order that it would be a copy of, if they are originals, by id."""
    after: list[str]
    """Those after it that would be copies of it."""


class Copies:
    """Reports are added one by one, in any order; none is taken out."""

    def __init__(self, *, settings: CopySettings | None = None) -> None:
        self._settings = settings or CopySettings()
        self._kept: dict[str, _Kept] = {}
        self._bands = MinHashLSH(threshold=self._settings.candidates, num_perm=PERMUTATIONS).hashranges
        self._blocks: dict[int, str | list[str]] = {}
        self._words: dict[str, str] = {}
        self.originals: dict[str, str] = {}
        """Copy -> the report that it is a copy of."""

    def add(self, report: Report) -> frozenset[str]:
        """Takes in a report that is not there yet. Gives the reports that now are a copy of another than before."""
        prints = prints_of(report, self._settings)
        if prints is None:
            return frozenset()
        keys = [hash((n, bytes(prints.sketch.hashvalues[a:b].data))) for n, (a, b) in enumerate(self._bands)]
        near = sorted({i for key in keys for i in self._block(key)})
        facts = frozenset(self._words.setdefault(w, w) for w in prints.facts)
        mine = self._kept[prints.id] = _Kept(prints.day, array("I", prints.shingles), facts, [], [])
        for other in near:
            self._meet(prints, mine, other)
        for key in keys:
            self._put(key, prints.id)
        return self._settle(prints.id)

    def _meet(self, prints: Prints, mine: _Kept, other: str) -> None:
        yours = self._kept[other]
        theirs = Prints(other, yours.day, frozenset(yours.shingles), yours.facts, prints.sketch)
        first = (prints.day, prints.id) < (yours.day, other)
        found = compare(theirs, prints, self._settings) if first else compare(prints, theirs, self._settings)
        if found is None:
            return
        if first:
            insort(yours.like, found, key=lambda c: c.original)
            mine.after.append(other)
        else:
            insort(mine.like, found, key=lambda c: c.original)
            yours.after.append(prints.id)

    def _settle(self, start: str) -> frozenset[str]:
        """Goes through those that may be affected in order: what was an original may now be a copy, and the other way."""
        changed: set[str] = set()
        ahead = [start]
        while ahead:
            report = min(ahead, key=lambda r: (self._kept[r].day, r))
            ahead.remove(report)
            near = [c for c in self._kept[report].like if c.original not in self.originals]
            now = max(near, key=lambda c: (c.jaccard, c.held)).original if near else None
            before = self.originals.get(report)
            if now == before and report != start:
                continue
            if now is None:
                self.originals.pop(report, None)
            else:
                self.originals[report] = now
            if now != before:
                changed.add(report)
            ahead.extend(r for r in self._kept[report].after if r not in ahead)
        return frozenset(changed)

    def _block(self, key: int) -> Iterable[str]:
        found = self._blocks.get(key, ())
        return (found,) if isinstance(found, str) else found

    def _put(self, key: int, report: str) -> None:
        found = self._blocks.get(key)
        if found is None:
            self._blocks[key] = report
        elif isinstance(found, str):
            self._blocks[key] = [found, report]
        else:
            found.append(report)

    def add_all(self, reports: Iterable[Report]) -> Iterator[str]:
        """Adds many; gives those that became copies of others than before, some perhaps more than once."""
        for report in reports:
            yield from self.add(report)
