"""From readings to the record."""

from __future__ import annotations

import random
from datetime import date

import pytest

from support import fakes
from twosource.core.claim import Claim
from twosource.core.incoming import Incoming
from twosource.core.record import Record
from twosource.core.report import Published, Report
from twosource.engine.base import Stages
from twosource.engine.deriving import derive
from twosource.errors import TwosourceError
from twosource.progress import Silent

TEXTS = {
    "r1": "Kafr Alpha | 2031-05-01 | 3 killed",
    "r2": "Kafr Alpha | 2031-05-01 | 5 killed\nKafr Beta | 2031-04-30 | 1 killed",
    "r3": "Kafr Alpha | 2031-05-01 | 3 killed",
}


def readings(texts: dict[str, str]) -> list[tuple[Report, tuple[Claim, ...]]]:
    reports = [fakes.prepare(Incoming(name, text, file=name)) for name, text in texts.items()]
    return [(r, fakes.claims_of(r)) for r in reports if isinstance(r, Report)]


def made(texts: dict[str, str] = TEXTS, *, link: bool = True, stages: Stages | None = None) -> Record:
    return derive(readings(texts), stages or fakes.stages(), link=link, progress=Silent())


def test_incidents_come_by_date_and_everything_else_by_id() -> None:
    record = made()
    assert [i.place.name for i in record.incidents if i.place] == ["Kafr Beta", "Kafr Alpha"]
    assert [r.id for r in record.reports] == ["r1", "r2", "r3"]
    assert [c.id for c in record.claims] == sorted(c.id for c in record.claims)
    assert record.duplicates == (("r3", "r1"),)


def test_the_order_of_readings_does_not_matter() -> None:
    shuffled = list(TEXTS.items())
    random.Random(4).shuffle(shuffled)
    assert made(dict(shuffled)) == made()


def test_without_linking_every_account_is_its_own_incident() -> None:
    record = made(link=False)
    assert len(record.incidents) == len(record.accounts) == 4
    assert all(len(incident.accounts) == 1 for incident in record.incidents)


def test_a_lent_date_stands_in_the_record_before_times_are_resolved() -> None:
    lent = Published(date(2031, 5, 2), "borrowed", "of the same blast", lender="r2")
    record = made(stages=fakes.stages(borrow=lambda reports, claims: {"r1": lent}))
    assert record.report("r1").published == lent
    assert {c.time.anchor for c in record.claims if c.report == "r1" and c.time} == {"published 2031-05-02"}


def test_a_report_that_resolving_fails_on_leaves_the_record_with_a_reason() -> None:
    record = made({**TEXTS, "r0": "STUMBLE " + TEXTS["r1"]})
    assert [r.id for r in record.reports] == ["r1", "r2", "r3"]
    (aside,) = record.set_aside
    assert (aside.report, "resolve" in aside.reason) == ("r0", True)
    assert {c.report for c in record.claims} == {"r1", "r2", "r3"}


def test_a_copy_of_a_report_that_left_is_no_copy() -> None:
    text = "STUMBLE " + TEXTS["r1"]
    stages = fakes.stages(copies=lambda reports: {"r1": "r0"})
    assert made({**TEXTS, "r0": text}, stages=stages).duplicates == ()


def test_where_no_report_can_be_resolved_it_is_not_the_reports_fault() -> None:
    def resolve(*_: object) -> tuple[Claim, ...]:
        raise OSError("the file of places is gone")

    with pytest.raises(TwosourceError, match="none of 3 reports") as caught:
        made(stages=fakes.stages(resolve=resolve))
    assert "gazetteer build" in caught.value.advice
