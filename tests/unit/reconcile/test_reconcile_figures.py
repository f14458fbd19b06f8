"""Reconciled figures, rule by rule."""

from __future__ import annotations

from datetime import timedelta

import pytest

from link_world import ARMY, DAY, FRONT, RESIDENTS, WATCH, By, Count, Said, World
from twosource.core.incident import Incident, Reconciled
from twosource.core.vocab import Event, Measure, Scope, SpeakerKind, Status, Who

LATER = DAY + timedelta(days=1)
MAYOR = By("Ilda Morrow", SpeakerKind.PERSON)


def toll(incident: Incident, key: str = "killed") -> tuple[int, int, int, bool]:
    figure = incident.figure(key)
    assert isinstance(figure, Reconciled), f"no {key}"
    return figure.low, figure.best, figure.high, figure.open


def died(number: str, low: int, high: int | None, by: By = WATCH, **more: object) -> Said:
    return Said(
        f"{number} died in Orvane, {by.name} said.", counts=(Count(number, low, high),), by=(by,), town="Orvane", **more
    )  # type: ignore[arg-type]


def test_the_model_case_two_tallies_of_a_monitor_and_names_from_a_second_origin() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Valley Watch said five civilians and six insurgents were killed in Orvane.",
            counts=(
                Count("five civilians", 5, 5, who=Who.CIVILIAN),
                Count("six insurgents", 6, 6, who=Who.COMBATANT),
            ),
            by=(WATCH,),
            town="Orvane",
        ),
        Said(
            "The head of Front Media gave the names of five people confirmed dead, including a girl and two women.",
            counts=(
                Count("five people", 5, 5),
                Count("a girl", 1, 1, who=Who.CHILD, part_of=0),
                Count("two women", 2, 2, who=Who.WOMAN, part_of=0),
            ),
            by=(FRONT,),
            day=None,
        ),
        Said("Army press office denied that it bombs towns.", status=Status.DENIED, by=(ARMY,), day=None),
        Said(
            "Hill Front did this, the Army press office said.",
            Event.ATTACK,
            by=(ARMY,),
            blamed=("Hill Front",),
            day=None,
        ),
    )
    world.tell(
        "r2",
        Said(
            "Valley Watch: jets of Valley Army killed at least 10 people, six of them rebels, near Teskul in 15 strikes.",
            counts=(
                Count("at least 10 people", 10, None),
                Count("six of them rebels", 6, 6, who=Who.COMBATANT, part_of=0),
                Count("15 strikes", 15, 15, Measure.STRIKES),
            ),
            by=(WATCH,),
            town="Teskul",
            blamed=("Valley Army",),
        ),
    )
    world.tell("r3", Said("Jets flew 16 raids on Orvane, the Watch said.", by=(WATCH,), town="Orvane"))
    incident = world.one()
    assert toll(incident) == (10, 11, 11, True)
    assert toll(incident, "killed_combatant_nonstate") == (6, 6, 6, False)
    assert toll(incident, "killed_civilian")[:3] == (0, 5, 5)
    assert toll(incident, "killed_child")[:3] == (1, 1, 1)
    assert incident.n_origins == 2
    assert incident.grade == "contested"
    assert {o.name for o in incident.origins if o.independent} == {"Valley Watch", "Front Media"}
    noted = incident.figure("killed")
    assert noted is not None and "perhaps among these" in noted.note


def test_the_model_case_is_found_by_linking_too() -> None:
    world = World()
    world.tell("r1", died("Eight", 8, 8))
    world.tell("r2", died("Eight", 8, 8, by=ARMY))
    (incident,) = world.incidents()
    assert incident.n_origins == 2 and incident.reports == ("r1", "r2")


def test_a_subset_never_adds_to_its_total() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Valley Watch: 10 died in Orvane, four of them children.",
            counts=(Count("10", 10, 10), Count("four of them children", 4, 4, who=Who.CHILD, part_of=0)),
            by=(WATCH,),
            town="Orvane",
        ),
    )
    assert toll(world.one()) == (10, 10, 10, False)
    assert toll(world.one(), "killed_child")[:3] == (4, 4, 4)


def test_a_later_tally_of_one_origin_supersedes_and_the_history_keeps_both() -> None:
    world = World()
    world.tell("r1", died("Ten", 10, 10))
    world.tell("r2", died("Fifteen", 15, 15), published=LATER)
    incident = world.one()
    assert toll(incident) == (15, 15, 15, False)
    assert incident.figure("killed").rule == "later-supersedes+one-statement"  # type: ignore[union-attr]
    assert [line.split(" ")[2] for _, line in incident.history] == ["10", "15"]


def test_a_late_correction_downward_is_kept_as_one() -> None:
    world = World()
    world.tell("r1", died("Fifteen", 15, 15))
    world.tell("r2", died("Eleven", 11, 11), published=LATER)
    incident = world.one()
    assert toll(incident) == (11, 11, 11, False)
    assert "a correction downward" in incident.history[-1][1]


def test_tallies_of_one_origin_on_one_day_give_a_range() -> None:
    world = World()
    world.tell("r1", died("At least ten", 10, None))
    world.tell("r2", died("Eleven", 11, 11))
    assert toll(world.one()) == (10, 11, 11, True)


def test_across_origins_the_range_is_what_any_stands_by_and_best_follows_independence() -> None:
    world = World()
    world.tell("r1", died("Ten", 10, 10, by=FRONT))
    world.tell("r2", died("Seven", 7, 7, by=WATCH))
    incident = world.one()
    assert toll(incident) == (7, 7, 10, False)
    assert incident.figure("killed").rule == "range-across-origins"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "status", [Status.DENIED, Status.PLANNED, Status.HYPOTHETICAL, Status.HISTORICAL, Status.UNVERIFIED]
)
def test_what_is_not_reported_never_becomes_a_toll(status: Status) -> None:
    world = World()
    world.tell("r1", died("Ten", 10, 10), died("Ninety", 90, 90, status=status))
    assert toll(world.one()) == (10, 10, 10, False)


@pytest.mark.parametrize("scope", [Scope.PERIOD_TOTAL, Scope.CUMULATIVE])
def test_a_total_over_a_period_never_becomes_a_toll(scope: Scope) -> None:
    world = World()
    world.tell(
        "r1",
        died("Ten", 10, 10),
        Said("Valley Watch: 900 have died.", counts=(Count("900", 900, 900, scope=scope),), by=(WATCH,), day=None),
    )
    assert toll(world.one()) == (10, 10, 10, False)


def test_zero_is_a_number_and_silence_is_none() -> None:
    world = World()
    world.tell("r1", died("Nobody", 0, 0))
    assert toll(world.one()) == (0, 0, 0, False)
    quiet = World()
    quiet.tell("r1", Said("A strike hit Orvane.", town="Orvane"))
    assert quiet.one().figure("killed") is None


def test_only_fighters_counted_is_a_part_where_others_count_civilians() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "The Army press office says 19 fighters died in Orvane.",
            counts=(Count("19 fighters", 19, 19, who=Who.COMBATANT),),
            by=(ARMY,),
            town="Orvane",
        ),
    )
    world.tell(
        "r2",
        Said(
            "Ilda Morrow counts 70 dead, 50 of them civilians.",
            counts=(Count("70", 70, 70), Count("50 of them civilians", 50, 50, who=Who.CIVILIAN, part_of=0)),
            by=(MAYOR,),
            town="Orvane",
        ),
    )
    assert toll(world.one()) == (70, 70, 70, False)


def test_only_soldiers_counted_is_the_toll_where_nobody_counts_others() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "12 soldiers died in Orvane, residents said.",
            counts=(Count("12 soldiers", 12, 12, who=Who.COMBATANT),),
            by=(RESIDENTS,),
            town="Orvane",
        ),
    )
    world.tell("r2", died("Forty", 40, 40))
    incident = world.one()
    assert toll(incident)[:3] == (12, 40, 40)
    assert toll(incident, "killed_combatant_state")[:3] == (12, 12, 12)


def test_two_groups_told_by_one_voice_in_two_sentences_add_up() -> None:
    world = World()
    world.tell(
        "r1",
        Said(
            "Thirteen soldiers died, Valley Watch said.",
            Event.BATTLE,
            (Count("Thirteen soldiers", 13, 13, who=Who.COMBATANT, group="Valley Army"),),
            (WATCH,),
            "Orvane",
        ),
        Said(
            "Seven fighters died too, Valley Watch said.",
            Event.BATTLE,
            (Count("Seven fighters", 7, 7, who=Who.COMBATANT, group="Hill Front"),),
            (WATCH,),
            "Orvane",
        ),
    )
    incident = world.one()
    assert toll(incident)[:3] == (20, 20, 20)
    assert incident.figure("killed").rule == "sum-of-groups"  # type: ignore[union-attr]
    assert toll(incident, "killed_combatant_nonstate")[:3] == (7, 7, 7)
    assert toll(incident, "killed_combatant_state")[:3] == (13, 13, 13)


def test_the_history_names_the_day_the_bound_and_the_voice() -> None:
    world = World()
    world.tell("r1", died("At least ten", 10, None))
    assert world.one().history == (("c_r1_0", "2031-05-12 killed at least 10 (Valley Watch)"),)


def test_one_victim_told_of_does_not_lower_a_toll_but_is_one_where_nothing_else_is_known() -> None:
    girl = Said("A girl died in Orvane.", counts=(Count("A girl", 1, 1, who=Who.CHILD),), town="Orvane")
    world = World()
    world.tell("r1", girl)
    assert toll(world.one())[:3] == (1, 1, 1)
    world.tell("r2", died("Ten", 10, 10))
    assert toll(world.one())[:3] == (10, 10, 10)


def test_a_vague_word_and_an_upper_bound_do_not_lower_a_toll() -> None:
    world = World()
    world.tell("r1", died("Ten", 10, 10))
    world.tell("r2", died("Civilians", 2, None, by=MAYOR))
    world.tell("r3", died("Up to 40", 0, 40, by=ARMY))
    assert toll(world.one()) == (10, 10, 40, False)


def test_further_bodies_come_on_top_and_are_no_toll() -> None:
    world = World()
    world.tell("r1", died("Ten", 10, 10), died("Two further people", 2, 2, by=MAYOR))
    assert toll(world.one())[:3] == (10, 10, 10)


def test_the_authorities_of_a_later_report_replace_no_earlier_toll() -> None:
    many = By("Valley authorities")
    world = World()
    world.tell("r1", died("Ten", 10, 10, by=many))
    world.tell("r2", died("Fifteen", 15, 15, by=many), published=LATER)
    assert toll(world.one()) == (10, 15, 15, False)
