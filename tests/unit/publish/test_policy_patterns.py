"""Times of day and points as reports write them: what a public text may not say, and what it may."""

from __future__ import annotations

import pytest

from twosource.publish.rules import load_policy_rules

RULES = load_policy_rules()


def redacted(text: str) -> str:
    for pattern in RULES.times:
        text = pattern.sub("[time]", text)
    for pattern in RULES.coordinates:
        text = pattern.sub("[point]", text)
    return text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It fell at 4 AM.", "It fell at [time]"),
        ("It fell between 2 and 3 a.m. and burned.", "It fell between [time] and burned."),
        ("It fell between 9 and 10 o'clock.", "It fell between [time]."),
        ("It fell at 16h20.", "It fell at [time]."),
        ("It fell at 0430.", "It fell at [time]."),
        ("It fell at 16.20 on Monday.", "It fell at [time] on Monday."),
        ("It fell ten minutes past four.", "It fell [time]."),
        ("They came at five in the morning.", "They came [time] in the [time]."),
        ("They came about 4.30 in the morning.", "They came about [time][time]."),
        ("They came at first light, during Fajr prayers.", "They came [time], during [time]."),
    ],
)
def test_a_time_of_day_is_found_however_it_is_written(text: str, left: str) -> None:
    assert redacted(text) == left


@pytest.mark.parametrize(
    "point",
    [
        "13.16, 32.66",
        "13.0167 N, 31.8667 E",
        "N13.0167 E31.8667",
        "13.0167° N and 31.8667° E",
        "lat 13.01, long 31.86",
        "13°09'44\"N 32°39'44\"E",
        "13° 9.733' N, 32° 39.733' E",
        "13 09 44 N, 32 39 44 E",
        "13,0167; 31,8667",
        "?q=13.0167,31.8667",
        "36R TU 12345 12345",
        "7GXHX4HM+8X",
    ],
)
def test_a_point_is_found_however_it_is_written(point: str) -> None:
    left = redacted(f"It fell at the point {point} there.")
    assert "[point]" in left
    assert not any(character.isdigit() for character in left)


@pytest.mark.parametrize(
    "text",
    [
        "Five were killed and 1,500 fled, at 2,000 metres, in 2015.",
        "It killed five in the market and 12.5 per cent of 13,600 homes.",
        "The Evening Post said that at 1200 homes the water was cut.",
        "At 40, he had four sons; at least 30 and 12,500 others left.",
    ],
)
def test_figures_are_no_times_and_no_points(text: str) -> None:
    assert redacted(text) == text
