"""Reading a batch of reports so that one that fails takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.engine import faults
from twosource.engine.base import Stages
from twosource.errors import TwosourceError
from twosource.ingest.problems import printable

type Witness = Callable[[Exception], None]
"""Told of every exception that a stage raised, for ``--debug``."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report as read, or why not: one of ``report`` and ``failure`` is ``None``."""

    incoming: Incoming
    report: Report | None = None
    claims: tuple[Claim, ...] = ()
    failure: SetAside | None = None


def read_batch(batch: Sequence[Incoming], stages: Stages, *, witness: Witness = lambda _: None) -> tuple[Read, ...]:
    """Prepare and read ``batch``, in order. What a stage does with one report sets that report aside; a
    ``TwosourceError`` (a missing model, a broken lexicon) concerns all of them and is raised."""
    prepared = [_prepare(incoming, stages, witness) for incoming in batch]
    reports = [report for report in prepared if isinstance(report, Report)]
    claims = _claims_of(reports, stages, witness)
    return tuple(
        _join(incoming, report, claims.get(report.id)) if isinstance(report, Report) else Read(incoming, failure=report)
        for incoming, report in zip(batch, prepared, strict=True)
    )


def _prepare(incoming: Incoming, stages: Stages, witness: Witness) -> Report | SetAside:
    try:
        report = stages.prepare(incoming)
    except TwosourceError:
        raise
    except Exception as error:
        witness(error)
        return faults.set_aside(error, stage="prepare", file=incoming.file, line=incoming.line, report=incoming.id)
    if isinstance(report, Report) and (report.id, report.text) != (printable(incoming.id), printable(incoming.text)):
        fault = ValueError("the text was changed on the way")
        witness(fault)
        return faults.set_aside(fault, stage="prepare", file=incoming.file, line=incoming.line, report=incoming.id)
    return report


def _claims_of(reports: Sequence[Report], stages: Stages, witness: Witness) -> dict[str, tuple[Claim, ...] | Exception]:
    """Claims by report id; where the batch fails, each of its reports is read alone to find the one that does."""
    try:
        return {report.id: claims for report, claims in stages.extract(reports)}
    except TwosourceError:
        raise
    except Exception as error:
        if len(reports) == 1:
            witness(error)
            return {reports[0].id: error}
    found: dict[str, tuple[Claim, ...] | Exception] = {}
    for report in reports:
        found |= _claims_of([report], stages, witness)
    return found


def _join(incoming: Incoming, report: Report, claims: tuple[Claim, ...] | Exception | None) -> Read:
    if claims is None:
        claims = LookupError("reading gave no answer for it")
    if isinstance(claims, Exception):
        failure = faults.set_aside(claims, stage="read", file=incoming.file, line=incoming.line, report=report.id)
        return Read(incoming, failure=failure)
    return Read(incoming, report, claims)
