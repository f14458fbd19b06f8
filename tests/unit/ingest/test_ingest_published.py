"""The day of publication: every kind of evidence, its order, and that no year is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.incoming import Incoming
from twosource.core.report import Published, Report
from twosource.ingest.givendates import parse_day
from twosource.ingest.prepare import prepare
from twosource.ingest.published import url_day

MORE = "The doctor said that the wounded were taken to two hospitals in the city of Sula."


def report(text: str, **given: object) -> Report:
    found = prepare(Incoming(id="r", text=text, file="r.txt", **given))  # type: ignore[arg-type]
    assert isinstance(found, Report)
    return found


def day(text: str, **given: object) -> Published | None:
    found = report(text, **given)
    if found.published and found.published.quote:
        assert found.published.quote.holds_in(found.text)
    return found.published


def inferred(text: str, **given: object) -> tuple[str, str] | None:
    found = day(text, **given)
    return (found.day.isoformat(), found.method) if found else None


@pytest.mark.parametrize(
    "given",
    [
        "2031-04-05",
        "2031-04-05T23:59:00Z",
        "2031-04-05 10:00",
        "2031-4-5",
        "20310405",
        "20310405T101500Z",
        "2031/04/05",
        "5 April 2031",
        "April 5, 2031",
        "Sat, 05 Apr 2031 10:00:00 GMT",
        "Saturday, April 5th, 2031 10:00 am",
        "5 Apr 31",
    ],
)
def test_given_forms(given: str) -> None:
    assert parse_day(given) == date(2031, 4, 5)


@pytest.mark.parametrize(
    "given", ["4/5/2031", "2031-02-30", "April 2031", "yesterday", "", "5 April", "99/99/2031", "x" * 500]
)
def test_given_strings_that_name_no_day(given: str) -> None:
    assert parse_day(given) is None


def test_day_first_only_where_it_must_be() -> None:
    assert parse_day("14/5/2031") == date(2031, 5, 14)
    assert parse_day("5/14/2031") == date(2031, 5, 14)
    assert parse_day("5/5/2031") == date(2031, 5, 5)


def test_given_day_wins() -> None:
    assert inferred(
        "KARSA, 3 May 2031 – Shells fell.", published="2031-05-04", url="https://v.example/2031/05/02/a"
    ) == (
        "2031-05-04",
        "given",
    )


def test_bad_given_string_is_kept_and_inference_goes_on() -> None:
    found = report("KARSA, 3 May 2031 – Shells fell on Karsa.", published="some day")
    assert found.published is not None
    assert found.published.method == "dateline"
    assert dict(found.evidence)["published_given"].value == "some day"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://v.example/2031/05/23/market-hit", "2031-05-23"),
        ("https://v.example/news/2031/5/3/market", "2031-05-03"),
        ("https://v.example/a/2031-05-23/b", "2031-05-23"),
        ("https://v.example/20310523_market.html", "2031-05-23"),
        ("https://v.example/2031/may/23/market", "2031-05-23"),
        ("https://web.archive.org/web/20320101000000/https://v.example/2031/05/23/m", "2031-05-23"),
    ],
)
def test_day_in_the_address(url: str, expected: str) -> None:
    found = url_day(url)
    assert found is not None
    assert found.day.isoformat() == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20320101000000/https://v.example/m",
        "https://v.example/2031/05/",
        "https://v.example/story/120310523777",
        "https://v.example/2031/13/45/x",
        "https://v.example/2031/02/30/x",
        "https://v.example/id/1485684",
    ],
)
def test_addresses_without_a_day(url: str) -> None:
    assert url_day(url) is None


def test_dateline_and_two_figure_year() -> None:
    assert inferred("KARSA, 22 July 2031 – Shells fell on Karsa.") == ("2031-07-22", "dateline")
    assert inferred("KARSA, 3 JAN 90 (RADIO SULA) -- [TEXT] THE GUARD FIRED ON THE TOWN.") == ("1990-01-03", "dateline")


def test_line_with_a_date() -> None:
    for line in ("Published: 5 May 2031", "Last updated 5 May 2031 at 10:20", "Monday 5 May 2031 16:42, UK"):
        assert inferred(f"Market hit in Karsa\n\n{line}\n\nShells fell on Karsa.\n\n{MORE}") == (
            "2031-05-05",
            "dateline",
        )


def test_published_before_updated() -> None:
    text = f"Market hit\n\nUpdated: 7 May 2031\n\nPublished: 5 May 2031\n\nShells fell on Karsa.\n\n{MORE}"
    assert inferred(text) == ("2031-05-05", "dateline")


def test_dateline_without_a_year_stays_open() -> None:
    assert inferred(f"KARSA, Oct 7 (Agency) - Shells fell on Karsa on Tuesday.\n\n{MORE}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Karsa on Thursday.",
        "On Monday, June 12th, shells fell on Karsa.",
        "Shells have fallen on Karsa since 30 September.",
        "The war, which began on 3 May 2029, has killed thousands, the guard said on Friday.",
        "Copyright 2031 Valley Post",
    ],
)
def test_no_year_or_only_an_old_one_stays_open(text: str) -> None:
    assert inferred(f"{text}\n\n{MORE}") is None


CAPTION = "A man comforts a woman at a burnt stall in Karsa, October 7, 2015"


def test_captions_and_weekdays_give_the_first_fitting_day() -> None:
    text = (
        f"Army begins a second push\n\n{CAPTION}\n\nA big attack began on Thursday, the army said.\n\n"
        f"A rescuer looks at a crater in Karsa, October 7, 2015 [Agency]\n\nOn Wednesday the first assault took place."
    )
    found = day(text)
    assert found is not None
    assert (found.day, found.method) == (date(2015, 10, 8), "text")
    assert "Thursday" in found.note and "inferred" in found.note
    assert found.quote is not None and found.quote.text == "October 7, 2015"


def test_newest_weekday_ends_the_run() -> None:
    text = f"{MORE}\n\n{CAPTION}\n\n{CAPTION} [Agency]\n\nShells fell on Sunday and Monday. On Tuesday it was quiet, and on Saturday the truce ended."
    found = day(text)
    assert found is not None
    assert found.day == date(2015, 10, 13)


def test_photo_alone_may_be_old() -> None:
    text = f"Army begins a second push\n\n{CAPTION}\n\nA big attack began on Thursday, the army said.\n\n{MORE}"
    assert inferred(text) is None
    supported = text + "\n\nThe air campaign began on 30 September, the army said."
    assert inferred(supported) == ("2015-10-08", "text")


def test_later_year_in_the_text_rules_a_date_out() -> None:
    text = f"{CAPTION}\n\n{CAPTION} [Agency]\n\nA big attack began on Thursday.\n\nThe truce of 2017 had held until then, the guard said."
    assert inferred(text) is None


def test_first_sentence_with_a_full_date() -> None:
    found = day(f"On April 5, 2031, shells fell on Karsa, killing four.\n\n{MORE}")
    assert found is not None
    assert (found.day, found.method) == (date(2031, 4, 5), "text")
    assert "no weekday says more" in found.note
