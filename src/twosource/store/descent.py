"""Where incidents came from that were others before: noted by the run that split, joined or renamed them.

This is history and no part of the record: a record that is made at once has none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from twosource.link.lineage import Descent, Fate, lineage
from twosource.store import parts
from twosource.store.codec import from_key, to_key


def note(
    connection: sqlite3.Connection, gone: Iterable[str | bytes], moved: Collection[tuple[str | bytes, str | bytes]]
) -> None:
    """``gone``: accounts whose row in ``membership`` goes; ``moved``: rows that come. Called before either is done."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM membership)").fetchone()[0]:
        return
    left, now = {from_key(a) for a in gone}, {from_key(a): from_key(i) for a, i in moved}
    touched = {*parts.membership(connection, {*left, *now}).values(), *now.values()}
    before = parts.members(connection, touched)
    after = {a: i for a, i in before.items() if a not in left} | now
    for row in lineage(before, after):
        others = [i for i in row.came_from if i != row.incident]
        if others:
            connection.execute(
                "REPLACE INTO descent VALUES (?, ?, ?)",
                (to_key(row.incident), row.fate.value, json.dumps(others)),
            )


def every(connection: sqlite3.Connection) -> dict[str, Descent]:
    """The same of all incidents of the record, by id."""
    if not _kept(connection):
        return {}
    rows = connection.execute(
        "SELECT incident, fate, came_from FROM descent WHERE incident IN (SELECT incident FROM membership)"
    ).fetchall()
    return {i: Descent(i, Fate(f), tuple(json.loads(c))) for key, f, c in rows for i in (from_key(key),)}


def _kept(connection: sqlite3.Connection) -> bool:
    """False for a record that is opened for reading alone and was written by an older twosource."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'descent'").fetchone() is not None


def of(connection: sqlite3.Connection, incident: str) -> Descent | None:
    """How the incident came to be, where its accounts were in others before."""
    if not _kept(connection):
        return None
    row = connection.execute("SELECT fate, came_from FROM descent WHERE incident = ?", (to_key(incident),)).fetchone()
    return Descent(incident, Fate(row[0]), tuple(json.loads(row[1]))) if row else None
