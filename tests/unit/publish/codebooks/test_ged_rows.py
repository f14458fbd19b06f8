"""UCDP GED: sides, types, the dead in four groups."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import Event, Grade, Profile, SpeakerKind, Who
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.ged import priogrid
from twosource.publish.codebooks.policies import codebook_rows, load_policy
from twosource.publish.codebooks.projection import Projection

POLICY = load_policy("ged")


def project(build: Any, incident: Any, profile: Profile = Profile.INTERNAL) -> Projection:
    made = POLICY.project(build.case(incident, profile))
    assert not [f for f in check_rows(POLICY.book, made.rows) if not f.missing]
    return made


def row(build: Any, incident: Any) -> dict[str, Any]:
    (found,) = project(build, incident).rows
    return dict(found)


def rules(made: Projection) -> set[str]:
    return {note.rule.id for note in made.notes}


def split(found: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(
        found[k] for k in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high")
    )


def test_a_strike_that_kills_fighters_and_civilians_is_state_based(build: Any, kit: Any) -> None:
    """Ten at least by one statement, five and six by another: eleven, and nothing added twice."""
    incident = build.add(
        Event.AIR_STRIKE,
        kit.Told((kit.figure("eleven", 11),), by=["Sorrel army"], at=["Dune Front"]),
        figures={
            "killed": (10, 11, 11), "killed_civilian": (0, 5, 5), "killed_combatant": (6, 6, 6), "killed_combatant_nonstate": (6, 6, 6),
        },
    )  # fmt: skip
    found = row(build, incident)
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (1, "Government of Sudan", "DF")
    assert split(found) == (0, 6, 5, 0, 10, 11, 11)
    assert (found["where_prec"], found["date_prec"], found["gwnoa"], found["gwnob"]) == (1, 1, 625, None)
    assert "collateral" in rules(project(build, incident))


def test_the_government_is_side_a_whoever_began(build: Any, kit: Any) -> None:
    told = kit.Told(
        (kit.figure("four soldiers", 4, who=Who.COMBATANT, group="the army"),), by=["Dune Front"], at=["Sorrel army"]
    )
    incident = build.add(
        Event.BATTLE,
        told,
        figures={"killed": (4, 4, 4), "killed_combatant": (4, 4, 4), "killed_combatant_state": (4, 4, 4)},
    )
    found = row(build, incident)
    assert (found["side_a"], found["side_b"], split(found)) == ("Government of Sudan", "DF", (4, 0, 0, 0, 4, 4, 4))


def test_two_governments_are_state_based(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.SHELLING,
        kit.Told((kit.figure("two", 2),), by=["Chadian army"], at=["Sorrel army"]),
        figures={"killed": (2, 2, 2)},
    )
    found = row(build, incident)
    assert (found["type_of_violence"], found["gwnoa"], found["gwnob"]) == (1, 483, 625)


def test_two_groups_are_non_state_and_each_loses_its_own(build: Any, kit: Any) -> None:
    dead = (
        kit.figure("three of the Front", 3, who=Who.COMBATANT, group="Dune Front"),
        kit.figure("two of the Guard", 2, who=Who.COMBATANT, group="Well Guard"),
    )
    incident = build.add(
        Event.BATTLE,
        kit.Told(dead, by=["Dune Front"], at=["Well Guard"]),
        figures={"killed": (5, 5, 5), "killed_combatant": (5, 5, 5)},
    )
    found = row(build, incident)
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (2, "DF", "Well Guard")
    assert split(found) == (3, 2, 0, 0, 5, 5, 5)


def test_violence_against_civilians_is_one_sided_and_side_b_loses_nobody(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.ATTACK,
        kit.Told((kit.figure("seven villagers", 7, who=Who.CIVILIAN),), by=["Dune Front"]),
        figures={"killed": (7, 7, 7), "killed_civilian": (7, 7, 7)},
    )
    found = row(build, incident)
    assert (found["type_of_violence"], found["side_a"], found["side_b"], found["deaths_b"]) == (3, "DF", "Civilians", 0)
    assert found["dyad_name"] == "DF - Civilians"


def test_the_rest_of_a_total_is_unknown_and_not_civilian(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE,
        kit.Told((kit.figure("ten", 10),), by=["Sorrel army"], at=["Dune Front"]),
        figures={"killed": (10, 10, 10), "killed_combatant": (6, 6, 6), "killed_combatant_nonstate": (6, 6, 6)},
    )
    assert split(row(build, incident)) == (0, 6, 0, 4, 10, 10, 10)


def test_children_count_as_civilians_where_no_number_of_civilians_is_told(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.SHELLING, kit.Told((kit.figure("three", 3),)), figures={"killed": (3, 3, 3), "killed_child": (2, 2, 2)}
    )
    assert split(row(build, incident))[:4] == (0, 0, 2, 1)


@pytest.mark.parametrize(("civilians", "expected"), [(5, (0, 6, 5, 0, 9, 11, 11)), (9, (0, 6, 5, 0, 9, 11, 11))])
def test_groups_above_the_total_raise_best_as_far_as_high_and_no_further(
    build: Any, kit: Any, civilians: int, expected: tuple[int, ...]
) -> None:
    incident = build.add(
        Event.AIR_STRIKE,
        kit.Told((kit.figure("nine", 9),), by=["Sorrel army"], at=["Dune Front"]),
        figures={
            "killed": (9, 9, 11), "killed_civilian": (0, civilians, civilians), "killed_combatant": (6, 6, 6),
            "killed_combatant_nonstate": (6, 6, 6),
        },
    )  # fmt: skip
    assert split(row(build, incident)) == expected
    assert "groups-above-the-total" in rules(project(build, incident))


def test_a_party_that_counts_its_enemys_dead_moves_high_only(build: Any, kit: Any) -> None:
    claimed = kit.Told(
        (kit.figure("60 soldiers", 60, who=Who.COMBATANT, group="the army"),),
        by=["Dune Front"], at=["Sorrel army"], origin=kit.speaker("Dune Front", SpeakerKind.ARMED_ACTOR),
    )  # fmt: skip
    own = kit.Told(
        (kit.figure("four soldiers", 4, who=Who.COMBATANT, group="the army"),),
        at=["Sorrel army"],
        origin=kit.speaker("army spokesman"),
    )
    keys = ("killed", "killed_combatant", "killed_combatant_state")
    both = build.add(Event.BATTLE, claimed, own, figures=dict.fromkeys(keys, (4, 60, 60)))
    assert split(row(build, both)) == (4, 0, 0, 0, 4, 4, 60)
    alone = build.add(Event.BATTLE, claimed, figures=dict.fromkeys(keys, (60, 60, 60)))
    assert split(row(build, alone)) == (0, 0, 0, 0, 0, 0, 60)
    assert "enemy-claims-go-high" in rules(project(build, alone))


def test_nobody_named_leaves_the_dyad_to_a_coder(build: Any, kit: Any) -> None:
    incident = build.add(Event.IED_MINE, kit.Told((kit.figure("two", 2),)), figures={"killed": (2, 2, 2)})
    made = project(build, incident)
    assert {f.column for f in check_rows(POLICY.book, made.rows)} == {
        "type_of_violence",
        "side_a",
        "side_b",
        "dyad_name",
    }
    assert "no-dyad" in rules(made)


def test_a_thing_that_was_hit_is_no_party(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE,
        kit.Told((kit.figure("two", 2),), by=["Sorrel army"], at=["the Old Market area"]),
        figures={"killed": (2, 2, 2)},
    )
    assert row(build, incident)["side_b"] is None


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"figures": {}}, "needs-a-death"),
        ({"figures": {"killed": (0, 0, 0)}}, "needs-a-death"),
        ({"figures": {"killed": (2, 2, 2)}, "status": "planned"}, "happened"),
        ({"figures": {"killed": (2, 2, 2)}, "status": "total"}, "happened"),
        ({"figures": {"killed": (2, 2, 2)}, "grade": Grade.DISCOUNTED}, "happened"),
    ],
)
def test_what_is_no_event_has_no_row_and_says_why(build: Any, kit: Any, changes: dict[str, Any], rule: str) -> None:
    made = project(build, build.add(Event.AIR_STRIKE, kit.Told(), **changes))
    assert made.left_out and made.notes[-1].rule.id == rule


def test_a_year_is_active_by_the_rows_of_the_file(build: Any, kit: Any) -> None:
    for dead in (20, 5):
        build.add(Event.ATTACK, kit.Told((kit.figure("n", dead, who=Who.CIVILIAN),), by=["Dune Front"]), figures={"killed": (dead,) * 3, "killed_civilian": (dead,) * 3})  # fmt: skip
    build.add(Event.ATTACK, kit.Told((kit.figure("n", 3, who=Who.CIVILIAN),), by=["Well Guard"]), figures={"killed": (3,) * 3, "killed_civilian": (3,) * 3})  # fmt: skip
    rows = codebook_rows(build.record, POLICY, kit.LEXICON, profile=Profile.INTERNAL)
    assert [r["active_year"] for r in rows] == [1, 1, 0]


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-89.9, -179.9, 1), (-89.9, -179.4, 2), (-89.4, -179.9, 721), (89.9, 179.9, 259200), (0.25, 0.25, 129961)],
)
def test_priogrid_counts_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


def test_a_public_point_is_not_exact_and_says_so(build: Any, kit: Any) -> None:
    incident = build.add(Event.AIR_STRIKE, kit.Told((kit.figure("two", 2),)), figures={"killed": (2, 2, 2)})
    (found,) = project(build, incident, Profile.PUBLIC).rows
    assert found["where_prec"] == 2
    assert "10 km cell" in str(found["where_description"])
    assert found["latitude"] != kit.HUSN.lat
