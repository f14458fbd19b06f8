"""One report that fails takes no other with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from support import fakes
from twosource.core.claim import Claim
from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.engine.reading import read_batch
from twosource.errors import ModelMissingError

GOOD = "Kafr Alpha | 2031-05-01 | 3 killed"


def batch(*texts: str) -> list[Incoming]:
    return [Incoming(f"r{n}", text, file="in.jsonl", line=n) for n, text in enumerate(texts, start=1)]


def test_all_reports_of_a_batch_are_read_in_order() -> None:
    done = read_batch(batch(GOOD, "nothing here", GOOD), fakes.stages())
    assert [len(read.claims) for read in done] == [1, 0, 1]
    assert [read.incoming.id for read in done] == ["r1", "r2", "r3"]


def test_the_report_that_reading_fails_on_is_set_aside_alone() -> None:
    seen: list[Exception] = []
    done = read_batch(batch(GOOD, "EXPLODE", GOOD), fakes.stages(), witness=seen.append)
    assert [read.report is not None for read in done] == [True, False, True]
    failure = done[1].failure
    assert failure is not None
    assert (failure.file, failure.line, failure.report) == ("in.jsonl", 2, "r2")
    assert "read" in failure.reason
    assert "RuntimeError: it went off" in failure.reason
    assert "--debug" in failure.advice
    assert [str(error) for error in seen] == ["it went off"]


def test_the_report_that_preparing_fails_on_is_set_aside_alone() -> None:
    def prepare(incoming: Incoming) -> Report:
        if incoming.id == "r1":
            raise ValueError("odd")
        report = fakes.prepare(incoming)
        assert isinstance(report, Report)
        return report

    done = read_batch(batch(GOOD, GOOD), fakes.stages(prepare=prepare))
    assert done[0].failure is not None
    assert "prepare" in done[0].failure.reason
    assert done[1].claims


def test_what_preparing_refuses_keeps_its_own_reason() -> None:
    (read,) = read_batch(batch("REFUSE"), fakes.stages())
    assert read.failure is not None
    assert read.failure.reason == "it asks to be refused"


def test_a_stage_that_changes_the_text_is_caught() -> None:
    def prepare(incoming: Incoming) -> Report:
        report = fakes.prepare(incoming)
        assert isinstance(report, Report)
        return replace(report, text=report.text.strip())

    (read,) = read_batch(batch(f" {GOOD}"), fakes.stages(prepare=prepare))
    assert read.failure is not None
    assert "text was changed" in read.failure.reason


def test_a_reader_that_drops_a_report_is_caught() -> None:
    (read,) = read_batch(batch(GOOD), fakes.stages(extract=lambda reports: iter(())))
    assert read.failure is not None
    assert "no answer" in read.failure.reason


def test_what_concerns_every_report_stops_the_run() -> None:
    def extract(_: object) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        raise ModelMissingError("no model", advice="Install it.")

    with pytest.raises(ModelMissingError):
        read_batch(batch(GOOD, GOOD), fakes.stages(extract=extract))


def test_half_a_character_is_replaced_and_the_report_is_read() -> None:
    def prepare(incoming: Incoming) -> Report:
        report = fakes.prepare(replace(incoming, text=incoming.text.replace("\ud800", "\ufffd")))
        assert isinstance(report, Report)
        return report

    (read,) = read_batch(batch(GOOD + "\ud800"), fakes.stages(prepare=prepare))
    assert read.report is not None
    assert read.report.text == GOOD + "\ufffd"
