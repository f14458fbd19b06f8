"""The grade policy."""

from __future__ import annotations

from link_world import ARMY, FRONT, WATCH, By, Count, Said, World
from twosource.core.incident import Origin
from twosource.core.vocab import Event, Grade, SpeakerKind, Status
from twosource.reconcile.grade import admiralty

MAYOR = By("Ilda Morrow", SpeakerKind.PERSON)


def shelled(
    by: tuple[By, ...], blamed: tuple[str, ...] = (), text: str = "Orvane was shelled.", **more: object
) -> Said:
    return Said(text, Event.SHELLING, by=by, town="Orvane", blamed=blamed, **more)  # type: ignore[arg-type]


def grade(*said: Said) -> Grade:
    world = World()
    for number, one in enumerate(said):
        world.tell(f"r{number}", one)
    return world.one().grade


def test_one_source_is_weak() -> None:
    assert grade(shelled((WATCH,), ("Valley Army",))) is Grade.WEAK


def test_two_origins_and_a_named_actor_are_fair() -> None:
    assert grade(shelled((WATCH,), ("Valley Army",)), shelled((MAYOR,))) is Grade.FAIR


def test_two_origins_without_an_actor_stay_weak() -> None:
    assert grade(shelled((WATCH,)), shelled((MAYOR,))) is Grade.WEAK


def test_two_sources_that_blame_two_sides_are_contested() -> None:
    assert grade(shelled((WATCH,), ("Valley Army",)), shelled((MAYOR,), ("Hill Front",))) is Grade.CONTESTED


def test_a_denial_that_blames_another_is_contested() -> None:
    world = World()
    world.tell(
        "r1",
        shelled((WATCH,)),
        shelled((ARMY,), status=Status.DENIED),
        shelled((ARMY,), ("Hill Front",)),
    )
    assert world.one().grade is Grade.CONTESTED


def test_a_party_that_says_it_did_it_confirms() -> None:
    text = "Front Media claimed responsibility for shelling Orvane by Hill Front."
    assert grade(shelled((FRONT,), ("Hill Front",), text)) is Grade.CONFIRMED


def test_a_party_that_only_reports_a_strike_of_its_own_does_not_confirm_harm() -> None:
    assert grade(shelled((FRONT,), ("Hill Front",), "Hill Front shelled positions at Orvane.")) is Grade.WEAK


def test_a_party_that_counts_the_dead_of_its_own_strike_confirms() -> None:
    said = Said(
        "Hill Front killed 3 in Orvane.",
        Event.SHELLING,
        (Count("3", 3, 3),),
        (FRONT,),
        "Orvane",
        blamed=("Hill Front",),
    )
    assert grade(said) is Grade.CONFIRMED


def test_nothing_is_ever_discounted_by_the_machine() -> None:
    assert grade(shelled((ARMY,), status=Status.DENIED)) is Grade.WEAK


def test_the_two_axes_of_the_admiralty_note_are_rated_apart() -> None:
    party = Origin("Front", "armed_actor", True, (), ())
    monitor = Origin("Watch", "monitor", True, (), ())
    assert admiralty([party]) == ("D", "3")
    assert admiralty([monitor, party]) == ("C", "2")
    assert admiralty([Origin("residents", "unknown", False, (), ())]) == ("F", "6")
