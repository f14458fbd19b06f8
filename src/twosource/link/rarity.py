"""How telling a word, a name or a place is: the fewer reports of those weeks use it, the more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.link.places import coarse, skeleton, vague
from twosource.link.profile import Profile


class Rarity:
    """In how many reports of each week words, names and places stand, and what they weigh by that.

    A word of up to three reports weighs 1, one that hundreds use in those weeks a seventh. Only the week of publication
    and the two beside count, and weights go by steps, so that a new report changes nothing about most old ones.
    """

    def __init__(self) -> None:
        self._words, self._names, self._places = _Counts(_WORD_STEPS), _Counts(_NAME_STEPS), _Counts(_PLACE_STEPS)

    @staticmethod
    def week(profile: Profile) -> int | None:
        """The week by which a profile's words are counted and weighed; ``None`` where no day is known."""
        day = profile.published or profile.last
        return None if day is None else day.toordinal() // 7

    def count(self, own: Sequence[Profile], by: int) -> frozenset[Step]:
        """Count one report by all its accounts, or take it out again with ``by=-1``. Gives the words, names and places
        whose weight changed by it, each with the week in which it did."""
        if not own:
            return frozenset()
        week = self.week(own[0])
        places = (p.mentions | {skeleton(place.name) for place in p.places} for p in own)
        return frozenset(
            (
                *self._words.count(week, frozenset().union(*(p.words | p.gist for p in own)), by),
                *self._names.count(week, frozenset().union(*(p.names | p.people for p in own)), by),
                *self._places.count(week, frozenset().union(*places), by),
            )
        )

    def weighed(self, profile: Profile) -> Profile:
        """The profile with its weights. They follow what is counted later; the lengths have to be taken anew."""
        week = self.week(profile)
        weights, crowds = self._words.weights(week), self._places.weights(week)
        return replace(
            profile,
            weights=weights,
            known=self._names.weights(week),
            crowds=crowds,
            length=sum(weights[w] ** 2 for w in profile.words),
            gist_length=sum(weights[w] ** 2 for w in profile.gist),
            sharp=_sharp(profile, crowds),
            stand_ins=_stand_ins(profile, crowds),
        )


type Step = tuple[int | None, str]
"""A week, and a word whose weight changed in it."""

type _Steps = tuple[tuple[int, float], ...]
"""From so many reports on, such a weight."""

_WORD_STEPS: _Steps = ((0, 1.0), (4, 0.4), (12, 0.27), (40, 0.19), (150, 0.14), (400, 0.09), (1000, 0.06), (3000, 0.04))
_NAME_STEPS: _Steps = ((0, 1.0), (9, 0.75), (16, 0.5), (25, 0.25), (40, 0.0))
"""A full name that more than eight reports use in those weeks tells less, one that forty use ("Health Ministry") nothing."""
_PLACE_STEPS: _Steps = ((0, 1.0), (6, 0.88), (12, 0.76), (24, 0.64), (48, 0.52), (96, 0.4), (192, 0.25))
"""Of a place that many reports of those weeks are about, sharing it tells little."""


def _stand_ins(profile: Profile, crowds: Mapping[str, float]) -> frozenset[str]:
    """Names in the report that few others hold, for an account of what the report is about or without a place."""
    if not profile.gist and not all(vague(p) for p in profile.places):
        return frozenset()
    return frozenset(m for m in profile.mentions if crowds[m] > _UNCROWDED)


def _sharp(profile: Profile, crowds: Mapping[str, float]) -> frozenset[str]:
    """Details that few accounts of a crowded place share."""
    counts = {f"k{n}" for n in profile.killed if n > _FEW} | {f"i{n}" for n in profile.injured if n > _FEW}
    own = {skeleton(p.name) for p in profile.places if not coarse(p)}
    return frozenset(counts) | profile.names | profile.people | frozenset(s for s in own if crowds[s] > _CROWDED)


_FEW = 2
_CROWDED = 0.5
"""How telling a place must be to be a detail."""
_UNCROWDED = 0.75
"""How telling a name must be to stand in for a place."""


class _Counts:
    """In how many reports of each week a word stands."""

    def __init__(self, steps: _Steps) -> None:
        self._steps = steps
        self._weeks: dict[int | None, Counter[str]] = {}
        self._views: dict[int | None, _Weights] = {}

    def count(self, week: int | None, words: frozenset[str], by: int) -> Iterator[Step]:
        held = self._weeks.setdefault(week, Counter())
        for word in words:
            held[word] += by
            if not held[word]:
                del held[word]
            for near in _near(week):
                now = self._uses(near, word)
                if self._weight(now) != self._weight(now - by):
                    yield near, word
                    self.weights(near).pop(word, None)

    def _uses(self, week: int | None, word: str) -> int:
        return sum(held[word] for w in _near(week) if (held := self._weeks.get(w)) is not None)

    def _weight(self, uses: int) -> float:
        return next(weight for least, weight in reversed(self._steps) if uses >= least)

    def weights(self, week: int | None) -> _Weights:
        if week not in self._views:
            self._views[week] = _Weights(lambda word: self._weight(self._uses(week, word)))
        return self._views[week]


class _Weights(dict[str, float]):
    """Word -> weight as one week sees it, worked out when first asked for."""

    def __init__(self, weight: Callable[[str], float]) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, word: str) -> float:
        found = self[word] = self._weight(word)
        return found


def _near(week: int | None) -> tuple[int | None, ...]:
    return (None,) if week is None else (week - 1, week, week + 1)


def likeness(left: Profile, right: Profile) -> float:
    """Cosine of two accounts' weighted words, 0 to 1. A word weighs what it weighs where it is the more common."""
    return _cosine(left, right, left.words & right.words, left.length * right.length)


def gist_likeness(left: Profile, right: Profile) -> float:
    """The same of the whole reports, where both accounts are what their reports are about; else 0."""
    short, long = sorted((left.gist_length, right.gist_length))
    return _cosine(left, right, left.gist & right.gist, short * min(long, _LONGER * short))


_LONGER = 5.0
"""A long report counts as at most so many times as long as a short one: a title cannot share more words than it has."""


def _cosine(left: Profile, right: Profile, shared: frozenset[str], lengths: float) -> float:
    if not shared or lengths <= 0.0:
        return 0.0
    mine, yours = left.weights, right.weights
    return float(sum(min(mine[w], yours[w]) ** 2 for w in shared) / lengths**0.5)


def crowd(left: Profile, right: Profile, *names: str) -> float:
    """How much sharing the place ``names`` tells, 0.25 to 1: little where many reports of those weeks are about it."""
    return min((p.crowds[skeleton(n)] for p in (left, right) for n in names), default=1.0)


def told_people(left: Profile, right: Profile, shared: Iterable[str]) -> float:
    """How many people both name, each by how telling the name is."""
    return sum(min(left.known[n], right.known[n]) for n in shared)
