"""The derived tables: dropped and made again as one."""

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
from twosource.store.codec import decode, encode, from_bytes, from_key, to_key
from twosource.store.schema import DERIVED_TABLES


def clear(connection: sqlite3.Connection) -> None:
    for table in DERIVED_TABLES:
        connection.execute(f"DELETE FROM {table}")


def write(connection: sqlite3.Connection, record: Record, current: Mapping[str, str]) -> None:
    """Fills the empty derived tables with ``record``."""
    for position, report in enumerate(record.reports):
        found = readings.find(connection, (report.id, current[report.id]))
        assert found is not None, "a report of the record is not among the kept texts"
        connection.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?)",
            (position, to_key(report.id), found[0], encode(replace(report, text=""))),
        )
    connection.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, to_key(c.id), to_key(c.report), c.event.value, c.status.value, encode(c))
            for n, c in enumerate(record.claims)
        ),
    )
    connection.executemany(
        "INSERT INTO account VALUES (?, ?, ?, ?)",
        ((n, to_key(a.id), to_key(a.report), encode(a)) for n, a in enumerate(record.accounts)),
    )
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
        ((n, to_key(k.left), to_key(k.right), k.score, encode(k)) for n, k in enumerate(record.links)),
    )
    connection.executemany(
        "INSERT INTO incident VALUES (?, ?, ?, ?)",
        ((n, to_key(i.id), i.event.value, encode(i)) for n, i in enumerate(record.incidents)),
    )
    connection.executemany(
        "INSERT INTO membership VALUES (?, ?)",
        ((to_key(account), to_key(i.id)) for i in record.incidents for account in i.accounts),
    )
    pairs = (("main_incident", record.primary), ("duplicate", record.duplicates))
    for table, rows in pairs:
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((to_key(a), to_key(b)) for a, b in rows))


def load(connection: sqlite3.Connection) -> Record:
    """The record as it was written. The caller holds a snapshot."""
    reports = connection.execute(
        "SELECT v.text, r.body FROM report r JOIN version v ON v.id = r.version ORDER BY r.position"
    )
    return Record(
        reports=tuple(replace(decode(body, Report), text=from_bytes(text)) for text, body in reports),
        claims=_all(connection, "claim", Claim, key=_by_id),
        accounts=_all(connection, "account", Account, key=_by_id),
        links=_all(connection, "link", Link),
        incidents=_all(connection, "incident", Incident, key=_by_date),
        primary=_pairs(connection, "main_incident"),
        duplicates=_pairs(connection, "duplicate"),
        set_aside=readings.set_aside(connection),
    )


def _all[T](
    connection: sqlite3.Connection, table: str, kind: type[T], *, key: Callable[[T], Any] | None = None
) -> tuple[T, ...]:
    """In the order they were written in, or by ``key``: what a decision changed was written later."""
    rows = connection.execute(f"SELECT body FROM {table} ORDER BY position")
    found = (decode(body, kind) for (body,) in rows)
    return tuple(sorted(found, key=key)) if key else tuple(found)


def _by_id(value: Account | Claim) -> str:
    return value.id


def _by_date(incident: Incident) -> tuple[str, str]:
    return (incident.time.start.isoformat() if incident.time else "~", incident.id)


def _pairs(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(f"SELECT * FROM {table}")
    return tuple(sorted((from_key(a), from_key(b)) for a, b in rows))
