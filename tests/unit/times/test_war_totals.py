"""Totals of a war run from its first day."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.resolve.war_totals import date_war_totals, load_wars

TEXT = "The war has killed 900 people in Velmora."
WARS = {"XA": [(date(2001, 2, 3), date(2004, 1, 1)), (date(2010, 5, 6), None)]}


def read(published: date | None, *, code: str | None = "XA", scope: Scope = Scope.CUMULATIVE) -> str | None:
    report = Report("r", TEXT, "", published=Published(published, "given", "") if published else None)
    place = PlaceRef(None, "Velmora", country_code=code)
    figure = Figure(Measure.KILLED, 900, 900, Quote.of(TEXT, 19, 22), scope=scope)
    claim = Claim("c", "r", Quote.of(TEXT, 0, 41), Event.OTHER, Status.HISTORICAL, (figure,), place=place)
    (found,) = date_war_totals(report, [claim], lexicon=Lexicon(), wars=WARS)
    return f"{found.time.start}..{found.time.end}" if found.time else None


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (date(2003, 7, 8), "2001-02-03..2003-07-08"),
        (date(2012, 7, 8), "2010-05-06..2012-07-08"),
        (date(2007, 7, 8), None),
        (date(1999, 7, 8), None),
        (None, None),
    ],
)
def test_the_war_that_goes_on_dates_its_total(published: date | None, expected: str | None) -> None:
    assert read(published) == expected


def test_only_totals_of_a_country_with_a_war() -> None:
    assert read(date(2012, 7, 8), code="XB") is None
    assert read(date(2012, 7, 8), scope=Scope.INCIDENT) is None


def test_the_table_is_in_order() -> None:
    for wars in load_wars().values():
        ends = [day for war in wars for day in war if day is not None]
        assert ends == sorted(ends)
