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
    comes near it where each member of the smaller one has one in the other that it is like.
    Rounds go on until none merges. Pairs in ``together`` are one from the start.
    """
    clusters: dict[str, list[str]] = {m: [m] for m in members}
    home = {m: m for m in clusters}
    for left, right in sorted((min(p), max(p)) for p in together):
        if left in home and right in home and home[left] != home[right]:
            _merge(clusters, home, home[left], home[right])
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
            if _agree(clusters[a], clusters[b], compare, threshold):
                _merge(clusters, home, a, b)
                moved = True
    return {m: min(clusters[h]) for m, h in home.items()}


def _agree(left: Sequence[str], right: Sequence[str], compare: Callable[[str, str], Verdict], threshold: float) -> bool:
    fewer, more = sorted((left, right), key=lambda members: (len(members), members))
    total, best = 0.0, 0.0
    for a in fewer:
        closest = float("-inf")
        for b in more:
            score, ruled_out = compare(a, b)
            if ruled_out:
                return False
            total += score
            closest = max(closest, score)
        best += closest
    mean = total / (len(left) * len(right))
    return mean >= threshold or (mean >= threshold - _LENIENCE and best / len(fewer) >= threshold)


_LENIENCE = 2.0
"""Points of the score by which the mean may lie below the threshold where each has one that it is like: a first report
and one on a trial share little with each other, and much with those between."""


def _merge(clusters: dict[str, list[str]], home: dict[str, str], a: str, b: str) -> None:
    for member in clusters[b]:
        home[member] = a
    clusters[a].extend(clusters.pop(b))
