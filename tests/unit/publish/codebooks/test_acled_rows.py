"""ACLED: types by hierarchy, actors and their codes, fatalities by its own rules, atoms by day and place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.core.incident import Relation
from twosource.core.vocab import Event, Measure, Profile, RelationKind, Who
from twosource.publish.codebooks.acled_atoms import divided
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.policies import load_policy
from twosource.publish.codebooks.projection import Projection

POLICY = load_policy("acled")
DEAD = {"killed": (3, 3, 3)}
CIVILIANS = {"killed": (3, 3, 3), "killed_civilian": (3, 3, 3)}


def project(build: Any, incident: Any, profile: Profile = Profile.INTERNAL) -> Projection:
    made = POLICY.project(build.case(incident, profile))
    assert not [f for f in check_rows(POLICY.book, made.rows) if not f.missing]
    return made


def row(build: Any, incident: Any) -> dict[str, Any]:
    (found,) = project(build, incident).rows
    return dict(found)


def rules(made: Projection) -> set[str]:
    return {note.rule.id for note in made.notes}


@pytest.mark.parametrize(
    ("event", "said", "by", "at", "figures", "type_", "sub"),
    [
        (Event.AIR_STRIKE, "Jets hit it.", ["Sorrel army"], [], DEAD, "Explosions/Remote violence", "Air/drone strike"),
        (Event.SHELLING, "Shells fell.", [], [], DEAD, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        (Event.SHELLING, "Shells with chlorine fell.", [], [], DEAD, "Explosions/Remote violence", "Chemical weapon"),
        (Event.IED_MINE, "A mine went off.", [], [], DEAD, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        (Event.IED_MINE, "A hand grenade went off.", [], [], DEAD, "Explosions/Remote violence", "Grenade"),
        (Event.SUICIDE_BOMB, "A bomber.", [], [], DEAD, "Explosions/Remote violence", "Suicide bomb"),
        (Event.BATTLE, "They fought.", ["Sorrel army"], ["Dune Front"], DEAD, "Battles", "Armed clash"),
        (Event.ATTACK, "They shot them.", ["Dune Front"], [], CIVILIANS, "Violence against civilians", "Attack"),
        (Event.ATTACK, "They shot them.", ["Dune Front"], ["Sorrel army"], DEAD, "Battles", "Armed clash"),
        (Event.ATTACK, "They raped women.", ["Well Guard"], [], {}, "Violence against civilians", "Sexual violence"),
        (Event.ABDUCTION_ARREST, "Taken.", ["Dune Front"], [], {}, "Violence against civilians", "Abduction/forced disappearance"),
        (Event.ABDUCTION_ARREST, "Arrested.", ["Sorrel army"], [], {}, "Strategic developments", "Arrests"),
        (Event.ABDUCTION_ARREST, "Taken and killed.", ["Dune Front"], [], CIVILIANS, "Violence against civilians", "Attack"),
        (Event.PROTEST_RIOT, "They marched.", [], [], {}, "Protests", "Peaceful protest"),
        (Event.PROTEST_RIOT, "Police fired tear gas.", [], [], {}, "Protests", "Protest with intervention"),
        (Event.PROTEST_RIOT, "They opened fire.", ["Sorrel army"], [], DEAD, "Protests", "Excessive force against protesters"),
        (Event.PROTEST_RIOT, "They marched against the arrest of an editor.", [], [], {}, "Protests", "Peaceful protest"),
        (Event.PROTEST_RIOT, "Police later dispersed them.", [], [], {}, "Protests", "Protest with intervention"),
        (Event.PROTEST_RIOT, "Five protesters were briefly detained.", [], [], {}, "Protests", "Protest with intervention"),
        (Event.PROTEST_RIOT, "Crowds threw stones.", [], [], {}, "Riots", "Violent demonstration"),
        (Event.PROTEST_RIOT, "A mob set it on fire.", [], [], {}, "Riots", "Mob violence"),
        (Event.TERRITORY_CHANGE, "They took it.", ["Dune Front"], [], {}, "Strategic developments", "Non-violent transfer of territory"),
        (Event.MOVEMENT_DEPLOYMENT, "Troops moved.", ["Sorrel army"], [], {}, "Strategic developments", "Change to group/activity"),
        (Event.MOVEMENT_DEPLOYMENT, "They set up a new base.", ["Sorrel army"], [], {}, "Strategic developments", "Headquarters or base established"),
        (Event.AGREEMENT, "They agreed.", ["Sorrel army"], ["Dune Front"], {}, "Strategic developments", "Agreement"),
        (Event.DESTRUCTION_LOOTING, "They looted.", ["Well Guard"], [], {}, "Strategic developments", "Looting/property destruction"),
        (Event.DISPLACEMENT, "People fled.", [], [], {}, "Strategic developments", "Other"),
    ],
)  # fmt: skip
def test_types(
    build: Any,
    kit: Any,
    event: Event,
    said: str,
    by: list[str],
    at: list[str],
    figures: dict[str, Any],
    type_: str,
    sub: str,
) -> None:
    found = row(build, build.add(event, kit.Told(said=said, by=by, at=at), figures=figures))
    assert (found["event_type"], found["sub_event_type"]) == (type_, sub)


@pytest.mark.parametrize("event", [Event.CONTROL, Event.OTHER])
def test_what_has_no_type_has_no_row(build: Any, kit: Any, event: Event) -> None:
    made = project(build, build.add(event, kit.Told()))
    assert made.left_out and made.notes[-1].rule.id == "no-type"


def test_of_several_kinds_the_first_in_the_hierarchy_wins(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE, kit.Told(by=["Sorrel army"], at=["Dune Front"]), kit.Told(event=Event.BATTLE), figures=DEAD
    )
    assert row(build, incident)["event_type"] == "Battles"
    assert "hierarchy" in rules(project(build, incident))


@pytest.mark.parametrize(
    ("by", "sub"),
    [("Sorrel army", "Government regains territory"), ("Dune Front", "Non-state actor overtakes territory"), ("Chadian army", "Non-state actor overtakes territory")],
)  # fmt: skip
def test_ground_taken_with_fighting(build: Any, kit: Any, by: str, sub: str) -> None:
    other = "Dune Front" if by != "Dune Front" else "Sorrel army"
    incident = build.add(Event.BATTLE, kit.Told(by=[by], at=[other]), kit.Told(event=Event.TERRITORY_CHANGE))
    assert row(build, incident)["sub_event_type"] == sub


def test_a_strike_within_a_battle_has_no_row_and_its_dead_are_in_the_battles(build: Any, kit: Any) -> None:
    battle = build.add(Event.BATTLE, kit.Told(by=["Sorrel army"], at=["Dune Front"]), figures={"killed": (2, 2, 2)})
    part = Relation(RelationKind.PART_OF, battle.id, ())
    strike = build.add(Event.AIR_STRIKE, kit.Told(), figures={"killed": (10, 11, 11)}, relations=[part])
    assert rules(project(build, strike)) == {"within-a-battle"}
    found = row(build, battle)
    assert found["fatalities"] == 10, "the larger of two, not twelve"
    assert "Within it: air strike at Husn, killed 11 (10–11)." in found["notes"]


def test_a_strike_far_from_the_battle_keeps_its_row(build: Any, kit: Any) -> None:
    battle = build.add(Event.BATTLE, kit.Told(), place=kit.TOWNS["Far Wells"])
    part = Relation(RelationKind.PART_OF, battle.id, ())
    strike = build.add(Event.AIR_STRIKE, kit.Told(), figures=DEAD, relations=[part])
    assert row(build, strike)["event_type"] == "Explosions/Remote violence"
    assert row(build, battle)["fatalities"] == 0


@pytest.mark.parametrize(
    ("event", "by", "at", "figures", "expected"),
    [
        (Event.BATTLE, ["Dune Front"], ["Sorrel army"], DEAD,
         ("Dune Front", "Rebel group", "Military Forces of Sudan (2019-)", "State forces", "State forces-Rebel group", None)),
        (Event.AIR_STRIKE, ["Chadian army"], ["Dune Front"], DEAD,
         ("Military Forces of Chad (2021-)", "External/Other forces", "Dune Front", "Rebel group", "Rebel group-External/Other forces", None)),
        (Event.AIR_STRIKE, ["Sorrel army"], [], CIVILIANS,
         ("Military Forces of Sudan (2019-)", "State forces", "Civilians (Sudan)", "Civilians", "State forces-Civilians", "Civilians targeted")),
        (Event.AIR_STRIKE, ["Sorrel army"], [], DEAD,
         ("Military Forces of Sudan (2019-)", "State forces", "Civilians (Sudan)", "Civilians", "State forces-Civilians", "Civilians targeted")),
        (Event.AIR_STRIKE, ["Sorrel army"], [], {},
         ("Military Forces of Sudan (2019-)", "State forces", None, None, "State forces only", None)),
        (Event.AIR_STRIKE, [], [], DEAD,
         ("Unidentified Military Forces", None, "Civilians (Sudan)", "Civilians", None, "Civilians targeted")),
        (Event.ATTACK, [], [], CIVILIANS,
         ("Unidentified Armed Group (Sudan)", "Political militia", "Civilians (Sudan)", "Civilians", "Political militia-Civilians", "Civilians targeted")),
        (Event.PROTEST_RIOT, [], [], {},
         ("Protesters (Sudan)", "Protesters", None, None, "Protesters only", None)),
        (Event.PROTEST_RIOT, ["Sorrel army"], [], DEAD,
         ("Protesters (Sudan)", "Protesters", "Military Forces of Sudan (2019-)", "State forces", "State forces-Protesters", "Civilians targeted")),
        (Event.DISPLACEMENT, [], [], {}, ("Civilians (Sudan)", "Civilians", None, None, "Civilians only", None)),
        (Event.BATTLE, ["Sorrel army", "Dune Front"], [], {},
         ("Military Forces of Sudan (2019-)", "State forces", "Dune Front", "Rebel group", "State forces-Rebel group", None)),
        (Event.BATTLE, ["Sorrel army"], ["Grey Lions"], {},
         ("Military Forces of Sudan (2019-)", "State forces", "Grey Lions", None, None, None)),
    ],
)  # fmt: skip
def test_actors(
    build: Any, kit: Any, event: Event, by: list[str], at: list[str], figures: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    found = row(build, build.add(event, kit.Told(by=by, at=at), figures=figures))
    columns = ("actor1", "inter1", "actor2", "inter2", "interaction", "civilian_targeting")
    assert tuple(found[c] for c in columns) == expected


def test_allies_are_associated_and_no_opponents(build: Any, kit: Any) -> None:
    found = row(build, build.add(Event.BATTLE, kit.Told(by=["Sorrel army", "Chadian army"], at=["Dune Front"])))
    assert (found["actor1"], found["assoc_actor_1"]) == (
        "Military Forces of Sudan (2019-)",
        "Military Forces of Chad (2021-)",
    )
    assert found["actor2"] == "Dune Front"


def test_a_party_that_others_blame_stands_in_the_notes(build: Any, kit: Any) -> None:
    incident = build.add(
        Event.AIR_STRIKE, kit.Told(by=["Sorrel army", "Chadian army"]), figures=DEAD,
        contradictions=[("perpetrators", ("Sorrel army", "Chadian army"))],
    )  # fmt: skip
    found = row(build, incident)
    assert found["assoc_actor_1"] is None
    assert "Others blame Chadian army." in found["notes"]


def test_civilians_beside_a_base_are_associated_and_the_main_ones_where_the_target_is_vague(
    build: Any, kit: Any
) -> None:
    most = {"killed": (9, 9, 9), "killed_civilian": (7, 7, 7), "killed_combatant": (2, 2, 2)}
    base = build.add(
        Event.AIR_STRIKE,
        kit.Told(by=["Sorrel army"], at=["Dune Front"], objects=[("a base", "military")]),
        figures=most,
    )
    vague = build.add(Event.AIR_STRIKE, kit.Told(by=["Sorrel army"], at=["Dune Front"]), figures=most)
    first, second = row(build, base), row(build, vague)
    assert (first["actor2"], first["assoc_actor_2"]) == ("Dune Front", "Civilians (Sudan)")
    assert (second["actor2"], second["assoc_actor_2"]) == ("Civilians (Sudan)", "Dune Front")


def test_civilians_in_a_battle_are_counted_and_no_actor(build: Any, kit: Any) -> None:
    incident = build.add(Event.BATTLE, kit.Told(by=["Sorrel army"], at=["Dune Front"]), figures=CIVILIANS)
    found = row(build, incident)
    assert found["fatalities"] == 3 and "Civilians" not in (found["actor2"], found["assoc_actor_2"])
    assert "civilians-in-a-battle" in rules(project(build, incident))


@pytest.mark.parametrize(
    ("said", "figures", "span", "dead"),
    [
        ("Ten died.", [("ten", 10, 10)], (10, 10, 10), 10),
        ("More than ten died.", [("more than ten", 11, None)], (11, 11, 11), 10),
        ("Dozens died.", [("dozens", 24, None)], (24, 24, 24), 12),
        ("Several died.", [("several", 3, None)], (3, 3, 3), 3),
        ("Several died in the massacre.", [("several", 3, None)], (3, 3, 3), 10),
        ("Hundreds died.", [("hundreds", 200, None)], (200, 200, 200), 100),
        ("Fighters died.", [("fighters", 2, None)], (2, 2, 2), 3),
        ("Up to ten died.", [("up to ten", 0, 10)], (0, 10, 10), 0),
    ],
)
def test_vague_numbers(build: Any, kit: Any, said: str, figures: Any, span: Any, dead: int) -> None:
    told = kit.Told([kit.figure(*f) for f in figures], said=said, by=["Dune Front"])
    assert row(build, build.add(Event.ATTACK, told, figures={"killed": span}))["fatalities"] == dead


def test_where_sources_differ_the_lowest_is_coded(build: Any, kit: Any) -> None:
    ten, eleven = kit.Told([kit.figure("ten", 10)]), kit.Told([kit.figure("eleven", 11)])
    incident = build.add(Event.ATTACK, ten, eleven, figures={"killed": (10, 11, 11)})
    assert row(build, incident)["fatalities"] == 10
    assert "lowest" in rules(project(build, incident))


@pytest.mark.parametrize("figures", [{}, {"casualties": (9, 9, 9)}])
def test_no_number_and_casualties_without_a_split_are_zero(build: Any, kit: Any, figures: dict[str, Any]) -> None:
    told = kit.Told([kit.figure("nine casualties", 9, measure=Measure.CASUALTIES)])
    assert row(build, build.add(Event.SHELLING, told, figures=figures))["fatalities"] == 0


@pytest.mark.parametrize(("said", "dead"), [("Three died.", 4), ("Three died, including the bomber.", 3)])
def test_the_bomber_is_one_of_the_dead(build: Any, kit: Any, said: str, dead: int) -> None:
    told = kit.Told([kit.figure("three", 3)], said=said)
    assert row(build, build.add(Event.SUICIDE_BOMB, told, figures=DEAD))["fatalities"] == dead


def test_a_row_for_each_day_with_activity_and_the_toll_divided(build: Any, kit: Any) -> None:
    told = [kit.Told(time=kit.days(d, d, 1)) for d in (3, 4, 6)]
    made = project(build, build.add(Event.SHELLING, *told, time=kit.days(3, 7, 2), figures={"killed": (11, 11, 11)}))
    assert [(r["event_date"], r["fatalities"], r["time_precision"]) for r in made.rows] == [
        ("2031-05-03", 4, 1), ("2031-05-04", 4, 1), ("2031-05-06", 3, 1),
    ]  # fmt: skip
    assert len({r["event_id_cnty"] for r in made.rows}) == 3
    assert all("11 dead divided over 3 rows." in str(r["notes"]) for r in made.rows)


@pytest.mark.parametrize(
    ("first", "last", "precision", "mention", "day", "coded"),
    [
        (3, 9, 3, "", "2031-05-06", 2),
        (1, 31, 4, "", "2031-05-16", 3),
        (1, 10, 4, "month:2031-05;edge=early", "2031-05-01", 3),
        (21, 31, 4, "month:2031-05;edge=late", "2031-05-31", 3),
    ],
)
def test_a_range_without_a_day_is_its_middle_or_edge(
    build: Any, kit: Any, first: int, last: int, precision: int, mention: str, day: str, coded: int
) -> None:
    when = kit.days(first, last, precision)
    found = row(build, build.add(Event.SHELLING, kit.Told(time=when, mention=mention), time=when))
    assert (found["event_date"], found["time_precision"]) == (day, coded)


def test_two_places_of_one_report_are_two_rows_and_two_reports_that_differ_are_one(build: Any, kit: Any) -> None:
    both = [kit.Told(report="r", place="Husn"), kit.Told(report="r", place="Far Wells")]
    made = project(build, build.add(Event.SHELLING, *both, figures=DEAD))
    assert [(r["location"], r["fatalities"]) for r in made.rows] == [("Husn", 2), ("Far Wells", 1)]
    differ = [kit.Told(place="Husn"), kit.Told(place="Far Wells")]
    assert len(project(build, build.add(Event.SHELLING, *differ, figures=DEAD)).rows) == 1
    near = [kit.Told(report="s", place="Husn"), kit.Told(report="s", place="Near Wells")]
    assert len(project(build, build.add(Event.SHELLING, *near, figures=DEAD)).rows) == 1


def test_what_is_known_to_a_country_or_a_year_only_is_left_out(build: Any, kit: Any) -> None:
    from dataclasses import replace

    country = build.add(
        Event.SHELLING, kit.Told(), place=replace(kit.HUSN, name="Sudan", precision=6, lat=None, lon=None)
    )
    nowhere = build.add(Event.SHELLING, kit.Told(), place=None)
    year = build.add(Event.SHELLING, kit.Told(), time=kit.days(1, 31, 5))
    undated = build.add(Event.SHELLING, kit.Told(), time=None)
    left = [project(build, i).notes[-1].rule.id for i in (country, nowhere, year, undated)]
    assert left == ["no-country-level", "no-country-level", "needs-a-month", "needs-a-month"]


def test_a_village_that_no_gazetteer_holds_keeps_its_name_without_a_point(build: Any, kit: Any) -> None:
    from dataclasses import replace

    village = replace(kit.HUSN, name="Wadi Nowhere", precision=6, lat=None, lon=None)
    found = row(build, build.add(Event.SHELLING, kit.Told(), place=village))
    assert (found["location"], found["latitude"], found["geo_precision"]) == ("Wadi Nowhere", None, None)


def test_sources_have_a_scale_by_where_they_are(build: Any, kit: Any) -> None:
    told = [kit.Told(outlet=name) for name in ("Far Wire", "Nobody's Blog", "Sorrel Times")]
    found = row(build, build.add(Event.SHELLING, *told))
    assert found["source_scale"] == "National-International-Other"
    assert found["source"] == "Far Wire; Nobody's Blog; Sorrel Times"


def test_demonstrations_have_a_crowd_size_and_sexual_violence_a_tag(build: Any, kit: Any) -> None:
    assert row(build, build.add(Event.PROTEST_RIOT, kit.Told()))["tags"] == "crowd size=no report"
    assert row(build, build.add(Event.ATTACK, kit.Told(said="They raped women.")))["tags"] == "sexual violence"


def test_the_dead_by_groups_only_are_the_groups(build: Any, kit: Any) -> None:
    told = kit.Told([kit.figure("six fighters", 6, who=Who.COMBATANT)], by=["Sorrel army"])
    found = row(build, build.add(Event.AIR_STRIKE, told, figures={"killed_combatant": (6, 6, 6)}))
    assert (found["fatalities"], found["actor2"]) == (6, "Unidentified Armed Group (Sudan)")


@given(st.integers(0, 500), st.integers(1, 40))
def test_a_divided_toll_adds_up_and_never_grows(total: int, parts: int) -> None:
    shares = divided(total, parts)
    assert sum(shares) == total and len(shares) == parts
    assert sorted(shares, reverse=True) == list(shares) and max(shares) - min(shares) <= 1


def test_where_no_country_is_known_no_bracket_is_made_up(build: Any, kit: Any) -> None:
    from dataclasses import replace

    lost = replace(kit.HUSN, country=None, country_code=None)
    assert row(build, build.add(Event.PROTEST_RIOT, kit.Told(), place=lost))["actor1"] == "Protesters"


def test_a_nationality_alone_is_no_party(build: Any, kit: Any) -> None:
    found = row(build, build.add(Event.BATTLE, kit.Told(by=["Dune Front"], at=["Sudanese"])))
    assert found["actor2"] == "Unidentified Armed Group (Sudan)"
