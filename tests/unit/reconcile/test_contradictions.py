"""Statements that cannot all hold, kept side by side."""

from __future__ import annotations

from datetime import timedelta

from link_world import ARMY, DAY, WATCH, By, Count, Said, World
from twosource.core.incident import Contradiction
from twosource.core.vocab import Event, SpeakerKind, Status, Who

MAYOR = By("Ilda Morrow", SpeakerKind.PERSON)


def found(*said: Said) -> dict[str, Contradiction]:
    world = World()
    for number, one in enumerate(said):
        world.tell(f"r{number}", one)
    return {c.field: c for c in world.one().contradictions}


def dead(text: str, low: int, high: int | None, by: By, who: Who = Who.UNKNOWN) -> Said:
    return Said(f"{text} died in Orvane.", counts=(Count(text, low, high, who=who),), by=(by,), town="Orvane")


def test_numbers_that_cannot_both_hold_stand_side_by_side() -> None:
    clash = found(dead("Nine", 9, 9, WATCH), dead("Four", 4, 4, MAYOR))["killed"]
    assert [(s.value, s.claims) for s in clash.sides] == [("4", ("c_r1_0",)), ("9", ("c_r0_0",))]


def test_a_bound_that_holds_the_other_number_contradicts_nothing() -> None:
    assert "killed" not in found(dead("Nine", 9, 9, WATCH), dead("At least four", 4, None, MAYOR))


def test_two_perpetrators_a_denial_two_kinds_and_two_days() -> None:
    clashes = found(
        Said("Valley Army shelled Orvane.", Event.SHELLING, by=(WATCH,), town="Orvane", blamed=("Valley Army",)),
        Said(
            "Jets of Hill Front bombed Orvane.",
            by=(MAYOR,),
            town="Orvane",
            blamed=("Hill Front",),
            day=DAY + timedelta(days=1),
        ),
        Said("Nothing fell on Orvane.", by=(ARMY,), town="Orvane", status=Status.DENIED),
    )
    assert list(clashes) == ["perpetrators", "responsibility", "event", "date"]
    assert [s.value for s in clashes["responsibility"].sides] == ["stated", "denied"]


def test_the_same_dead_as_civilians_and_as_fighters() -> None:
    clashes = found(
        dead("Nine civilians", 9, 9, MAYOR, Who.CIVILIAN),
        dead("Nine fighters", 9, 9, ARMY, Who.COMBATANT),
    )
    assert "civilian or combatant" in clashes


def test_places_far_apart() -> None:
    clashes = found(
        Said("A strike hit Orvane.", by=(WATCH,), town="Orvane"),
        Said("A strike hit Harrowick.", by=(MAYOR,), town="Harrowick"),
    )
    assert [s.value for s in clashes["place"].sides] == ["Harrowick", "Orvane"]
