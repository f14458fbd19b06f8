"""Background by age, and the name of a government's forces by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.lexicons import load_lexicon
from twosource.resolve.actors import ActorResolver
from twosource.resolve.background import mark_background

TEXT = "government forces shelled the town, killing 12"
REPORT = Report("r", TEXT, text_hash(TEXT), published=Published(date(2023, 6, 20), "given", "test"))


def _claim(start: date, end: date, *, status: Status = Status.REPORTED, scope: Scope = Scope.INCIDENT) -> Claim:
    figure = Figure(Measure.KILLED, 12, 12, Quote(44, 46, "12"), scope=scope)
    return Claim(
        "c", "r", Quote.of(TEXT, 0, len(TEXT)), Event.SHELLING, status, (figure,), time=TimeRange(start, end, 1, "test")
    )


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (_claim(date(2023, 6, 19), date(2023, 6, 19)), Status.REPORTED),
        (_claim(date(2023, 6, 13), date(2023, 6, 13)), Status.REPORTED),
        (_claim(date(2023, 6, 12), date(2023, 6, 12)), Status.HISTORICAL),
        (_claim(date(2023, 1, 1), date(2023, 6, 20), scope=Scope.CUMULATIVE), Status.REPORTED),
        (_claim(date(2011, 3, 15), date(2023, 6, 20), scope=Scope.CUMULATIVE), Status.HISTORICAL),
        (_claim(date(2020, 1, 1), date(2020, 1, 1), status=Status.DENIED), Status.DENIED),
    ],
)
def test_what_lies_back_is_history(claim: Claim, status: Status) -> None:
    assert mark_background(REPORT, [claim])[0].status is status


def test_a_report_without_a_day_has_no_background() -> None:
    claim = _claim(date(1999, 1, 1), date(1999, 1, 1))
    assert mark_background(replace(REPORT, published=None), [claim]) == (claim,)


@pytest.mark.parametrize(
    ("day", "country", "name"),
    [
        (date(2015, 1, 1), "SY", "Syrian government forces"),
        (date(2025, 5, 1), "SY", "Syrian transitional government forces"),
        (date(2019, 5, 1), "AF", "Afghan National Security Forces"),
        (date(2023, 5, 1), "SD", "Sudanese Armed Forces"),
    ],
)
def test_government_forces_bear_the_name_of_their_day(day: date, country: str, name: str) -> None:
    claim = replace(
        _claim(day, day),
        perpetrators=(ActorRef("government forces", Quote.of(TEXT, 0, 17)),),
        place=PlaceRef(None, "x", country_code=country),
    )
    assert ActorResolver(load_lexicon()).resolve([claim])[0].perpetrators[0].name == name


def test_an_unknown_group_keeps_the_words_of_the_text() -> None:
    claim = replace(
        _claim(date(2020, 1, 1), date(2020, 1, 1)), perpetrators=(ActorRef("Sons of the Hill", Quote.of(TEXT, 0, 17)),)
    )
    ref = ActorResolver(load_lexicon()).resolve([claim])[0].perpetrators[0]
    assert (ref.name, ref.id) == ("Sons of the Hill", None)
