"""Forms against anchors: the interval of days."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.calendars import easter, from_islamic, from_solar_hijri
from twosource.core.timeform import Form
from twosource.resolve.times_interval import Anchors, precision_of, resolve_form

FRIDAY = date(2019, 3, 15)


def days(form: str, published: date | None = FRIDAY, *, before: date | None = None, ahead: bool = False) -> str | None:
    anchors = Anchors(published, (before, before) if before else None, ahead)
    found = resolve_form(Form.parse(*form.split(":", 1)), anchors)
    return f"{found.start}..{found.end}" if found else None


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("date:2018-03-03", "2018-03-03..2018-03-03"),
        ("date:--03-09", "2019-03-09..2019-03-09"),
        ("date:--03-16", "2019-03-16..2019-03-16"),
        ("date:--10-07", "2018-10-07..2018-10-07"),
        ("date:2019-02-03|2019-03-02", "2019-03-02..2019-03-02"),
        ("weekday:friday", "2019-03-15..2019-03-15"),
        ("weekday:friday;turn=last", "2019-03-08..2019-03-08"),
        ("weekday:saturday", "2019-03-09..2019-03-09"),
        ("relative_day:-1/0", "2019-03-14..2019-03-15"),
        ("month:--02", "2019-02-01..2019-02-28"),
        ("month:--03", "2019-03-01..2019-03-15"),
        ("month:--04", "2018-04-01..2018-04-30"),
        ("month:--04;year=last", "2018-04-01..2018-04-30"),
        ("month:2018-05;edge=early", "2018-05-01..2018-05-10"),
        ("month:2018-05;edge=mid", "2018-05-11..2018-05-20"),
        ("month:2018-05;edge=late", "2018-05-21..2018-05-31"),
        ("month:2018-02;edge=late", "2018-02-21..2018-02-28"),
        ("past:1decade", "2009-03-15..2019-03-15"),
        ("past:3month", "2018-12-15..2019-03-15"),
        ("unit:+0weekend", "2019-03-09..2019-03-10"),
        ("unit:-1weekend", "2019-03-09..2019-03-10"),
        ("weekday:sunday;near=--01-24", "2019-01-20..2019-01-20"),
        ("weekday:sunday;near=--03-14", "2019-03-10..2019-03-10"),
        ("year:2017", "2017-01-01..2017-12-31"),
        ("year:2019", "2019-01-01..2019-03-15"),
        ("unit:-1week", "2019-03-04..2019-03-10"),
        ("unit:+0week", "2019-03-11..2019-03-15"),
        ("unit:-1month", "2019-02-01..2019-02-28"),
        ("unit:-1year", "2018-01-01..2018-12-31"),
        ("ago:3day", "2019-03-12..2019-03-12"),
        ("ago:2week;bound=over", "2019-02-23..2019-03-01"),
        ("ago:5year", "2014-01-01..2014-12-31"),
        ("past:24hour", "2019-03-14..2019-03-15"),
        ("past:1week", "2019-03-08..2019-03-15"),
        ("season:winter;turn=last", "2018-12-01..2019-02-28"),
        ("since:date:--03-09", "2019-03-09..2019-03-15"),
        ("since:year:2011", "2011-01-01..2019-03-15"),
        ("range:date:--12-28..date:--01-03", "2018-12-28..2019-01-03"),
        ("range:weekday:monday..weekday:wednesday", "2019-03-11..2019-03-13"),
        # the report's own day lies in it: this year's, though its end is still to come
        ("range:date:--03-11..date:--03-20", "2019-03-11..2019-03-20"),
        ("range:date:--03-20..date:--03-24", "2018-03-20..2018-03-24"),
        ("eve:date:--03-09", "2019-03-08..2019-03-08"),
        ("holiday:gregorian 12-25+1", "2018-12-25..2018-12-25"),
        ("holiday:easter 0;year=2018", "2018-04-01..2018-04-01"),
    ],
)
def test_a_form_against_the_published_day(form: str, expected: str) -> None:
    assert days(form) == expected


def test_narrative_time_counts_from_the_event_before() -> None:
    assert days("narrative:-1day", before=date(2019, 3, 10)) == "2019-03-09..2019-03-09"
    assert days("narrative:-1day") == "2019-03-14..2019-03-14"


def test_what_is_to_come_is_the_next_such_day() -> None:
    assert days("weekday:saturday", ahead=True) == "2019-03-16..2019-03-16"
    assert days("date:--10-07", ahead=True) == "2019-10-07..2019-10-07"


@pytest.mark.parametrize(
    "form", ["date:--03-09", "weekday:friday", "relative_day:0", "month:--03", "ago:2week", "narrative:-1day"]
)
def test_without_an_anchor_nothing_is_guessed(form: str) -> None:
    assert days(form, None) is None


def test_a_full_date_needs_no_anchor() -> None:
    assert days("date:2018-03-03", None) == "2018-03-03..2018-03-03"


@pytest.mark.parametrize(
    ("last", "precision"),
    [((2020, 1, 1), 1), ((2020, 1, 6), 2), ((2020, 1, 7), 3), ((2020, 1, 31), 4), ((2020, 2, 1), 5)],
)
def test_precision_is_that_of_the_codebook(last: tuple[int, int, int], precision: int) -> None:
    assert precision_of(date(2020, 1, 1), date(*last)) == precision


def test_other_calendars() -> None:
    assert from_islamic(1445, 1, 1) == date(2023, 7, 19)
    assert from_solar_hijri(1399, 1, 1) == date(2020, 3, 20)
    assert from_solar_hijri(1400, 1, 1) == date(2021, 3, 21)
    assert easter(2024) == date(2024, 3, 31)
    with pytest.raises(ValueError, match="no such"):
        from_islamic(1445, 13, 1)


def test_last_week_said_on_a_sunday_is_the_week_just_over() -> None:
    assert days("unit:-1week", date(2019, 3, 17)) == "2019-03-10..2019-03-16"


def test_on_a_weekend_last_weekend_is_the_one_before() -> None:
    assert days("unit:-1weekend", date(2019, 3, 17)) == "2019-03-09..2019-03-10"
    assert days("unit:+0weekend", date(2019, 3, 17)) == "2019-03-16..2019-03-17"
