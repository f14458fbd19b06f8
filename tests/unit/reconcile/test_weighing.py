"""A report's own first toll holds the lower counts that it tells further down; rival voices stay rivals."""

from __future__ import annotations

from link_world import ARMY, WATCH, By, Count, Said, World
from twosource.core.vocab import SpeakerKind, Who

MAYOR = By("Ilda Morrow", SpeakerKind.PERSON)


def range_of(world: World, key: str = "killed") -> tuple[int, int]:
    figure = world.one().figure(key)
    assert figure is not None
    return figure.low, figure.high


def test_a_lower_count_of_a_source_does_not_lower_the_writers_own_toll() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Between 65 and 73 people died in Orvane.",
            counts=(Count("Between 65 and 73 people", 65, 73),),
            town="Orvane",
        ),
        Said("Ilda Morrow said at least 50 died.", counts=(Count("at least 50", 50, None),), by=(MAYOR,)),
    )
    assert range_of(world) == (65, 73)


def test_a_higher_count_of_a_source_raises_the_upper_end() -> None:
    world = World()
    world.tell(
        "r1",
        Said("Ten people died in Orvane.", counts=(Count("Ten people", 10, 10),), town="Orvane"),
        Said("Ilda Morrow said twelve died.", counts=(Count("twelve", 12, 12),), by=(MAYOR,)),
    )
    assert range_of(world) == (10, 12)


def test_where_a_source_speaks_first_two_voices_differ() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Valley Watch said ten people died in Orvane.",
            counts=(Count("ten people", 10, 10),),
            by=(WATCH,),
            town="Orvane",
        ),
        Said("The army press office said three died.", counts=(Count("three", 3, 3),), by=(ARMY,)),
    )
    assert range_of(world) == (3, 10)


def test_a_rough_number_weighs_nothing() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "About 500 people died in Orvane.",
            counts=(Count("About 500 people", 500, 500, approximate=True),),
            town="Orvane",
        ),
        Said("Ilda Morrow said 300 died.", counts=(Count("300", 300, 300),), by=(MAYOR,)),
    )
    assert range_of(world) == (300, 500)


def test_one_voice_telling_of_one_of_its_dead_takes_nothing_back() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Seven civilians died in Orvane.", counts=(Count("Seven civilians", 7, 7, who=Who.CIVILIAN),), town="Orvane"
        ),
        Said("One of the civilians was a baker.", counts=(Count("One of the civilians", 1, 1, who=Who.CIVILIAN),)),
        Said("Four children died too.", counts=(Count("Four children", 4, 4, who=Who.CHILD),)),
    )
    assert range_of(world) == (7, 7)


def test_groups_that_exclude_each_other_still_add_up() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Seven civilians died in Orvane.", counts=(Count("Seven civilians", 7, 7, who=Who.CIVILIAN),), town="Orvane"
        ),
        Said("Three soldiers died there.", counts=(Count("Three soldiers", 3, 3, who=Who.COMBATANT),), town="Orvane"),
    )
    assert range_of(world) == (10, 10)


def test_at_least_so_many_identified_is_a_lower_end_and_no_part() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "At least 34 identified dead lay in Orvane.",
            counts=(Count("At least 34 identified dead", 34, None),),
            town="Orvane",
        ),
        Said("Ilda Morrow said 18 died.", counts=(Count("18", 18, 18),), by=(MAYOR,)),
    )
    assert range_of(world) == (34, 34)


def test_a_family_told_by_name_is_among_the_civilians_told_without() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Thirteen members of the Morrow family died in Orvane.",
            counts=(Count("Thirteen members of the Morrow family", 13, 13, who=Who.CIVILIAN, group="Morrow"),),
            town="Orvane",
        ),
        Said("Two civilians were buried on Sunday.", counts=(Count("Two civilians", 2, 2, who=Who.CIVILIAN),)),
    )
    assert range_of(world) == (13, 13)
