"""The incident that a report is mainly about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.core.vocab import Measure, SegmentKind
from twosource.link.accounts import HARM, PEOPLE

TOLD = ("happened", "unverified")
"""Accounts that a report may be mainly about."""

_SHARED = 1.5
"""Weight of other reports telling the incident too: where one report's telling fell into two, it decides."""


def primary_incidents(
    accounts: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    membership: Mapping[str, str],
) -> dict[str, str]:
    """Report id -> incident id. A report that tells nothing that happened has no entry.

    The account with the most weight wins: a claim counts one, a dead or wounded count one more, a claim in the headline
    two, the start of the text up to two, other reports of the incident one and a half; an act of violence goes before what is not one. Ties go to the earlier one.
    """
    best: dict[str, tuple[float, int, str]] = {}
    accounts = sorted(accounts, key=lambda a: a.id)
    told_by: dict[str, set[str]] = {}
    for account in accounts:
        told_by.setdefault(membership[account.id], set()).add(account.report)
    for account in accounts:
        if account.status not in TOLD:
            continue
        own = [claims[c] for c in account.claims]
        start = min(c.quote.start for c in own)
        incident = membership[account.id]
        shared = _SHARED * (len(told_by[incident]) > 1)
        rank = (_weight(account, own, reports[account.report], start) + shared, -start, incident)
        if account.report not in best or rank > best[account.report]:
            best[account.report] = rank
    return {report: rank[2] for report, rank in sorted(best.items())}


def main_accounts(
    accounts: Iterable[Account], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> frozenset[str]:
    """Of each report the account with the most weight, whatever others tell: what the report is about."""
    best: dict[str, tuple[bool, float, int, str]] = {}
    for account in accounts:
        own = [claims[c] for c in account.claims]
        start = min(c.quote.start for c in own)
        told = account.status in TOLD
        rank = (told, _weight(account, own, reports[account.report], start), -start, account.id)
        best[account.report] = max(best.get(account.report, rank), rank)
    return frozenset(rank[3] for rank in best.values())


def _weight(account: Account, own: list[Claim], report: Report, start: int) -> float:
    lead = 2.0 * max(0.0, 1.0 - 2.0 * start / max(1, len(report.text)))
    headline = 2.0 * any(c.segment is SegmentKind.HEADLINE for c in own)
    toll = sum(1.0 for c in own if any(f.measure in PEOPLE for f in c.figures))
    dead = 1.0 * any(f.measure is Measure.KILLED for c in own for f in c.figures)
    harm = 1.5 if account.event in HARM else 0.0
    return min(6.0, float(len(own))) + min(4.0, toll) + dead + headline + lead + harm
