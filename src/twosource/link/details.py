"""Small exact details by which two tellings of one event know each other: how old people are, and the time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)}
_AGE = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_WORDS)})[- ](year|month)s?[- ]old\b"
    r"|(?<=[a-z]), (\d{1,2}),|\baged? (\d{1,2})\b(?! (?:years|people))",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.? ?m\b(?!\.? ?[A-Z]{2,3}T?\b)")
"""In small letters and without a zone: those in capitals tell when a page was put up."""
_NEAR = 20
_FAR = 120


@dataclass(frozen=True, slots=True)
class Details:
    """``ages``: "6" of six years, "6m" of six months. ``clocks``: minutes after midnight."""

    ages: frozenset[str] = frozenset()
    clocks: frozenset[int] = frozenset()


def details_of(text: str) -> Details:
    """The details that stand in ``text``."""
    ages = set()
    for found in _AGE.finditer(text):
        told = (found[1] or found[3] or found[4]).lower()
        ages.add(f"{_NUMBERS.get(told, told)}{'m' if (found[2] or '').lower() == 'month' else ''}")
    clocks = {(int(c[1]) % 12 + 12 * (c[3] == "p")) * 60 + int(c[2] or 0) for c in _CLOCK.finditer(text)}
    return Details(frozenset(ages), frozenset(clocks))


def compare_details(left: Details, right: Details) -> dict[str, float]:
    """Terms of a score. Ages: how many are told in both, two at most, or that both tell some and none in common.

    Times of day: that two of them lie ``_NEAR`` minutes from each other or less, or all of them ``_FAR`` minutes or more.
    """
    terms: dict[str, float] = {}
    if left.ages and right.ages:
        same = len(left.ages & right.ages)
        terms |= {"ages": min(2.0, float(same))} if same else {"ages_differ": 1.0}
    if left.clocks and right.clocks:
        gap = min(abs(a - b) for a in left.clocks for b in right.clocks)
        if gap <= _NEAR:
            terms["clock"] = 1.0
        elif gap >= _FAR:
            terms["clock_differs"] = 1.0
    return terms
