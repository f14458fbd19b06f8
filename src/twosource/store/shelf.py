"""Parts of the record by id, for whoever makes a part of it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.report import Report
from twosource.store import parts
from twosource.store.connection import explained


@dataclass(frozen=True, slots=True)
class Shelf:
    """What ``store.parts`` gives, over one connection. Ids that are not there are left out."""

    path: Path
    connection: sqlite3.Connection

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        with explained(self.path):
            return parts.reports(self.connection, ids)

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        with explained(self.path):
            return parts.accounts(self.connection, ids)

    def accounts_of_reports(self, ids: Iterable[str]) -> dict[str, Account]:
        with explained(self.path):
            return parts.accounts_of_reports(self.connection, ids)

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        with explained(self.path):
            return parts.claims(self.connection, ids)

    def claims_of_reports(self, ids: Iterable[str]) -> dict[str, Claim]:
        with explained(self.path):
            return parts.claims_of_reports(self.connection, ids)

    def incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        with explained(self.path):
            return parts.incidents(self.connection, ids)
