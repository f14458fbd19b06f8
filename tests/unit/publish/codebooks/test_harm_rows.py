"""Airwars and Iraq Body Count: who is presumed a civilian, and between which numbers."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.claim import Victim
from twosource.core.quote import Quote
from twosource.core.vocab import Event, Grade, Profile, SpeakerKind, Who
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.codebook import load_codebook
from twosource.publish.codebooks.ibc_persons import person_rows
from twosource.publish.codebooks.policies import load_policy
from twosource.publish.codebooks.projection import Projection

POLICIES = {name: load_policy(name) for name in ("airwars", "ibc")}


def project(name: str, build: Any, incident: Any, profile: Profile = Profile.INTERNAL) -> Projection:
    policy = POLICIES[name]
    made = policy.project(build.case(incident, profile))
    assert not check_rows(policy.book, made.rows)
    return made


def bounds(name: str, build: Any, incident: Any) -> tuple[Any, ...] | None:
    made = project(name, build, incident)
    if made.left_out:
        return None
    keys = {
        "airwars": ("civilian_non_combatants_killed_min", "civilian_non_combatants_killed_max"),
        "ibc": ("min_deaths", "max_deaths"),
    }
    return tuple(made.rows[0][k] for k in keys[name])


@pytest.mark.parametrize(
    ("figures", "airwars", "ibc"),
    [
        ({"killed": (10, 11, 11), "killed_combatant": (6, 6, 6), "killed_civilian": (0, 5, 5)}, (4, 5), (0, 5)),
        ({"killed": (10, 10, 10)}, (10, 10), (0, 10)),
        ({"killed": (10, 10, 10), "killed_civilian": (10, 10, 10)}, (10, 10), (10, 10)),
        ({"killed": (10, 10, 10), "killed_child": (2, 2, 2)}, (10, 10), (2, 10)),
        ({"killed": (10, 12, 15), "killed_combatant": (3, 3, 4)}, (6, 12), (0, 12)),
        ({"injured": (4, 4, 4)}, (0, 0), (0, 0)),
        ({"killed": (0, 0, 0)}, None, None),
        ({}, None, None),
    ],
)
def test_bounds(build: Any, kit: Any, figures: dict[str, Any], airwars: Any, ibc: Any) -> None:
    incident = build.add(Event.AIR_STRIKE, kit.Told([kit.figure("people", 10)]), figures=figures)
    assert bounds("airwars", build, incident) == airwars
    assert bounds("ibc", build, incident) == ibc


def test_where_all_the_dead_are_combatants_nobody_is_presumed_a_civilian(build: Any, kit: Any) -> None:
    told = [kit.Told([kit.figure(str(n), n, who=Who.COMBATANT)]) for n in (4, 60)]
    figures = dict.fromkeys(("killed", "killed_combatant"), (4, 60, 60))
    incident = build.add(Event.BATTLE, *told, figures=figures)
    assert bounds("airwars", build, incident) is None
    assert bounds("ibc", build, incident) is None


def test_the_word_of_who_did_it_that_they_were_militants_takes_nobody_off(build: Any, kit: Any) -> None:
    monitor = kit.Told([kit.figure("ten people", 10)], by=["Dune Front"])
    own = kit.Told(
        [kit.figure("ten fighters", 10, who=Who.COMBATANT)],
        by=["Dune Front"],
        origin=kit.speaker("Dune Front", SpeakerKind.ARMED_ACTOR),
    )
    incident = build.add(
        Event.AIR_STRIKE, monitor, own, figures={"killed": (10, 10, 10), "killed_combatant": (10, 10, 10)}
    )
    assert bounds("airwars", build, incident) == (10, 10)
    assert "perpetrator-says-militants" in {n.rule.id for n in project("airwars", build, incident).notes}


def test_contested_status_makes_the_minimum_zero_in_both_fields(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE, kit.Told([kit.figure("ten", 10)]), figures={"killed": (10, 10, 10), "killed_combatant": (4, 4, 4)},
        contradictions=[("civilian or combatant", ("civilians", "combatants"))],
    )  # fmt: skip
    (found,) = project("airwars", build, incident).rows
    assert (found["civilian_non_combatants_killed_min"], found["militants_killed_min"]) == (0, 0)
    assert (found["civilian_non_combatants_killed_max"], found["militants_killed_max"]) == (6, 4)


@pytest.mark.parametrize(
    ("grade", "origins", "status", "belligerent"),
    [
        (Grade.CONFIRMED, 2, "Declared strike", "Known"),
        (Grade.CONTESTED, 2, "Contested strike", "Suspected"),
        (Grade.FAIR, 2, "Likely strike", "Suspected"),
        (Grade.WEAK, 1, "Single source claim", "Suspected"),
    ],
)
def test_grade_strike_status_and_belligerents(
    build: Any, kit: Any, grade: Grade, origins: int, status: str, belligerent: str
) -> None:
    incident = build.add(
        Event.AIR_STRIKE,
        kit.Told([kit.figure("two", 2)], by=["Sorrel army"]),
        figures={"killed": (2, 2, 2)},
        grade=grade,
        origins=origins,
    )
    (found,) = project("airwars", build, incident).rows
    assert (found["strike_status"], found["belligerents"], found["belligerent_type"]) == (
        status,
        "Sorrel army",
        belligerent,
    )
    assert found["grading"] == grade.value.capitalize()


def test_discounted_incidents_stay_in_airwars_and_leave_ibc(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE, kit.Told([kit.figure("two", 2)]), figures={"killed": (2, 2, 2)}, grade=Grade.DISCOUNTED
    )
    assert project("airwars", build, incident).rows[0]["grading"] == "Discounted"
    assert project("ibc", build, incident).left_out


def test_a_single_source_is_kept_and_marked(build: Any, kit: Any) -> None:
    one = build.add(Event.AIR_STRIKE, kit.Told([kit.figure("two", 2)]), figures={"killed": (2, 2, 2)})
    two = build.add(Event.AIR_STRIKE, kit.Told([kit.figure("two", 2)]), figures={"killed": (2, 2, 2)}, origins=2)
    assert [project("ibc", build, i).rows[0]["single_source"] for i in (one, two)] == ["yes", "no"]


def test_persons_are_one_row_by_any_spelling_and_stay_inside(build: Any, kit: Any) -> None:
    def victim(name: str, age: int | None = None, sex: str | None = None) -> Victim:
        return Victim(name, Quote(0, len(name), name), age, sex)

    told = [
        kit.Told(
            [kit.figure("two", 2)],
            victims=[victim("Rasha Obeid", 9, "female"), victim("Karim Adel")],
            outlet="Far Wire",
        ),
        kit.Told(victims=[victim("Obeid"), victim("Rasha Obéid")]),
    ]
    incident = build.add(Event.AIR_STRIKE, *told, figures={"killed": (2, 2, 2)})
    book = load_codebook("ibc_persons")
    rows = list(person_rows(build.record, book))
    assert not check_rows(book, rows)
    assert [(r["name"], r["age"], r["gender"], r["media_sources"]) for r in rows] == [
        ("Rasha Obeid; Rasha Obéid; Obeid", 9, "female", "Far Wire; Sorrel Times"), ("Karim Adel", None, None, "Far Wire"),
    ]  # fmt: skip
    for name in POLICIES:
        assert "Obeid" not in str(project(name, build, incident, Profile.PUBLIC).rows)


@pytest.mark.parametrize(
    ("mention", "time"),
    [
        ("weekday:thursday;part=dawn", "dawn"),
        ("clock:03:00", "03:00"),
        ("date:2031-05-03;at=04:30", "04:30"),
        ("weekday:friday", None),
    ],
)
def test_a_time_of_day_stays_out_of_the_public_copy(build: Any, kit: Any, mention: str, time: str | None) -> None:
    incident = build.add(
        Event.AIR_STRIKE, kit.Told([kit.figure("two", 2)], mention=mention), figures={"killed": (2, 2, 2)}
    )
    assert project("ibc", build, incident).rows[0]["time"] == time
    assert project("ibc", build, incident, Profile.PUBLIC).rows[0]["time"] is None
