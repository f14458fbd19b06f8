"""Two groups of a crowded day stay apart, however much all of its reports have in common."""

from __future__ import annotations

from itertools import combinations

import pytest

from twosource.link.cluster import cluster

LEFT, RIGHT = ("a1", "a2", "a3", "a4"), ("b1", "b2", "b3")


@pytest.mark.parametrize(("inside", "incidents"), [(14.0, 2), (7.0, 1)])
def test_groups_merge_only_where_they_are_nearly_as_alike_as_their_own_members(inside: float, incidents: int) -> None:
    def compare(left: str, right: str) -> tuple[float, bool]:
        return (inside if left[0] == right[0] else 6.0), False

    pairs = [(compare(a, b)[0], a, b) for a, b in combinations((*LEFT, *RIGHT), 2)]
    homes = cluster((*LEFT, *RIGHT), pairs, compare, threshold=4.8)
    assert len(set(homes.values())) == incidents


def test_one_loud_likeness_does_not_bring_many_near_misses_together() -> None:
    """Each of the left is like one of the right, and unlike the others: below a quarter is chance."""
    right = tuple(f"b{n}" for n in range(8))

    def compare(left: str, right: str) -> tuple[float, bool]:
        if left[0] == right[0]:
            return 6.0, False
        return (9.0 if {left, right} & {"b0"} else 3.0), False

    members = ("a1", "a2", *right)
    pairs = [(compare(a, b)[0], a, b) for a, b in combinations(members, 2) if a[0] == b[0]]
    homes = cluster(members, [*pairs, (4.9, "a1", "b1")], compare, threshold=4.8)
    assert homes["a1"] == homes["a2"] != homes["b3"]
