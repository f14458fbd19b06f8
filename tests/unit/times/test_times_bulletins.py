"""The days that a bulletin covers, and the totals that it counts over them."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.resolve.background import mark_background
from twosource.resolve.bulletin_days import covered_days
from twosource.resolve.times import resolve_times

PUBLISHED = date(2031, 5, 9)


def _report(text: str, published: date | None = PUBLISHED) -> Report:
    return Report("r", text, "", published=Published(published, "given", "") if published else None)


def _claim(text: str, sentence: str, scope: Scope) -> Claim:
    quote = Quote.of(text, text.index(sentence), text.index(sentence) + len(sentence))
    figure = Figure(Measure.KILLED, 5, 5, Quote.of(text, quote.start, quote.start + 4), scope=scope)
    return Claim("c", "r", quote, Event.ATTACK, Status.REPORTED, (figure,))


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Weekly report (19 – 25 April 2031)", (date(2031, 4, 19), date(2031, 4, 25))),
        ("Snapshot (28 April - 4 May 2031)", (date(2031, 4, 28), date(2031, 5, 4))),
        ("Update (April 19-25, 2031)", (date(2031, 4, 19), date(2031, 4, 25))),
        ("Update (Apr 28 to May 4, 2031)", (date(2031, 4, 28), date(2031, 5, 4))),
        ("Update (31 – 31 April 2031)", None),  # no such day
        ("Update (9 – 19 May 2031)", None),  # ends after the report
        ("Update (9 – 19 May 2021)", None),  # of another year
        ("Update (3 May 2031)", None),
    ],
)
def test_the_heading_tells_the_days(head: str, days: tuple[date, date] | None) -> None:
    assert covered_days(_report(f"{head}\n\nFive herders died.")) == days


def test_without_a_published_day_none_are_taken() -> None:
    assert covered_days(_report("Weekly report (19 – 25 April 2031)", None)) is None


def test_a_total_has_the_days_of_its_bulletin_and_is_no_history() -> None:
    text = "Weekly report (19 – 25 April 2031)\n\n• Five herders were killed.\n\n• Five died at Orrin."
    report = _report(text)
    claims = [
        _claim(text, "Five herders were killed.", Scope.PERIOD_TOTAL),
        _claim(text, "Five died at Orrin.", Scope.INCIDENT),
    ]
    total, incident = mark_background(report, resolve_times(report, claims))
    assert total.time is not None
    assert (total.time.start, total.time.end) == (date(2031, 4, 19), date(2031, 4, 25))
    assert total.status is Status.REPORTED
    assert incident.quote.text == "Five died at Orrin."
