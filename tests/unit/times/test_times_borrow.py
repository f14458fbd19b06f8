"""Reports that lend each other days: invented wars, invented places."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from twosource.core.report import Published, Report
from twosource.resolve.borrow import borrow_dates
from twosource.resolve.borrow_days import own_weekday

LENDER = (
    "Warplanes of Velmoria struck Oskarra and Tirandel in Sarnia on Friday, the Sarnian army said. "
    "The raids near Lumbrey and Oskarra go on. "
    "Velmorian jets have flown over Sarnia since March 4, when Velmoria began its air campaign."
)
BORROWER = (
    "Velmorian jets hit Tirandel on Tuesday. Residents of Oskarra and Lumbrey spoke of heavy fire. "
    "Velmorian jets began their airstrikes in Sarnia over two weeks ago, and the Sarnian government has protested. "
    "Neither Velmoria nor Sarnia speaks."
)
DAY = date(2017, 3, 10)  # a Friday; 4 March 2017 was a Saturday


def report(name: str, text: str, day: date | None = None) -> Report:
    return Report(name, text, "", published=Published(day, "given", "") if day else None)


def days(*reports: Report) -> dict[str, date]:
    return {k: p.day for k, p in borrow_dates(reports, {}).items()}


def test_a_beginning_that_both_tell_lends_the_day() -> None:
    found = borrow_dates([report("a", LENDER, DAY), report("b", BORROWER)], {})
    assert found["b"].day == date(2017, 3, 21)
    assert found["b"].method == "borrowed"
    assert found["b"].lender == "a"
    assert "4 March 2017" in found["b"].note
    assert "over two weeks ago" in found["b"].note
    quote = found["b"].quote
    assert quote is not None
    assert quote.holds_in(BORROWER)


def test_an_ordinal_day_lends_too() -> None:
    text = BORROWER.replace("on Tuesday", "again").replace(
        "began their airstrikes in Sarnia over two weeks ago", "entered Sarnia; the air campaign enters its third day"
    )
    assert days(report("a", LENDER, DAY), report("b", text)) == {"b": date(2017, 3, 6)}


def test_a_weekday_that_the_beginning_was_not_lends_nothing() -> None:
    text = BORROWER.replace("over two weeks ago", "on Monday")
    assert days(report("a", LENDER, DAY), report("b", text)) == {}


def test_another_war_lends_nothing() -> None:
    other = LENDER
    for old, new in (
        ("Velmori", "Kastelli"),
        ("Sarni", "Brogni"),
        ("Oskarra", "Munti"),
        ("Tirandel", "Pell"),
        ("Lumbrey", "Orz"),
    ):
        other = other.replace(old, new)
    assert days(report("a", other, DAY), report("b", BORROWER)) == {}


def test_another_way_of_war_lends_nothing() -> None:
    text = BORROWER.replace("jets", "shells").replace("airstrikes", "shelling")
    assert days(report("a", LENDER, DAY), report("b", text)) == {}


def test_two_beginnings_that_disagree_lend_nothing() -> None:
    later = LENDER.replace("March 4", "August 1")
    assert days(report("a", LENDER, DAY), report("c", later, date(2018, 8, 10)), report("b", BORROWER)) == {}


def test_the_same_event_on_the_same_weekday_lends_and_passes_on() -> None:
    same = (
        "Airstrikes hit Tirandel and Oskara on Tuesday, witnesses in Lumbrey said. The jets came from Velmoria. "
        "Roads to Oskara and Tirandel and Lumbrey were cut."
    )
    found = borrow_dates([report("a", LENDER, DAY), report("b", BORROWER), report("c", same)], {})
    assert found["c"].day == date(2017, 3, 21)
    assert found["c"].lender == "b"
    assert "same event" in found["c"].note


def test_names_of_every_year_do_not_make_the_same_event() -> None:
    same = "Airstrikes hit Tirandel and Oskarra on Friday, witnesses in Lumbrey said. Tirandel, Oskarra, Lumbrey and Velmoria suffer."
    others = [
        report(f"o{y}", "Jets hit Tirandel, and Oskarra, and Lumbrey too.", date(y, 1, 5)) for y in range(2010, 2016)
    ]
    assert days(report("a", LENDER, DAY), report("c", same)) == {"c": DAY}
    assert days(report("a", LENDER, DAY), report("c", same), *others) == {}


def test_a_day_named_by_its_date_is_about_a_week_past() -> None:
    same = (
        "Airstrikes hit Tirandel and Oskarra on Friday, witnesses in Lumbrey said. On March 9 the jets of Velmoria had come. "
        "Tirandel, Oskarra and Lumbrey suffer."
    )
    assert days(report("a", LENDER, DAY), report("c", same)) == {}


def test_dated_reports_are_left_alone_and_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.resolve.borrow.load_borrow_words", lambda: pytest.fail("nothing was to be read"))
    assert borrow_dates([report("a", LENDER, DAY), report("b", BORROWER, DAY)], {}) == {}
    assert borrow_dates([report("a", LENDER), report("b", BORROWER)], {}) == {}
    assert borrow_dates([], {}) == {}


@pytest.mark.parametrize(
    ("weekdays", "own"), [({3}, 3), ({1, 2, 3}, 3), ({6, 0}, 0), (set(), None), ({0, 1, 2, 3, 4, 5, 6}, None)]
)
def test_the_latest_weekday_told_is_the_report_s_own(weekdays: set[int], own: int | None) -> None:
    assert own_weekday(weekdays) == own


def test_five_real_reports_of_one_story() -> None:
    root = os.environ.get("TWOSOURCE_EVAL_DATA")
    folder = Path(root or ".") / "reports" / "homs-2015"
    if not root or not folder.is_dir():
        pytest.skip("TWOSOURCE_EVAL_DATA names no folder with reports/homs-2015")
    gold = {
        d["doc_id"]: d["publication_date"]["best"]
        for d in json.loads((folder / "gold.json").read_text("utf-8"))["documents"]
    }
    texts = {p.stem: p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))}
    dated = next(i for i, t in texts.items() if ", 2015" in t)
    reports = [report(i, t, date.fromisoformat(gold[i]) if i == dated else None) for i, t in texts.items()]
    found = days(*reports)
    assert {i: d.isoformat() for i, d in found.items()} == {i: d for i, d in gold.items() if i != dated}
