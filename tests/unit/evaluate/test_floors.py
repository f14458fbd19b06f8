"""The gate's own logic: what is a miss, and which way a pin may move."""

from pathlib import Path

import pytest

from twosource.evaluate.floors import flat, load_floors, misses, raised, written

SCORES = {"figure": {"f1": 0.8, "p": 0.9}, "bad_spans": 1, "range": None}


def test_nested_scores_get_dotted_names() -> None:
    assert flat(SCORES) == {"figure.f1": 0.8, "figure.p": 0.9, "bad_spans": 1.0}


@pytest.mark.parametrize(("pin", "held"), [(0.8, True), (0.79, True), (0.81, False)])
def test_floor(pin: float, held: bool) -> None:
    assert (misses("a", SCORES, {"figure.f1": pin}) == []) is held


@pytest.mark.parametrize(("pin", "held"), [(0, False), (1, True), (2, True)])
def test_ceiling(pin: float, held: bool) -> None:
    assert (misses("a", SCORES, {"bad_spans": pin}) == []) is held


def test_a_number_that_is_gone_is_a_miss() -> None:
    (miss,) = misses("a", SCORES, {"figure.r": 0.1})
    assert miss.got is None
    assert "a: figure.r was not measured" in str(miss)
    assert "--lower" in str(miss)


def test_pins_rise_by_themselves() -> None:
    assert raised({"figure.f1": 0.5, "bad_spans": 3}, SCORES) == {"figure.f1": 0.795, "bad_spans": 1}


def test_pins_fall_only_when_told() -> None:
    pins = {"figure.f1": 0.9, "bad_spans": 0.0}
    assert raised(pins, SCORES) == pins
    assert raised(pins, SCORES, lower=True) == {"figure.f1": 0.795, "bad_spans": 1}


def test_pins_survive_their_file(tmp_path: Path) -> None:
    pins = {"a": {"figure.f1": 0.5}, "a.odd": {"bad_spans": 0.0}}
    (tmp_path / "floors.toml").write_text(written(pins), encoding="utf-8")
    assert load_floors(tmp_path / "floors.toml") == pins
