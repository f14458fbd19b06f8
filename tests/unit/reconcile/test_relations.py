"""What incidents have to do with one another."""

from __future__ import annotations

from datetime import timedelta

from link_world import DAY, WATCH, Count, Said, World
from twosource.core.vocab import Event, RelationKind, Scope, Status


def relations(world: World) -> set[tuple[RelationKind, str, str]]:
    incidents = {i.id: i for i in world.incidents()}
    return {(r.kind, i.event.value, incidents[r.incident].event.value) for i in incidents.values() for r in i.relations}


def test_a_strike_is_part_of_the_offensive_that_its_report_tells() -> None:
    world = World()
    world.tell(
        "r1",
        Said("Valley Army attacked around Orvane.", Event.BATTLE, town="Orvane"),
        Said("Jets bombed Teskul.", town="Teskul"),
    )
    assert relations(world) == {(RelationKind.PART_OF, "air_strike", "battle")}


def test_an_incident_is_part_of_the_total_of_its_day_and_never_takes_its_number() -> None:
    world = World()
    world.tell("r1", Said("A strike killed four in Orvane.", counts=(Count("four", 4, 4),), town="Orvane"))
    world.tell(
        "r2",
        Said(
            "Strikes around Orvane killed 36 that day.",
            counts=(Count("36", 36, 36, scope=Scope.PERIOD_TOTAL),),
            by=(WATCH,),
            town="Orvane",
        ),
    )
    assert relations(world) == {(RelationKind.PART_OF, "air_strike", "air_strike")}
    tolls = {i.status: i.figure("killed") for i in world.incidents()}
    assert tolls["total"] is None and tolls["happened"] is not None and tolls["happened"].high == 4


def test_equal_tolls_a_day_apart_may_be_the_same_victims() -> None:
    world = World()
    world.tell("r1", Said("A strike killed 17 in Orvane.", counts=(Count("17", 17, 17),), town="Orvane"))
    world.tell(
        "r2",
        Said(
            "A raid on the valley killed 17.", Event.BATTLE, counts=(Count("17", 17, 17),), day=DAY + timedelta(days=1)
        ),
        published=DAY + timedelta(days=1),
    )
    kinds = [r.kind for i in world.incidents() for r in i.relations]
    assert kinds == [RelationKind.POSSIBLE_SAME_VICTIMS, RelationKind.POSSIBLE_SAME_VICTIMS]


def test_an_old_event_that_a_later_report_recalls_follows_up_on_the_incident() -> None:
    world = World()
    world.tell("r1", Said("A strike killed four in Orvane.", counts=(Count("four", 4, 4),), town="Orvane"))
    world.tell(
        "r2",
        Said(
            "A strike on Orvane in May killed six.",
            counts=(Count("six", 6, 6),),
            town="Orvane",
            status=Status.HISTORICAL,
        ),
        published=DAY + timedelta(days=200),
    )
    assert relations(world) == {(RelationKind.FOLLOW_UP, "air_strike", "air_strike")}
    (happened,) = (i for i in world.incidents() if i.status == "happened")
    assert happened.figure("killed").high == 4  # type: ignore[union-attr]
