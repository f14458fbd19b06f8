"""The derived tables as one record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.store import readings
from twosource.store.base import Index, Tally
from twosource.store.codec import decode, from_bytes, from_key
from twosource.store.tables import Derived


def make(connection: sqlite3.Connection, record: Record, current: Mapping[str, str], index: Index) -> Derived:
    """What the derived tables should hold for ``record``, made of the texts that ``current`` names."""
    versions: dict[str, int] = {}
    for report in record.reports:
        found = readings.find(connection, (report.id, current[report.id]))
        assert found is not None, "a report of the record is not among the kept texts"
        versions[report.id] = found[0]
    return Derived(record, index, versions)


def load(connection: sqlite3.Connection) -> Record:
    """The record as it was written. The caller holds a snapshot."""
    reports = connection.execute("SELECT v.text, r.body FROM report r JOIN version v ON v.id = r.version")
    return Record(
        reports=tuple(
            sorted((replace(decode(body, Report), text=from_bytes(text)) for text, body in reports), key=_by_id)
        ),
        claims=_all(connection, "claim", Claim, key=_by_id),
        accounts=_all(connection, "account", Account, key=_by_id),
        links=_all(connection, "link", Link, key=_by_ends),
        incidents=_all(connection, "incident", Incident, key=_by_date),
        primary=_pairs(connection, "main_incident"),
        duplicates=_pairs(connection, "duplicate"),
        set_aside=readings.set_aside(connection),
    )


def tally(connection: sqlite3.Connection, *, languages: bool) -> Tally:
    """What the record holds, counted. The caller holds a snapshot."""
    (reports,), (claims,), (incidents,) = (
        connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone() for table in ("current", "claim", "incident")
    )
    by_language: dict[str | None, int] = {}
    if languages:
        (reports,) = connection.execute("SELECT COUNT(*) FROM report").fetchone()
        sql = "SELECT json_extract(body, '$.lang'), COUNT(*) FROM report GROUP BY 1"
        by_language = dict(connection.execute(sql).fetchall())
    return Tally(reports, claims, incidents, readings.set_aside(connection), by_language)


def _all[T](connection: sqlite3.Connection, table: str, kind: type[T], *, key: Callable[[T], Any]) -> tuple[T, ...]:
    """By ``key``: rows lie in the order in which they came to be what they are."""
    rows = connection.execute(f"SELECT body FROM {table}")
    return tuple(sorted((decode(body, kind) for (body,) in rows), key=key))


def _by_id(value: Account | Claim | Report) -> str:
    return value.id


def _by_ends(link: Link) -> tuple[str, str]:
    return link.left, link.right


def _by_date(incident: Incident) -> tuple[str, str]:
    return (incident.time.start.isoformat() if incident.time else "~", incident.id)


def _pairs(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(f"SELECT * FROM {table}")
    return tuple(sorted((from_key(a), from_key(b)) for a, b in rows))
