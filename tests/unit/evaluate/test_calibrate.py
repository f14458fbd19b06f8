"""Fitting confidence: labels, weights and the reliability table."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.evaluate.calibrate import Example, brier, expected_error, fit, held_out, is_right, predict, reliability


def _coded(**changes: Any) -> dict[str, Any]:
    figure = {"measure": "killed", "start": 0, "end": 8, "low": 3, "high": 3, "scope": "incident"}
    given = {"start": 0, "end": 40, "event": "shelling", "status": "reported", "figures": [figure]}
    return given | {"attribution": [{"name": "Orlen Monitoring Group", "text": "the monitor"}]} | changes


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({}, True),
        ({"status": "denied"}, False),
        ({"attribution": []}, False),
        ({"attribution": [{"name": "the monitor"}]}, True),
        ({"figures": []}, True),
        ({"figures": [], "event": "battle"}, False),
        ({"figures": [_coded()["figures"][0] | {"low": 4}]}, False),
        ({"figures": [_coded()["figures"][0] | {"start": 20, "end": 25}]}, False),
    ],
)
def test_a_claim_is_right_where_a_coder_says_the_same(changes: dict[str, Any], right: bool) -> None:
    assert is_right(_coded(**changes), [_coded()]) is right


def _examples() -> list[Example]:
    good = [Example(frozenset({"a"}), k % 5 != 0, k % 5) for k in range(50)]
    bad = [Example(frozenset({"b"}), k % 4 == 0, k % 5) for k in range(48)]
    return good + bad


def test_weights_follow_the_shares() -> None:
    bias, weights = fit(_examples())
    assert weights["a"] > 0 > weights["b"]
    assert predict(_examples()[0], bias, weights) > 0.6 > 0.5 > predict(_examples()[-1], bias, weights)


def test_fitted_confidence_beats_the_plain_share() -> None:
    examples = _examples()
    pairs = list(held_out(examples))
    share = sum(e.right for e in examples) / len(examples)
    assert len(pairs) == len(examples)
    assert brier(pairs) < share * (1 - share)


def test_the_table_says_what_was_right() -> None:
    pairs = [(0.1, False), (0.15, False), (0.9, True), (1.0, True), (0.9, False)]
    low, high = reliability(pairs)
    assert (low.count, low.right, high.count) == (2, 0.0, 3)
    assert high.right == pytest.approx(2 / 3)
    assert expected_error(pairs) == pytest.approx((2 * 0.125 + 3 * abs(2.8 / 3 - 2 / 3)) / 5)
