"""How a figure is worded, and what ACLED and UCDP write for it."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.publish.codebooks.codebook import load_codebook
from twosource.publish.codebooks.wording import coded_number, load_wordings


@pytest.mark.parametrize(
    ("text", "low", "high", "wording", "acled", "ged"),
    [
        ("ten people", 10, 10, "exact", 10, 10),
        ("10 to 15", 10, 15, "range", 10, 10),
        ("at least ten people", 10, None, "at_least", 10, 10),
        ("no fewer than 10", 10, None, "at_least", 10, 10),
        ("more than 10", 11, None, "more_than", 10, 11),
        ("over a hundred people", 101, None, "more_than", 100, 101),
        ("up to 10", 0, 10, "up_to", 0, 0),
        ("fewer than 10", 0, 9, "up_to", 0, 0),
        ("several people", 3, None, "few", 3, 3),
        ("a number of soldiers", 3, None, "few", 3, 3),
        ("fighters", 2, None, "plural", 3, 2),
        ("tens of people", 20, None, "tens", 10, 20),
        ("dozens", 24, None, "dozens", 12, 24),
        ("scores of people", 40, None, "scores", 40, 40),
        ("hundreds", 200, None, "hundreds", 100, 200),
        ("two dozen people", 24, 24, "exact", 24, 24),
        ("at least three dozen", 36, None, "at_least", 36, 36),
        ("30 or more", 30, None, "at_least", 30, 30),
        ("40", 40, None, "at_least", 40, 40),
    ],
)
def test_wordings(kit: Any, text: str, low: int, high: int | None, wording: str, acled: int, ged: int) -> None:
    assert load_wordings().of(kit.figure(text, low, high)) == wording
    assert coded_number(load_codebook("acled"), wording, low)[0] == acled
    assert coded_number(load_codebook("ged"), wording, low)[0] == ged


def test_about_ten_is_ten(kit: Any) -> None:
    assert load_wordings().of(kit.figure("about 10", 10, 10, approximate=True)) == "approximate"


def test_a_large_event_takes_the_larger_of_two_numbers() -> None:
    book = load_codebook("acled")
    assert [coded_number(book, "few", 3, large=large)[0] for large in (False, True)] == [3, 10]
    assert coded_number(book, "dozens", 24, large=True)[0] == 12


@pytest.mark.parametrize("name", ["ged", "acled"])
def test_every_wording_has_a_number(name: str) -> None:
    wordings = {row.id for row in load_wordings().rows} | {"exact", "range", "approximate", "plural"}
    assert wordings <= set(load_codebook(name).numbers)
