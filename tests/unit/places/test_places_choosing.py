"""The weighed choice between the places of a name."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from twosource.resolve.choosing import Said, doubts, features, load_weights, shares
from twosource.resolve.gazetteer import Gazetteer

SUMS = st.lists(st.floats(-30, 30), min_size=1, max_size=8)


@given(SUMS, st.floats(-30, 30))
def test_shares_are_of_one_and_keep_the_order(sums: list[float], none: float) -> None:
    found = shares(sums, none)
    assert all(0 <= s <= 1 for s in found)
    assert sum(found) <= 1 + 1e-9
    assert sorted(range(len(sums)), key=lambda i: sums[i]) == sorted(
        range(len(sums)), key=lambda i: (found[i], sums[i])
    )


@given(SUMS)
def test_the_likelier_none_of_them_is_the_less_is_left(sums: list[float]) -> None:
    assert sum(shares(sums, 5.0)) <= sum(shares(sums, -5.0)) + 1e-12


def test_every_feature_has_a_weight_and_every_weight_is_a_number(world: Gazetteer) -> None:
    weights = load_weights()
    row = world.by_key(["mosul"])[0]
    used: set[str] = set()
    for kind in (None, "city", "neighbourhood", "facility"):
        used |= set(features(row, 1.0, Said(kind=kind, fits=(1, -1), share=0.5, near_km=3.0)))
    assert used <= set(weights.rows)
    assert set(doubts("Mosul", None, held=True, top_share=0.5, best=1.0)) <= set(weights.none)
    assert all(math.isfinite(w) for w in (*weights.rows.values(), *weights.none.values()))


def test_what_the_text_says_speaks_for_a_place(world: Gazetteer) -> None:
    weights = load_weights()
    row = world.by_key(["mosul"])[0]
    plain = weights.of_row(features(row, 1.0, Said(kind=None)))
    assert weights.of_row(features(row, 1.0, Said(kind=None, share=0.9))) > plain
    assert weights.of_row(features(row, 1.0, Said(kind=None, fits=(1,)))) > plain
    assert weights.of_row(features(row, 1.0, Said(kind=None, fits=(-1,)))) < plain
    assert weights.of_row(features(row, 0.8, Said(kind=None))) < plain
