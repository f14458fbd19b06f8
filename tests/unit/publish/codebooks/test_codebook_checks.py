"""Each check of each codebook, held against a sound row with one thing wrong."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.codebook import load_codebook

SOUND: dict[str, dict[str, Any]] = {
    "ged": {
        "id": 1, "year": 2031, "code_status": "Check", "type_of_violence": 1, "dyad_name": "A - B", "side_a": "A", "side_b": "B",
        "number_of_sources": 1, "where_prec": 1, "where_coordinates": "Husn", "latitude": 13.25, "longitude": 30.25,
        "geom_wkt": "POINT (30.250000 13.250000)", "priogrid_gid": 148742, "country": "Sudan", "country_id": 625, "region": "Africa",
        "event_clarity": 1, "date_prec": 1, "date_start": "2031-05-03", "date_end": "2031-05-03", "deaths_a": 1, "deaths_b": 2,
        "deaths_civilians": 3, "deaths_unknown": 4, "best": 10, "high": 12, "low": 9,
    },
    "acled": {
        "event_id_cnty": "SDN1", "event_date": "2031-05-03", "year": 2031, "time_precision": 1, "disorder_type": "Political violence",
        "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "A", "inter1": "Rebel group", "actor2": "B",
        "inter2": "State forces", "interaction": "State forces-Rebel group", "iso": 729, "region": "Northern Africa",
        "country": "Sudan", "location": "Husn", "latitude": 13.25, "longitude": 30.25, "geo_precision": 1, "source": "Wire",
        "source_scale": "Other", "notes": "n", "fatalities": 0,
    },
    "airwars": {
        "code": "i_1", "incident_date": "2031-05-03", "location_name": "Husn", "country": "Sudan", "latitude": 13.2, "longitude": 30.2,
        "geolocation_accuracy": "Town or village", "civilian_non_combatants_killed_min": 1, "civilian_non_combatants_killed_max": 2,
        "civilian_non_combatants_injured_min": 0, "civilian_non_combatants_injured_max": 0, "strike_status": "Likely strike",
        "grading": "Fair", "sources": "Wire", "review": "r",
    },
    "ibc": {
        "incident": "i_1", "date": "2031-05-03", "place": "Husn", "min_deaths": 1, "max_deaths": 2, "media_sources": "Wire",
        "single_source": "no", "review": "r",
    },
}  # fmt: skip


def faults(name: str, **changes: Any) -> list[str]:
    book = load_codebook(name)
    row = {column: (SOUND[name] | changes).get(column) for column in book.header}
    return [f"{f.column}: {f.said}" for f in check_rows(book, [row])]


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_row_has_no_fault(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("ged", {"best": 11}, "sum"),
        ("ged", {"low": 11}, "bounds"),
        ("ged", {"high": 9}, "bounds"),
        ("ged", {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0, "best": 0, "low": 0, "high": 0}, "a-death"),
        ("ged", {"date_end": "2031-05-02"}, "days"),
        ("ged", {"year": 2030}, "year"),
        ("ged", {"type_of_violence": 3}, "one-sided"),
        ("ged", {"type_of_violence": 3, "side_b": "Civilians"}, "one-sided-dead"),
        ("ged", {"latitude": None}, "latitude: required"),
        ("ged", {"where_prec": 8}, "above 7"),
        ("ged", {"date_prec": 0}, "below 1"),
        ("ged", {"type_of_violence": 4}, "above 3"),
        ("ged", {"region": "Atlantis"}, "not in the list"),
        ("ged", {"geom_wkt": "POINT (a b)"}, "not of the form"),
        ("ged", {"best": "10"}, "no whole number"),
        ("ged", {"latitude": "13"}, "no number"),
        ("ged", {"date_start": "3 May"}, "no day"),
        ("ged", {"side_a": 3}, "no text"),
        ("acled", {"sub_event_type": "Grenade"}, "sub-event-type"),
        ("acled", {"interaction": "Rebel group-State forces"}, "interaction"),
        ("acled", {"interaction": "State forces only"}, "interaction"),
        ("acled", {"actor2": None}, "inter2"),
        ("acled", {"event_type": "Violence against civilians", "sub_event_type": "Attack"}, "targeted"),
        ("acled", {"event_type": "Violence against civilians", "sub_event_type": "Attack", "civilian_targeting": "Civilians targeted"}, "target-second"),
        ("acled", {"civilian_targeting": "Civilians targeted"}, "no-civilians-in-battles"),
        ("acled", {"inter2": "Civilians", "interaction": "Rebel group-Civilians"}, "battle-sides"),
        ("acled", {"event_type": "Protests", "sub_event_type": "Peaceful protest"}, "protesters-first"),
        ("acled", {"event_type": "Riots", "sub_event_type": "Mob violence"}, "rioters-first"),
        ("acled", {"event_type": "Strategic developments", "sub_event_type": "Other"}, "disorder"),
        ("acled", {"year": 2030}, "year"),
        ("acled", {"time_precision": 4}, "above 3"),
        ("acled", {"geo_precision": 0}, "below 1"),
        ("acled", {"fatalities": -1}, "below 0"),
        ("acled", {"event_id_cnty": "1"}, "not of the form"),
        ("acled", {"disorder_type": "Political violence; Unrest"}, "not in the list"),
        ("airwars", {"civilian_non_combatants_killed_min": 3}, "civilian_non_combatants-killed"),
        ("airwars", {"children_killed_min": 0, "children_killed_max": 3}, "children-killed-within"),
        ("airwars", {"civilian_non_combatants_killed_min": 0, "civilian_non_combatants_killed_max": 0}, "harm"),
        ("airwars", {"grading": "Confirmed", "belligerent_type": "Suspected"}, "known"),
        ("airwars", {"belligerent_type": "Known"}, "suspected"),
        ("airwars", {"grading": "Good"}, "not in the list"),
        ("airwars", {"first_published": "2031-05-04", "last_updated": "2031-05-03"}, "published"),
        ("ibc", {"min_deaths": 3}, "deaths"),
        ("ibc", {"min_deaths": 0, "max_deaths": 0}, "harm"),
        ("ibc", {"min_injuries": 2, "max_injuries": 1}, "injuries"),
        ("ibc", {"date_end": "2031-05-01"}, "days"),
        ("ibc", {"single_source": "perhaps"}, "not in the list"),
    ],
)  # fmt: skip
def test_a_row_with_one_thing_wrong_is_found(name: str, changes: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(name, **changes)), faults(name, **changes)


@pytest.mark.parametrize("name", SOUND)
def test_every_check_is_held_against_a_row_that_breaks_it(name: str) -> None:
    tried = {
        mark.args[1][n][2]
        for mark in test_a_row_with_one_thing_wrong_is_found.pytestmark
        for n in range(len(mark.args[1]))
    }
    alike = ("point", "children", "women", "men", "militants", "civilian_non_combatants", "days")
    untried = [c.id for c in load_codebook(name).checks if c.id not in tried and not c.id.startswith(alike)]
    assert not untried
