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


def of(connection: sqlite3.Connection, incident: str) -> Descent | None:
    """How the incident came to be, where its accounts were in others before."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'descent'").fetchone():
        return None  # opened for reading alone, written by an older twosource
    row = connection.execute("SELECT fate, came_from FROM descent WHERE incident = ?", (to_key(incident),)).fetchone()
    return Descent(incident, Fate(row[0]), tuple(json.loads(row[1]))) if row else None
