"""Kinds of events that the story or the sides decide; targets, objects and named victims."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.claim import Claim
from twosource.core.vocab import Event, Status


def _events(claims: tuple[Claim, ...]) -> list[Event]:
    return [c.event for c in claims]


@pytest.mark.parametrize(
    ("opening", "event"),
    [
        ("Warplanes carried out three airstrikes on Omrin on Monday.", Event.AIR_STRIKE),
        ("Artillery shelled Omrin on Monday.", Event.SHELLING),
    ],
)
def test_missiles_follow_the_story(read_text: Any, opening: str, event: Event) -> None:
    claims = read_text(f"{opening}\n\nA missile hit a house in Sarvek, killing four people.")
    assert claims[-1].event is event


def test_a_denial_takes_up_the_story(read_text: Any) -> None:
    claims = read_text("Drones struck a market in Omrin on Monday, killing six people.\n\nThe army denied involvement.")
    assert [(c.event, c.status) for c in claims] == [
        (Event.AIR_STRIKE, Status.REPORTED),
        (Event.AIR_STRIKE, Status.DENIED),
    ]


def test_a_denial_without_a_story_tells_nothing(read_text: Any) -> None:
    assert read_text("The minister denied involvement.") == ()


def test_a_clash_has_two_sides(read_text: Any) -> None:
    (claim,) = read_text("Rebels clashed with soldiers near Omrin on Monday.")
    assert claim.event is Event.BATTLE
    assert [a.name for a in claim.perpetrators] == ["Rebels"]
    assert claim.targets and claim.targets[0].quote.text == "soldiers"


def test_the_displaced_are_civilians(read_text: Any) -> None:
    (claim,) = read_text("Some 400 people were displaced from Omrin on Monday.")
    assert [t.name for t in claim.targets] == ["civilians"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A drone hit the hospital in Omrin on Monday, killing two people.", ["hospital"]),
        ("Artillery shelled the village of Sarvek on Monday, killing two people.", ["village"]),
        ("Two farmers were shot dead in the village of Sarvek on Monday.", []),
        ("A wounded man died in a hospital in Omrin on Monday.", []),
    ],
)
def test_only_what_is_hit_is_an_object(read_text: Any, text: str, names: list[str]) -> None:
    assert [o.name for c in read_text(text) for o in c.objects] == names


def test_victims_by_name_age_and_kin(read_text: Any) -> None:
    claims = read_text(
        "An airstrike killed a 30-year-old woman, Maria Lopez, and her son, Daniel Lopez, 4, in Omrin on Monday."
    )
    told = {v.name: (v.age, v.sex) for c in claims for v in c.victims}
    assert told["Maria Lopez"][1] == "female"
    assert told.get("Daniel Lopez", (4, "male")) == (4, "male")


def test_a_toll_that_comes_with_an_arrest_is_no_arrest(read_text: Any) -> None:
    (claim,) = read_text("Gunmen abducted and killed two teachers near Sarvek on Monday.")
    assert claim.event is Event.ATTACK
