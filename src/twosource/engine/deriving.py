"""From what was read to the whole record: a pure function of readings, stages and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.ids import short_id
from twosource.core.incident import Incident
from twosource.core.incoming import SetAside
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.engine import faults
from twosource.engine.base import Claims, Grouping, Overlay, Pairs, Stages
from twosource.engine.reading import Witness
from twosource.errors import TwosourceError
from twosource.progress import Progress


@dataclass(slots=True)
class _Work:
    """What is known of each report so far; a report that a stage fails on leaves with a reason."""

    reports: dict[str, Report]
    claims: dict[str, Claims]
    accounts: list[Account] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def derive(
    readings: Iterable[tuple[Report, Claims]],
    stages: Stages,
    *,
    link: bool,
    separate: Pairs = (),
    together: Pairs = (),
    overlay: Overlay | None = None,
    progress: Progress,
    witness: Witness = lambda _: None,
) -> Record:
    """Resolve, group, link and reconcile. The order of ``readings`` does not matter. ``overlay`` is what people decided.

    Without ``link`` every account stays an incident of its own. A report that can't be resolved leaves with a reason;
    ``TwosourceError`` is raised where none of several can be, for then it is not the reports that are at fault.
    """
    ordered = sorted(readings, key=lambda reading: reading[0].id)
    work = _Work({report.id: report for report, _ in ordered}, {report.id: claims for report, claims in ordered})
    progress.start("looking for copies, and for dates and countries that reports lend each other")
    duplicates = stages.copies(tuple(work.reports.values()))
    for report_id, published in sorted(stages.borrow(tuple(work.reports.values()), work.claims).items()):
        work.reports[report_id] = replace(work.reports[report_id], published=published)
    for report_id, leans in sorted(stages.lean(tuple(work.reports.values()), work.claims).items()):
        work.reports[report_id] = replace(work.reports[report_id], leans=leans)
    progress.start("resolving places, dates and actors", len(work.reports))
    for done, report in enumerate(tuple(work.reports.values()), start=1):
        _resolve(report, stages, work, witness)
        if done % 100 == 0:
            progress.advance(done)
    _check(work)
    progress.start("linking" if link else "keeping every account apart", None)
    claims: Mapping[str, Claim] = {claim.id: claim for found in work.claims.values() for claim in found}
    accounts: Sequence[Account] = sorted(work.accounts, key=lambda account: account.id)
    if overlay is not None:
        accounts, claims, separate, together = overlay.claims(accounts, claims, work.reports)
    duplicates = {copy: first for copy, first in duplicates.items() if copy in work.reports and first in work.reports}
    grouping = (
        stages.link(accounts, claims, work.reports, separate=tuple(separate), together=tuple(together))
        if link
        else alone(accounts)
    )
    incidents = stages.assemble(grouping.membership, accounts, claims, work.reports, duplicates=duplicates)
    if overlay is not None:
        incidents = overlay.incidents(incidents, grouping.membership)
    incidents = tuple(sorted(incidents, key=by_date))
    told = stages.main_incidents(accounts, claims, work.reports, grouping.membership)
    primary = {**grouping.about, **told}
    return Record(
        reports=tuple(work.reports.values()),
        claims=tuple(sorted(claims.values(), key=lambda claim: claim.id)),
        accounts=tuple(accounts),
        links=tuple(sorted(grouping.links, key=lambda found: (found.left, found.right))),
        incidents=incidents,
        primary=tuple(sorted(primary.items())),
        duplicates=tuple(sorted(duplicates.items())),
        set_aside=tuple(work.set_aside),
    )


def alone(accounts: Sequence[Account]) -> Grouping:
    """Every account an incident of its own."""
    return Grouping({account.id: short_id("i", account.id) for account in accounts})


def by_date(incident: Incident) -> tuple[str, str]:
    """Incidents without a date come last."""
    return (incident.time.start.isoformat() if incident.time else "~", incident.id)


def _check(work: _Work) -> None:
    if len(work.set_aside) > 1 and not work.reports:
        raise TwosourceError(
            f"none of {len(work.set_aside)} reports could be worked on: {work.set_aside[0].reason}",
            advice="The record was left as it was. `twosource doctor` checks the parts; `twosource gazetteer build` makes "
            "the file of places anew. If it stays, run with --debug and report it.",
        )


def _resolve(report: Report, stages: Stages, work: _Work, witness: Witness) -> None:
    try:
        claims: tuple[Claim, ...] = stages.resolve(report, work.claims[report.id])
        accounts = stages.group(report, claims)
    except TwosourceError:
        raise
    except Exception as error:
        witness(error)
        work.set_aside.append(faults.set_aside(error, stage="resolve", file=report.id, report=report.id))
        del work.reports[report.id], work.claims[report.id]
        return
    work.claims[report.id] = claims
    work.accounts.extend(accounts)
