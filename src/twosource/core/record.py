"""The whole record as one value: what the exports and the page are made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.incoming import SetAside
from twosource.core.report import Report


@dataclass(frozen=True, slots=True)
class Record:
    """Everything in a workspace, each part in a fixed order (by id, incidents by date then id)."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...] = ()
    links: tuple[Link, ...] = ()
    incidents: tuple[Incident, ...] = ()
    primary: tuple[tuple[str, str], ...] = ()
    """Report id and the id of the incident that it is mainly about."""
    duplicates: tuple[tuple[str, str], ...] = ()
    """Report id and the id of the report that it is a copy of."""
    set_aside: tuple[SetAside, ...] = field(default=())

    def report(self, report_id: str) -> Report:
        return next(r for r in self.reports if r.id == report_id)

    def claim(self, claim_id: str) -> Claim:
        return next(c for c in self.claims if c.id == claim_id)
