"""Accounts of many reports, partitioned into incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.link.linking import Linking
from twosource.link.settings import LinkSettings

type Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Partition:
    """``membership``: account id -> incident id. ``links``: every pair inside an incident that was a candidate.

    ``about``: report id -> incident id, for reports that tell nothing that could be read of what they are about.
    """

    membership: Mapping[str, str]
    links: tuple[Link, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def link_accounts(
    accounts: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    settings: LinkSettings,
    separate: Pairs = (),
    together: Pairs = (),
) -> Partition:
    """Partition accounts into incidents, the same one whatever the order of input.

    Two accounts of one report stay apart. ``separate`` and ``together`` are a person's decisions on pairs of accounts:
    they hold against any score, ``separate`` against ``together`` as well.
    Raises ``KeyError`` where an account's claim or report is not given.
    """
    own: dict[str, list[Account]] = {report: [] for report in reports}
    for account in accounts:
        own[account.report].append(account)
    linking = Linking(settings, separate=separate, together=together)
    for report in sorted(own):
        linking.add(reports[report], sorted(own[report], key=lambda a: a.id), claims)
    linking.update()
    return Partition(dict(sorted(linking.membership.items())), tuple(linking.links()), linking.about)
