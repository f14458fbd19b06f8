"""How telling a word is: the fewer reports of those weeks use it, the more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from math import log2

from twosource.link.profile import Profile

_WEEK = 7


def weigh(profiles: Iterable[Profile]) -> dict[str, Profile]:
    """Profiles by account id, each with the weight of its words among the reports of its own and the two weeks beside.

    A word that one report in that time uses weighs 1, one that a thousand use a tenth. Only near weeks count, so that a
    new report changes nothing about old ones.
    """
    ordered = list(profiles)
    weeks: dict[int | None, dict[str, frozenset[str]]] = defaultdict(dict)
    for profile in ordered:
        held = weeks[_week(profile.last)]
        held[profile.account.report] = held.get(profile.account.report, frozenset()) | profile.words
    counts = {week: Counter(w for words in held.values() for w in words) for week, held in weeks.items()}
    return {p.id: replace(p, weights=_weights(p, counts)) for p in ordered}


def _weights(profile: Profile, counts: Mapping[int | None, Counter[str]]) -> dict[str, float]:
    week = _week(profile.last)
    near = [counts[w] for w in ((week - 1, week, week + 1) if week is not None else (None,)) if w in counts]
    return {word: 1.0 / log2(1.0 + max(1, sum(c[word] for c in near))) for word in profile.words}


def _week(day: date | None) -> int | None:
    return None if day is None else day.toordinal() // _WEEK


def likeness(left: Profile, right: Profile) -> float:
    """Cosine of two accounts' weighted words, 0 to 1. A word weighs what it weighs where it is the more common."""
    shared = left.words & right.words
    if not shared:
        return 0.0
    dot = sum(min(left.weights.get(w, 1.0), right.weights.get(w, 1.0)) ** 2 for w in shared)
    return float(dot / (_length(left) * _length(right)) ** 0.5)


def _length(profile: Profile) -> float:
    return sum(profile.weights.get(w, 1.0) ** 2 for w in profile.words)
