"""Which body a name is, by day and country, and which country a report tells of."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Lean, Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Status
from twosource.lexicons import load_lexicon
from twosource.resolve.actors import ActorResolver
from twosource.resolve.homeland import homeland

LEXICON = load_lexicon()


def claim(name: str, *, ident: str | None = None, country: str | None = None, day: date | None = None) -> Claim:
    ref = ActorRef(name, Quote(0, len(name), name), ident)
    return Claim(
        "c",
        "r",
        Quote(0, len(name), name),
        Event.ATTACK,
        Status.REPORTED,
        (),
        perpetrators=(ref,),
        place=PlaceRef(None, "Velmora", country_code=country) if country else None,
        time=TimeRange(day, day, 1, "") if day else None,
    )


def resolved(made: Claim, report: Report | None = None) -> ActorRef:
    (found,) = ActorResolver(LEXICON).resolve([made], report)
    return found.perpetrators[0]


def test_a_group_goes_by_the_name_of_its_time() -> None:
    early = resolved(claim("ISGS", country="ML", day=date(2020, 5, 6)))
    late = resolved(claim("ISGS", ident="isgs", country="ML", day=date(2023, 5, 6)))
    assert (early.name, early.coded) == ("Islamic State in the Greater Sahara", "Islamic State (Greater Sahara)")
    assert (late.name, late.coded) == ("Islamic State Sahel Province", "Islamic State Sahel Province")


def test_two_groups_of_one_short_name_are_told_apart_by_country() -> None:
    assert resolved(claim("JEM", ident="jem", country="SD")).id == "jem"
    assert resolved(claim("JEM", ident="jem", country="PK")).id == "jem-pk"


@pytest.mark.parametrize(
    ("day", "ident"), [(date(2014, 1, 2), "sy-army-assad"), (date(2025, 1, 2), "sy-army-transition")]
)
def test_the_army_is_of_the_government_of_the_day(day: date, ident: str) -> None:
    assert resolved(claim("government forces", country="SY", day=day)).id == ident
    assert resolved(claim("Syrian army", ident="sy-army-assad", country="SY", day=day)).id == ident


def test_plain_soldiers_are_those_of_the_country_and_police_are_not() -> None:
    assert resolved(claim("soldiers", country="CO")).name == "Colombian Armed Forces"
    assert resolved(claim("soldiers")).name == "soldiers"
    assert resolved(claim("state police", country="MX")).name == "state police"


def test_an_unknown_group_keeps_its_name() -> None:
    found = resolved(claim("Lokolan Freedom Host", country="KE"))
    assert (found.name, found.id, found.coded) == ("Lokolan Freedom Host", None, None)


@pytest.mark.parametrize(
    ("name", "country", "coded"),
    [("terrorists", "KE", "Unidentified Armed Group (Kenya)"), ("terrorist organizations", None, "fighters")],
)
def test_a_party_s_word_is_the_claim_s_and_the_record_has_a_neutral_one(
    name: str, country: str | None, coded: str
) -> None:
    found = resolved(claim(name, country=country))
    assert (found.name, found.coded) == (name, coded)


@pytest.mark.parametrize("name", ["armed bandits", "armed individuals", "armed men", "armed robbers"])
def test_who_is_armed_is_not_the_armed_forces(name: str) -> None:
    assert resolved(claim(name, country="NG")).id is None
    assert resolved(claim("armed forces", country="NG")).id == "ng-army"


@pytest.mark.parametrize("country", ["KE", "AM", "LB", "UA"])
def test_every_country_s_army_is_known(country: str) -> None:
    assert resolved(claim("the army", country=country)).id == f"{country.lower()}-army"


@pytest.mark.parametrize(
    ("name", "country", "full"),
    [
        ("Security forces", "IN", "Indian security forces"),
        ("the security forces", None, "the security forces"),
        ("defence and security forces", "MZ", "Mozambican defence and security forces"),
        ("Air force jets", "LK", "Sri Lankan Air Force"),
        ("navy", "CO", "Colombian Navy"),
        ("coalition warplanes", "YE", "Saudi-led coalition"),
        ("The coalition", "IQ", "Global Coalition"),
        ("the coalition", "KE", "the coalition"),
    ],
)
def test_bare_forces_are_those_of_the_country(name: str, country: str | None, full: str) -> None:
    assert resolved(claim(name, country=country)).name == full


def test_a_branch_keeps_its_own_name() -> None:
    found = resolved(claim("Sudanese Air Force", ident="sd-army", country="SD"))
    assert (found.name, found.id) == ("Sudanese Air Force", "sd-army")


@pytest.mark.parametrize(
    ("text", "leans", "code"),
    [
        ("A Peruvian patrol was hit.", (), "PE"),
        ("It happened in Peru, near Chile, the Peruvian army said.", (), "PE"),
        ("Peru and Chile met.", (), None),
        ("Nothing is known.", (), None),
        ("Nothing is known.", (Lean("KE", 0.9, "note", "other"),), "KE"),
    ],
)
def test_the_country_that_a_report_tells_of(text: str, leans: tuple[Lean, ...], code: str | None) -> None:
    assert homeland(Report("r", text, "", leans=leans), [], LEXICON) == code


def test_an_actor_at_home_tells_the_country_where_no_word_does() -> None:
    report = Report("r", "Nothing is known.", "")
    assert homeland(report, [claim("Mungiki", ident="mungiki")], LEXICON) == "KE"
