"""Near-copies: the same wire text in several outlets, word for word or lightly cut.

Candidates come from MinHash over word shingles; each is confirmed by the exact share of common shingles. A copy must
also hold the same numbers and names: a story with a new toll is an update, and a monitor's form filled for another
village is another report.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from datasketch import MinHash, MinHashLSH

from twosource.core.report import Report
from twosource.core.vocab import SegmentKind

_WORD = re.compile(r"[^\W_]+")
_NUMBERS = frozenset(
    [
        "no",
        "none",
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "hundreds",
        "thousand",
        "dozen",
        "dozens",
        "scores",
        "several",
    ]
)
_SHINGLE = 4
PERMUTATIONS = 64


@dataclass(frozen=True, slots=True)
class CopySettings:
    """``alike``: least share of common shingles (Jaccard). ``held``: least share of the shorter text's shingles that the
    longer one has. ``facts``: least share of the fewer names and numbers that are common. ``words``: shorter texts are
    never compared. ``days``: texts published further apart are no copies, where both days are known."""

    alike: float = 0.7
    held: float = 0.85
    facts: float = 0.95
    words: int = 30
    days: int = 14
    candidates: float = 0.4


@dataclass(frozen=True, slots=True)
class Copy:
    """``report`` is a near-copy of ``original``. ``jaccard`` is the share of common shingles, ``held`` the share of the
    shorter text that stands in the longer one."""

    report: str
    original: str
    jaccard: float
    held: float


@dataclass(frozen=True, slots=True)
class Prints:
    """What comparing needs of one report."""

    id: str
    day: date
    shingles: frozenset[int]
    facts: frozenset[str]
    sketch: MinHash


def copies_of(reports: Iterable[Report], *, settings: CopySettings | None = None) -> dict[str, str]:
    """Id of each near-copy and of its original; the order of ``reports`` plays no part."""
    return {c.report: c.original for c in find_copies(reports, settings=settings)}


def find_copies(reports: Iterable[Report], *, settings: CopySettings | None = None) -> tuple[Copy, ...]:
    """The near-copies with what was measured, by id. The original is the earliest published, then the one with the
    smallest id; a copy's original is never itself a copy."""
    settings = settings or CopySettings()
    prints = [p for p in (prints_of(r, settings) for r in reports) if p is not None]
    prints.sort(key=lambda p: (p.day, p.id))
    originals: dict[str, Prints] = {}
    index = MinHashLSH(threshold=settings.candidates, num_perm=PERMUTATIONS)
    found: list[Copy] = []
    for new in prints:
        near = [
            c
            for k in sorted(map(str, index.query(new.sketch)))
            if (c := compare(new, originals[k], settings)) is not None
        ]
        if near:
            found.append(max(near, key=lambda c: (c.jaccard, c.held)))
        else:
            originals[new.id] = new
            index.insert(new.id, new.sketch)
    return tuple(sorted(found, key=lambda c: c.report))


def compare(new: Prints, old: Prints, settings: CopySettings) -> Copy | None:
    """``new`` as a copy of ``old``, which comes before it; ``None`` where it is none."""
    if date.max not in (new.day, old.day) and abs((new.day - old.day).days) > settings.days:
        return None
    common = len(new.shingles & old.shingles)
    jaccard = common / len(new.shingles | old.shingles)
    held = common / min(len(new.shingles), len(old.shingles))
    if jaccard < settings.alike and not (held >= settings.held and jaccard >= settings.candidates):
        return None
    fewer = min(len(new.facts), len(old.facts))
    if fewer and len(new.facts & old.facts) < settings.facts * fewer:
        return None
    return Copy(new.id, old.id, round(jaccard, 4), round(held, 4))


def prints_of(report: Report, settings: CopySettings) -> Prints | None:
    """``None`` for a text too short to be compared."""
    body = " ".join(report.text[s.start : s.end] for s in report.segments if s.kind is SegmentKind.BODY)
    words = _WORD.findall(body)
    if len(words) < settings.words:
        return None
    small = [w.casefold() for w in words]
    shingles = frozenset(
        zlib.crc32(" ".join(small[i : i + _SHINGLE]).encode("utf-8", "replace"))
        for i in range(len(small) - _SHINGLE + 1)
    )
    facts = frozenset(
        s for w, s in zip(words, small, strict=True) if w[0].isupper() or any(c.isdigit() for c in w) or s in _NUMBERS
    )
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    sketch.update_batch(shingles)
    day = report.published.day if report.published else date.max
    return Prints(report.id, day, shingles, facts, sketch)
