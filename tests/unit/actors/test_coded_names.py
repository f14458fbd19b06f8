"""What coders call an actor: by the lexicon, by the government of the day, by what it is and where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from twosource.core.actor import Actor, ActorRef
from twosource.core.quote import Quote
from twosource.lexicons import load_lexicon
from twosource.resolve.actors import valid_on
from twosource.resolve.coding import load_coding

ONE = timedelta(days=1)
ACTORS = {a.id: a for a in load_lexicon().actors}


def coded(name: str, country: str | None, day: date | None, actor: Actor | None = None) -> str | None:
    ref = ActorRef(name, Quote(0, len(name), name), actor.id if actor else None)
    return load_coding().named(ref, actor, country=country, day=day)


@pytest.mark.parametrize(
    ("name", "country", "day", "expected"),
    [
        ("soldiers", "ML", date(2016, 3, 1), "Military Forces of Mali (2013-2020)"),
        ("soldiers", "ML", date(2020, 12, 1), "Military Forces of Mali (2020-2021)"),
        ("soldiers", "ML", date(2023, 3, 1), "Military Forces of Mali (2021-)"),
        ("the army", "ML", None, "Military Forces of Mali"),
        ("Matan clan", "SO", None, "Matan Clan Militia (Somalia)"),
        ("Algerian forces", None, date(2022, 3, 1), "Military Forces of Algeria (2019-)"),
        ("state police", "MX", date(2020, 3, 1), "Police Forces of Mexico (2018-2024) State Police"),
        ("Philippine soldiers", "MY", date(2018, 3, 1), "Military Forces of the Philippines (2016-2022)"),
        ("the two policemen", "NG", date(2019, 3, 1), "Police Forces of Nigeria (2015-2023)"),
        ("policemen", "NG", date(2019, 3, 1), "Police Forces of Nigeria (2015-2023)"),
        ("Peruvian police", None, date(2019, 3, 1), "Police Forces of Peru (2018-2020)"),
        ("gendarmes", "NE", date(2019, 3, 1), "Police Forces of Niger (2011-2021) Gendarmerie"),
        ("security forces", "EG", date(2017, 3, 1), "Military Forces of Egypt (2014-)"),
        ("unknown gunmen", "HN", None, "Unidentified Armed Group (Honduras)"),
        ("protesters", "CL", None, "Protesters (Chile)"),
        ("Rioters", "CL", None, "Rioters (Chile)"),
        ("civilians", "SS", None, "Civilians (South Sudan)"),
        ("Anuak raiders", "ET", None, "Anuak Ethnic Militia (Ethiopia)"),
        ("armed men", "ET", None, "Unidentified Armed Group (Ethiopia)"),
        ("soldiers", None, None, None),
        ("Chadian-backed fighters", "SD", None, None),
        ("pro-government militia", "SD", None, "Militia (Pro-Government)"),
        ("pro-Velmora militia", "SD", None, None),
        ("former soldiers", "SD", None, None),
        ("villagers", "SD", None, None),
    ],
)
def test_who_no_lexicon_knows(name: str, country: str | None, day: date | None, expected: str | None) -> None:
    assert coded(name, country, day) == expected


def test_security_forces_that_meet_a_crowd_are_police() -> None:
    ref = ActorRef("security forces", Quote(0, 15, "security forces"))
    name = load_coding().named(ref, None, country="CL", day=None, crowd=True)
    assert name == "Police Forces of Chile"


def test_a_regime_name_changes_with_the_day() -> None:
    assad, after = ACTORS["sy-army-assad"], ACTORS["sy-army-transition"]
    assert coded(assad.name, "SY", date(2015, 1, 1), assad) == "Military Forces of Syria (2000-2024)"
    assert coded(after.name, "SY", date(2025, 1, 1), after) == "Military Forces of Syria (2024-)"
    afghan = ACTORS["af-army"]
    assert coded(afghan.name, "AF", date(2012, 1, 1), afghan) == "Military Forces of Afghanistan (2004-2014)"
    assert coded(afghan.name, "AF", date(2018, 1, 1), afghan) == "Military Forces of Afghanistan (2014-2021)"


def test_a_body_in_many_countries_is_named_with_the_one_it_acts_in() -> None:
    fulani = ACTORS["people-fulani"]
    assert coded("Fulani herders", "ML", None, fulani) == "Fulani Ethnic Militia (Mali)"
    assert coded("Fulani herders", None, None, fulani) == "Fulani Ethnic Militia (Nigeria)"


def test_every_actor_is_mapped_as_far_as_its_kind_goes() -> None:
    armed = [a for a in ACTORS.values() if a.kind != "civilian"]
    assert len(armed) >= 150
    assert [a.id for a in armed if not a.acled or not a.acled_inter] == []
    inter = {
        "State forces",
        "Rebel group",
        "Political militia",
        "Identity militia",
        "External/Other forces",
    }
    assert {a.acled_inter for a in armed} <= inter
    assert all(valid_on(a, a.valid_from) and valid_on(a, a.valid_to) for a in armed)


GOVERNMENTS = load_coding().governments


@pytest.mark.parametrize("code", sorted(GOVERNMENTS))
def test_each_change_of_government_changes_the_name(code: str) -> None:
    days = GOVERNMENTS[code]
    assert list(days) == sorted(set(days))
    names = [coded("soldiers", code, day) for day in days]
    assert len(set(names)) == len(days)
    assert all(f" ({day.year}-" in (name or "") for day, name in zip(days, names, strict=True))
    assert all(coded("soldiers", code, day - ONE) != name for day, name in zip(days, names, strict=True))


@pytest.mark.parametrize(
    "label", ["terrorists", "the enemy", "Terrorist groups", "occupiers", "takfiri terrorists", "suspected terrorists"]
)
def test_what_one_side_calls_the_other_is_no_name(label: str) -> None:
    assert load_coding().plain(label) == "fighters"


@pytest.mark.parametrize("name", ["Lokolan Terror Watch", "militants", "rebels", "Anti-Terror Units"])
def test_other_names_are_kept(name: str) -> None:
    assert load_coding().plain(name) == name
