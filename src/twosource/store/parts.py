"""Parts of the record by id: what a page of the desk needs, without loading the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import batched

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.report import Report
from twosource.store.codec import decode, from_bytes, from_key, to_key

_AT_ONCE = 400


def _rows(connection: sqlite3.Connection, sql: str, ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Rows of ``sql``, which has one ``{}`` for a list of placeholders, over all ``ids``."""
    for some in batched(dict.fromkeys(ids), _AT_ONCE):
        yield from connection.execute(sql.format(", ".join("?" * len(some))), [to_key(i) for i in some])


def incidents(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Incident]:
    rows = _rows(connection, "SELECT body FROM incident WHERE id IN ({})", ids)
    return {found.id: found for (body,) in rows for found in (decode(body, Incident),)}


def incident_ids(connection: sqlite3.Connection, beginning: str, *, limit: int = 6) -> list[str]:
    """Ids that begin with ``beginning``."""
    top = beginning + "\U0010ffff"
    rows = connection.execute(
        "SELECT id FROM incident WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (beginning, top, limit)
    )
    return [from_key(i) for (i,) in rows]


def claims(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Claim]:
    rows = _rows(connection, "SELECT body FROM claim WHERE id IN ({})", ids)
    return {found.id: found for (body,) in rows for found in (decode(body, Claim),)}


def claims_of_reports(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Claim]:
    rows = _rows(connection, "SELECT body FROM claim WHERE report IN ({})", ids)
    return {found.id: found for (body,) in rows for found in (decode(body, Claim),)}


def accounts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Account]:
    rows = _rows(connection, "SELECT body FROM account WHERE id IN ({})", ids)
    return {found.id: found for (body,) in rows for found in (decode(body, Account),)}


def accounts_of_reports(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Account]:
    rows = _rows(connection, "SELECT body FROM account WHERE report IN ({})", ids)
    return {found.id: found for (body,) in rows for found in (decode(body, Account),)}


def all_account_ids(connection: sqlite3.Connection) -> list[str]:
    return [from_key(i) for (i,) in connection.execute("SELECT id FROM account ORDER BY id")]


def reports(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Report]:
    sql = "SELECT v.text, r.body FROM report r JOIN version v ON v.id = r.version WHERE r.id IN ({})"
    found = (
        replace(decode(body, Report), text=from_bytes(text))  # type: ignore[arg-type]
        for text, body in _rows(connection, sql, ids)
    )
    return {report.id: report for report in found}


def membership(connection: sqlite3.Connection, account_ids: Iterable[str]) -> dict[str, str]:
    rows = _rows(connection, "SELECT account, incident FROM membership WHERE account IN ({})", account_ids)
    return {from_key(a): from_key(i) for a, i in rows}


def members(connection: sqlite3.Connection, incident_ids: Iterable[str]) -> dict[str, str]:
    """Account -> incident, for all accounts of these incidents."""
    rows = _rows(connection, "SELECT account, incident FROM membership WHERE incident IN ({})", incident_ids)
    return {from_key(a): from_key(i) for a, i in rows}


def duplicates(connection: sqlite3.Connection, report_ids: Iterable[str]) -> dict[str, str]:
    rows = _rows(connection, "SELECT report, original FROM duplicate WHERE report IN ({})", report_ids)
    return {from_key(a): from_key(b) for a, b in rows}


def main_incidents(connection: sqlite3.Connection, report_ids: Iterable[str]) -> dict[str, str]:
    rows = _rows(connection, "SELECT report, incident FROM main_incident WHERE report IN ({})", report_ids)
    return {from_key(a): from_key(b) for a, b in rows}


def links_among(connection: sqlite3.Connection, account_ids: Iterable[str]) -> list[Link]:
    """Links between accounts that are both named."""
    wanted = set(account_ids)
    rows = _rows(connection, "SELECT body FROM link WHERE a IN ({})", wanted)
    return [k for (body,) in rows for k in (decode(body, Link),) if k.right in wanted]


def machine(connection: sqlite3.Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """What the machine said of these before a person's word; ids without such a row are left out."""
    rows = _rows(connection, f"SELECT id, body FROM machine WHERE kind = '{kind}' AND id IN ({{}})", ids)
    return {from_key(i): body for i, body in rows}


def accounts_named(connection: sqlite3.Connection, kind: str, keys: Iterable[str]) -> list[str]:
    """Accounts in which a place or an actor stands under one of these folded names."""
    rows = _rows(connection, f"SELECT DISTINCT account FROM named WHERE kind = '{kind}' AND key IN ({{}})", keys)
    return [from_key(a) for (a,) in rows]
