"""Countries that reports lend each other."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from twosource.core.claim import Claim
from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Event, Status
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.leans import lend_countries
from twosource.resolve.places import resolve_places


def report(name: str, text: str, outlet: str | None = None) -> Report:
    return Report(name, text, sha256(text.encode()).hexdigest(), outlet=outlet)


SURE = [report(f"sure{n}", f"Shots were fired by guards of Councillor Barqi in Libya on day {n}.") for n in range(3)]


def test_a_name_that_other_reports_share_lends_their_country_and_names_the_first(world: Gazetteer) -> None:
    asks = report("asks", "Guards of Councillor Barqi fired at a crowd.")
    lent = lend_countries([*SURE, asks], {}, world)
    assert set(lent) == {"asks"}
    lean = lent["asks"][0]
    assert (lean.country_code, lean.lender) == ("LY", "sure0")
    assert "3 other reports that speak of Libya" in lean.note


def test_the_order_of_reports_does_not_matter(world: Gazetteer) -> None:
    asks = report("asks", "Guards of Councillor Barqi fired at a crowd.")
    assert lend_countries([asks, *reversed(SURE)], {}, world) == lend_countries([*SURE, asks], {}, world)


def test_a_name_on_which_reports_disagree_lends_nothing(world: Gazetteer) -> None:
    other = [replace(r, id=f"o{r.id}", text=r.text.replace("Libya", "Iraq")) for r in SURE]
    asks = report("asks", "Guards of Councillor Barqi fired at a crowd.")
    assert lend_countries([*SURE, *other, asks], {}, world) == {}


def test_a_report_that_is_sure_borrows_nothing(world: Gazetteer) -> None:
    asks = report("asks", "Guards of Councillor Barqi fired at a crowd in Iraq, and Iraq protested.")
    assert lend_countries([*SURE, asks], {}, world) == {}


def test_an_outlet_lends_the_country_that_its_other_reports_speak_of(world: Gazetteer) -> None:
    sure = [report(f"sure{n}", f"In Libya a crowd marched, day {n}.", "The Gazette") for n in range(3)]
    lent = lend_countries([*sure, report("asks", "A crowd marched.", "The Gazette")], {}, world)
    assert lent["asks"][0].country_code == "LY"


def test_what_was_lent_decides_between_homonyms_and_the_reason_names_the_lender(world: Gazetteer) -> None:
    text = "Guards of Councillor Barqi fired at a crowd in Tripoli."
    asks = report("asks", text)
    asks = replace(asks, leans=lend_countries([*SURE, asks], {}, world)["asks"])
    where = PlaceMention(Quote(0, 7, "Tripoli"), "Tripoli")
    claim = Claim("c", "asks", Quote.of(text, 0, len(text)), Event.ATTACK, Status.REPORTED, place_mention=where)
    ref = resolve_places(asks, [claim], world)[0].place
    assert ref is not None
    assert ref.country == "Libya"
    assert "sure0" in ref.reason
