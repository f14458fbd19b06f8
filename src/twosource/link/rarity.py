"""How telling a word, a name or a place is: the fewer reports of those weeks use it, the more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from math import log2

from twosource.link.places import skeleton
from twosource.link.profile import Profile

_WEEK = 7
_CROWDED = 4
"""Reports on one place within those weeks from which on the place begins to tell less."""
_TELLING = 8
"""A full name that more reports than this use in those weeks is a public one ("Health Ministry") and tells nothing."""


def weigh(profiles: Iterable[Profile]) -> dict[str, Profile]:
    """Profiles by account id, with the weights of their words and places, and only their telling names.

    A word that one report uses within its own week and the two beside weighs 1, one that a thousand use a tenth. Only
    near weeks count, so that a new report changes nothing about old ones.
    """
    ordered = list(profiles)
    words: _Counts = _Counts()
    names: _Counts = _Counts()
    places: _Counts = _Counts()
    for profile in ordered:
        words.add(profile, profile.words)
        names.add(profile, profile.names)
        places.add(profile, profile.mentions | {skeleton(p.name) for p in profile.places})
    return {
        p.id: replace(
            p,
            weights={word: 1.0 / log2(1.0 + max(1, words.of(p, word))) for word in p.words},
            names=frozenset(n for n in p.names if names.of(p, n) <= _TELLING),
            crowds={s: _crowd(places.of(p, s)) for s in {skeleton(place.name) for place in p.places}},
        )
        for p in ordered
    }


def _crowd(reports: int) -> float:
    """1 where few reports tell of a place in those weeks; less with every doubling."""
    return max(0.25, 1.0 - 0.12 * max(0.0, log2(max(1, reports) / _CROWDED)))


class _Counts:
    """In how many reports of each week a word stands."""

    def __init__(self) -> None:
        self._held: dict[int | None, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._sums: dict[int | None, Counter[str]] = {}

    def add(self, profile: Profile, words: Iterable[str]) -> None:
        self._held[_week(profile.last)][profile.account.report].update(words)
        self._sums.clear()

    def of(self, profile: Profile, word: str) -> int:
        week = _week(profile.last)
        return sum(self._week(w)[word] for w in ((week - 1, week, week + 1) if week is not None else (None,)))

    def _week(self, week: int | None) -> Counter[str]:
        if week not in self._sums:
            reports: Mapping[str, set[str]] = self._held.get(week, {})
            self._sums[week] = Counter(w for words in reports.values() for w in words)
        return self._sums[week]


def _week(day: date | None) -> int | None:
    return None if day is None else day.toordinal() // _WEEK


def likeness(left: Profile, right: Profile) -> float:
    """Cosine of two accounts' weighted words, 0 to 1. A word weighs what it weighs where it is the more common."""
    shared = left.words & right.words
    if not shared:
        return 0.0
    dot = sum(min(left.weights.get(w, 1.0), right.weights.get(w, 1.0)) ** 2 for w in shared)
    return float(dot / (_length(left) * _length(right)) ** 0.5)


def crowd(left: Profile, right: Profile, *names: str) -> float:
    """How much sharing the place ``names`` tells, 0.25 to 1: little where many reports of those weeks are about it."""
    found = [p.crowds[s] for p in (left, right) for n in names if (s := skeleton(n)) in p.crowds]
    return min(found, default=1.0)


def _length(profile: Profile) -> float:
    return sum(profile.weights.get(w, 1.0) ** 2 for w in profile.words)
