"""Background of events whose time is a stretch, of doubts, and of states that last."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.resolve.background import mark_background


def _marked(text: str, start: date | None, end: date | None, *, status: Status, scope: Scope) -> Status:
    report = Report("r", text, text_hash(text), published=Published(date(2023, 3, 7), "given", "test"))
    figure = Figure(Measure.DISPLACED, 12, 12, Quote(0, 2, text[:2]), scope=scope)
    when = TimeRange(start, end, 1, "test") if start and end else None
    claim = Claim("c", "r", Quote.of(text, 0, len(text)), Event.DISPLACEMENT, status, (figure,), time=when)
    return mark_background(report, [claim])[0].status


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        (date(2023, 2, 1), date(2023, 2, 28), Status.HISTORICAL),  # "in February", told on 7 March
        (date(2023, 3, 1), date(2023, 3, 7), Status.REPORTED),  # "this month"
        (date(2023, 2, 8), date(2023, 3, 7), Status.REPORTED),  # "in the past four weeks"
        (date(2022, 10, 1), date(2023, 3, 7), Status.HISTORICAL),  # "in the past five months"
        (date(2023, 2, 27), date(2023, 3, 5), Status.REPORTED),  # "last week"
    ],
)
def test_a_stretch_is_history_when_most_of_it_lies_back(start: date, end: date, status: Status) -> None:
    assert _marked("12 fled", start, end, status=Status.REPORTED, scope=Scope.INCIDENT) is status


@pytest.mark.parametrize(
    ("day", "status"), [(date(2023, 2, 20), Status.UNVERIFIED), (date(2022, 9, 1), Status.HISTORICAL)]
)
def test_a_doubt_becomes_history_after_a_month(day: date, status: Status) -> None:
    assert _marked("12 fled", day, day, status=Status.UNVERIFIED, scope=Scope.INCIDENT) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [("12 people are currently displaced", Status.REPORTED), ("12 people were displaced in all", Status.HISTORICAL)],
)
def test_a_state_that_lasts_is_no_history(text: str, status: Status) -> None:
    assert _marked(text, None, None, status=Status.REPORTED, scope=Scope.CUMULATIVE) is status


@pytest.mark.parametrize(
    ("totals", "scope", "status"),
    [
        (1, Scope.INCIDENT, Status.HISTORICAL),  # the toll of half a year beside today's strike
        (1, Scope.PERIOD_TOTAL, Status.REPORTED),  # no event of these days: the toll is what is told
        (5, Scope.INCIDENT, Status.REPORTED),  # the pages of a monitor
    ],
)
def test_the_toll_of_a_season_is_history_beside_an_event_of_these_days(
    totals: int, scope: Scope, status: Status
) -> None:
    text = "12 fled"
    report = Report("r", text, text_hash(text), published=Published(date(2023, 3, 7), "given", "test"))
    quote = Quote.of(text, 0, len(text))

    def claim(start: date, of: Scope) -> Claim:
        figure = Figure(Measure.KILLED, 12, 12, Quote(0, 2, "12"), scope=of)
        when = TimeRange(start, date(2023, 3, 7), 1, "test")
        return Claim("c", "r", quote, Event.ATTACK, Status.REPORTED, (figure,), time=when)

    claims = [claim(date(2023, 3, 7), scope), *(claim(date(2022, 9, 1), Scope.CUMULATIVE) for _ in range(totals))]
    assert [c.status for c in mark_background(report, claims)[1:]] == [status] * totals
