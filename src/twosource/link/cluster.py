"""Clustering that cannot chain: two clusters become one only where every member agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Verdict = tuple[float, bool]
"""Score of a pair, and whether it is ruled out."""


def cluster(
    members: Iterable[str],
    candidates: Sequence[tuple[float, str, str]],
    compare: Callable[[str, str], Verdict],
    *,
    threshold: float,
    together: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Member -> the smallest id of its cluster.

    Candidates (score, left, right) are tried from the best down, ties by id, so the order of input does not matter.
    Two clusters merge when no pair across them is ruled out and the mean score across them reaches ``threshold``; or
    comes near it where each member of the smaller one is like a quarter of the other. Where both have several members,
    the mean must also not lie far below what their own members have in common.
    Rounds go on until none merges. Pairs in ``together`` are one from the start.
    """
    clusters: dict[str, list[str]] = {m: [m] for m in members}
    home = {m: m for m in clusters}
    for left, right in sorted((min(p), max(p)) for p in together):
        if left in home and right in home and home[left] != home[right]:
            _merge(clusters, home, home[left], home[right])
    inner = {c: _inside(members, compare) for c, members in clusters.items()}
    tried: set[tuple[str, str, int, int]] = set()
    ranked = sorted(candidates, key=lambda c: (-c[0], c[1], c[2]))
    moved = True
    while moved:
        moved = False
        for _, left, right in ranked:
            a, b = sorted((home[left], home[right]))
            state = (a, b, len(clusters[a]), len(clusters[b]))
            if a == b or state in tried:
                continue
            tried.add(state)
            means = [inner[c] / (n * (n - 1) / 2) for c in (a, b) if (n := len(clusters[c])) >= _SEVERAL]
            least = max(threshold, _APART * min(means)) if len(means) == 2 else threshold
            across = _agree(clusters[a], clusters[b], compare, least)
            if across is not None:
                inner[a] += inner.pop(b) + across
                _merge(clusters, home, a, b)
                moved = True
    return {m: min(clusters[h]) for m, h in home.items()}


def _inside(members: Sequence[str], compare: Callable[[str, str], Verdict]) -> float:
    return sum(compare(a, b)[0] for n, a in enumerate(members) for b in members[n + 1 :])


def _agree(
    left: Sequence[str], right: Sequence[str], compare: Callable[[str, str], Verdict], threshold: float
) -> float | None:
    """The sum of the scores across, where the two may become one."""
    fewer, more = sorted((left, right), key=lambda members: (len(members), members))
    total, best = 0.0, 0.0
    for a in fewer:
        scores = []
        for b in more:
            score, ruled_out = compare(a, b)
            if ruled_out:
                return None
            total += score
            scores.append(score)
        best += sorted(scores, reverse=True)[(len(scores) - 1) // 4]
    mean = total / (len(left) * len(right))
    return total if mean >= threshold or (mean >= threshold - _LENIENCE and best / len(fewer) >= threshold) else None


_SEVERAL = 3
_APART = 0.7
"""Two groups of several members whose mean across is less than this share of the mean inside the looser one are two incidents
of one crowded day, however much all reports of that day have in common."""
_LENIENCE = 2.0
"""Points of the score by which the mean may lie below the threshold where each has one that it is like: a first report
and one on a trial share little with each other, and much with those between."""


def _merge(clusters: dict[str, list[str]], home: dict[str, str], a: str, b: str) -> None:
    for member in clusters[b]:
        home[member] = a
    clusters[a].extend(clusters.pop(b))
