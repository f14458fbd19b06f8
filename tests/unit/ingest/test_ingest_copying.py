"""Copies found report by report, in any order, are those that are found over all reports at once."""

from __future__ import annotations

import random
from datetime import date, timedelta
from hashlib import sha256

import pytest

from twosource.core.report import Published, Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.copying import Copies
from twosource.ingest.duplicates import copies_of

WORDS = [f"word{n}" for n in range(60)]


def report(n: int, words: list[str], day: int) -> Report:
    text = " ".join(words)
    published = Published(date(2031, 5, 1) + timedelta(days=day), "given", "by the test") if day < 6 else None
    segments = (Segment(0, len(text), SegmentKind.BODY),)
    return Report(f"r{n:02}", text, sha256(text.encode()).hexdigest(), published=published, segments=segments)


@pytest.mark.parametrize("seed", range(12))
def test_any_order_ends_the_same(seed: int) -> None:
    dice = random.Random(seed)
    bases = [dice.choices(WORDS, k=50) for _ in range(2)]
    made = []
    for n in range(24):
        words = list(dice.choice(bases))
        for _ in range(dice.randint(0, 3)):
            words[dice.randrange(50)] = dice.choice(WORDS)
        made.append(report(n, words, dice.randint(0, 6)))
    dice.shuffle(made)
    copies = Copies()
    for number, found in enumerate(made, start=1):
        before = dict(copies.originals)
        changed = copies.add(found)
        now = copies.originals
        assert now == copies_of(made[:number])
        assert changed == {r for r in before.keys() | now.keys() if before.get(r) != now.get(r)}
