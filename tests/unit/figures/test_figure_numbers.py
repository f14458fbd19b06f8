"""Number phrases and their bounds, read from plain words."""

from __future__ import annotations

import pytest

from twosource.extract.rules.bounds import read_bounded
from twosource.extract.rules.figures import FigureRules, load_figure_rules
from twosource.extract.rules.numbers import read_number

RULES: FigureRules = load_figure_rules()


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("1,200", 1200, 1200),
        ("2.5 million", 2_500_000, 2_500_000),
        ("300k", 300_000, 300_000),
        ("twenty - five", 25, 25),
        ("one hundred and twenty", 120, 120),
        ("a hundred", 100, 100),
        ("two thousand three hundred", 2300, 2300),
        ("three - and - a - half thousand", 3500, 3500),
        ("half a dozen", 6, 6),
        ("a quarter of a million", 250_000, 250_000),
        ("two dozen", 24, 24),
        ("a couple", 2, 2),
        ("a few", 3, None),
        ("several hundred", 300, None),
        ("tens of thousands", 20_000, None),
        ("scores", 40, None),
        ("10-15", 10, 15),
        ("50+", 50, None),
    ],
)
def test_a_number_phrase_is_read_whole(phrase: str, low: int, high: int | None) -> None:
    words = phrase.split()
    number = read_number(words, 0, names=RULES.numbers)
    assert number is not None
    assert (number.low, number.high, number.end) == (low, high, len(words))


@pytest.mark.parametrize("phrase", ["few", "couple", "1.5", "15-10", "third", "many", "12:30", "-", "²", "twelfth"])
def test_what_is_no_number_is_not_read(phrase: str) -> None:
    assert read_number(phrase.split(), 0, names=RULES.numbers) is None


@pytest.mark.parametrize(
    ("phrase", "low", "high", "approximate"),
    [
        ("at least 10", 10, None, False),
        ("no fewer than 10", 10, None, False),
        ("more than 10", 11, None, False),
        ("up to 10", 0, 10, False),
        ("as many as 10", 0, 10, False),
        ("between 10 and 15", 10, 15, False),
        ("10 to 15", 10, 15, False),
        ("about 10", 10, 10, True),
        ("some 10", 10, 10, True),
        ("fewer than 10", 0, 9, False),
        ("nearly 10", 9, 9, True),
        ("10 or more", 10, None, False),
        ("more than two dozen", 25, None, False),
        ("at least dozens", 24, None, False),
    ],
)
def test_modifiers_set_the_bounds(phrase: str, low: int, high: int | None, approximate: bool) -> None:
    words = phrase.split()
    found = next(
        b for i in range(len(words)) if (b := read_bounded(words, i, names=RULES.numbers, bounds=RULES.bounds))
    )
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert (found.start, found.end) == (0, len(words))


def test_a_falling_pair_is_no_range() -> None:
    words = ["15", "to", "10"]
    found = read_bounded(words, 0, names=RULES.numbers, bounds=RULES.bounds)
    assert found is not None
    assert (found.low, found.high) == (15, 15)
