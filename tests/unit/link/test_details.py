"""Ages and times of day: what they have in common, and what tells two tellings apart."""

from __future__ import annotations

import pytest

from link_world import Said, World
from twosource.link.details import compare_details, details_of
from twosource.link.features import features_of
from twosource.link.profile import profile_of
from twosource.link.settings import load_link_settings


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 17-year-old was hurt, and so was Ana Corvel, 40, his aunt.", {"17", "40"}),
        ("A six-month-old girl and a two-year-old boy, aged 2.", {"6m", "2"}),
        ("They met on May 3, 2031, in room 12.", set()),
    ],
)
def test_ages_are_read(text: str, ages: set[str]) -> None:
    assert details_of(text).ages == ages


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("It began at 7:45 a.m. and ended about 12 pm.", {465, 720}),
        ("Posted: Friday, 5:46 PM EDT", set()),
        ("It began at 10.30 p.m. on Monday.", {1350}),
    ],
)
def test_times_of_day_are_read(text: str, clocks: set[int]) -> None:
    assert details_of(text).clocks == clocks


def test_what_two_texts_have_in_common() -> None:
    one = details_of("A 17-year-old was hurt at 7:45 a.m.")
    assert compare_details(one, details_of("A 17-year-old boy, hurt at 8 a.m., lives.")) == {"ages": 1.0, "clock": 1.0}
    assert compare_details(one, details_of("A 9-year-old was hurt at 11 p.m.")) == {
        "ages_differ": 1.0,
        "clock_differs": 1.0,
    }
    assert compare_details(one, details_of("A boy was hurt.")) == {}


def test_other_ages_count_against_a_pair() -> None:
    world, settings = World(), load_link_settings()
    world.tell("r1", Said("A 17-year-old was killed in Orvane.", town="Orvane"))
    world.tell("r2", Said("A 40-year-old was killed in Orvane.", town="Orvane"))
    left, right = (profile_of(a, world.claims, world.reports, settings) for a in world.all_accounts())
    names = next(f for f in features_of(left, right, settings) if f.name == "names")
    assert names.weight < 0.0
    assert (names.left, names.right) in {("aged 17", "aged 40"), ("aged 40", "aged 17")}
