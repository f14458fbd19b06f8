"""What is withheld is searched for in the bytes of everything that publishing writes."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from twosource.core.record import Record
from twosource.core.vocab import Profile
from twosource.publish.geojson import feature_collection
from twosource.publish.jsonl import claim_rows, incident_rows, json_lines, report_rows
from twosource.publish.policy import apply


def written(record: Record, profile: Profile) -> str:
    shown = apply(record, profile)
    lines = "".join(json_lines([*claim_rows(shown), *incident_rows(shown), *report_rows(shown)]))
    return lines + json.dumps(feature_collection(record, profile=profile), ensure_ascii=False) + repr(shown)


@pytest.fixture(scope="session")
def public(sample: ModuleType) -> str:
    return written(sample.RECORD, Profile.PUBLIC)


@pytest.mark.parametrize("point", ["HUSN", "WADI", "DEPOT", "CAMP"])
def test_no_raw_coordinate_to_three_decimals(sample: ModuleType, public: str, point: str) -> None:
    for value in getattr(sample, point):
        assert f"{value:.3f}"[:-1] + f"{value:.4f}"[-2] not in public
        assert f"{value:.4f}"[:-1] not in public
    assert "15.907" not in public, "an alternative's coordinate"


def test_no_private_name_anywhere(sample: ModuleType, public: str) -> None:
    for name in ("Salwa Kirdani", "Kirdani", "Naji Othaim", "Othaim", "naji-othaim", "Yunus Tareb", "Tareb"):
        assert name not in public, name
    assert "Tell Mirwas" in public, "a place keeps its name"
    assert "Hatim Bardawi" in public, "a spokesman speaks in public"


def test_no_time_of_day(sample: ModuleType, public: str) -> None:
    for time in sample.CLOCK_TIMES:
        assert time not in public, time
    assert "on Thursday" in public and "on Friday" in public


def test_no_directory_of_the_machine(public: str) -> None:
    assert "/home/coder" not in public and "broken.jsonl" in public


def test_reports_carry_no_text_in_public(sample: ModuleType) -> None:
    assert {r.text for r in apply(sample.RECORD, Profile.PUBLIC).reports} == {""}


def test_a_pseudonym_is_the_same_in_speaker_quote_origin_and_note(sample: ModuleType) -> None:
    shown = apply(sample.RECORD, Profile.PUBLIC)
    claim = shown.claim("c_02")
    assert claim.attribution[0].name == "Person A"
    assert "said Person A, [role withheld]" in claim.quote.text
    market = shown.incidents[0]
    assert [o.name for o in market.origins] == ["Dune Harm Monitor", "Person A", "Hatim Bardawi"]
    assert "Person A saw jets" in market.contradictions[0].note
    assert shown.claim("c_10").attribution[0].name == "Person B"


def test_roles_and_victims_are_gone(sample: ModuleType) -> None:
    shown = apply(sample.RECORD, Profile.PUBLIC)
    assert all(not c.victims for c in shown.claims)
    assert "teacher" not in written(sample.RECORD, Profile.PUBLIC)
    assert "nurse" not in written(sample.RECORD, Profile.PUBLIC)


@pytest.mark.parametrize("claim_id", ["c_04", "c_07", "c_09", "c_10"])
@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_plans_positions_control_and_camps_have_no_point(sample: ModuleType, claim_id: str, profile: Profile) -> None:
    place = apply(sample.RECORD, profile).claim(claim_id).place
    assert place is not None and place.name
    assert (place.lat, place.lon, place.radius_km, place.gazetteer_id, place.alternatives) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_an_account_does_not_give_away_what_its_claims_withhold(sample: ModuleType) -> None:
    accounts = {a.id: a for a in apply(sample.RECORD, Profile.PARTNER).accounts}
    assert accounts["a_04"].place is not None and accounts["a_04"].place.lat is None
    assert accounts["a_01"].place is not None and accounts["a_01"].place.lat == sample.HUSN[0]


def test_points_are_centres_of_cells_with_a_grown_radius(sample: ModuleType) -> None:
    place = apply(sample.RECORD, Profile.PUBLIC).incidents[0].place
    assert place is not None and place.lat is not None and place.lon is not None
    assert abs(place.lat - sample.HUSN[0]) < 0.06 and abs(place.lon - sample.HUSN[1]) < 0.06
    assert place.radius_km == 11.0
    assert place.gazetteer_id is None


def test_quotes_stay_exact_in_the_masked_text(sample: ModuleType) -> None:
    shown = apply(sample.RECORD, Profile.PARTNER)
    for claim in shown.claims:
        text = shown.report(claim.report).text
        quotes = [claim.quote, *(f.quote for f in claim.figures), *(s.quote for s in claim.attribution)]
        assert all(q.holds_in(text) for q in quotes)
        assert all(claim.quote.covers(f.quote) for f in claim.figures)


def test_partner_keeps_time_of_day_and_exact_points_but_no_names(sample: ModuleType) -> None:
    text = written(sample.RECORD, Profile.PARTNER)
    assert "4:30 a.m." in text and "14.6137" in text
    assert "Kirdani" not in text and "Tareb" not in text


def test_a_plan_has_no_point_in_its_words_for_partners_either(sample: ModuleType) -> None:
    old, new = "Wadi Sorrel within days", "14.7777, 45.1763 in May"
    assert len(old) == len(new)
    record = sample.RECORD
    plans = [c for c in record.claims if old in c.quote.text]
    assert plans
    record = replace(
        record,
        reports=tuple(replace(r, text=r.text.replace(old, new)) for r in record.reports),
        claims=tuple(replace(c, quote=replace(c.quote, text=c.quote.text.replace(old, new))) for c in record.claims),
    )
    shown = apply(record, Profile.PARTNER)
    assert all("14.7777" not in r.text for r in shown.reports)
    assert [c.quote.text for c in shown.claims if "[coordinates withheld] in May" in c.quote.text]
    assert not [c for c in shown.claims if "14.7777" in c.quote.text]


def test_internal_is_the_record(sample: ModuleType) -> None:
    assert apply(sample.RECORD, Profile.INTERNAL) is sample.RECORD


@pytest.mark.parametrize("profile", list(Profile))
def test_twice_is_once(sample: ModuleType, profile: Profile) -> None:
    once = apply(sample.RECORD, profile)
    assert apply(once, profile) == once


def test_the_record_itself_is_untouched(sample: ModuleType) -> None:
    before = pickle.dumps(sample.RECORD)
    apply(sample.RECORD, Profile.PUBLIC)
    assert pickle.dumps(sample.RECORD) == before


def test_delay_keeps_young_incidents_back(sample: ModuleType) -> None:
    shown = apply(sample.RECORD, Profile.PUBLIC, today=date(2017, 3, 19), delay_days=3)
    assert [i.id for i in shown.incidents] == ["i_market", "i_second", "i_depot", "i_control"]
    assert "c_10" not in {c.id for c in shown.claims}
    assert apply(sample.RECORD, Profile.PUBLIC, today=date(2017, 3, 19)).incidents[-1].id == "i_battle"
