"""Where incidents went that are no more under their id: a link that somebody kept still leads there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from twosource.store.codec import from_key


def note(connection: sqlite3.Connection, gone: Iterable[str | bytes]) -> None:
    """These incidents are about to go. Called while their accounts are still theirs."""
    for incident in gone:
        row = connection.execute("SELECT MIN(account) FROM membership WHERE incident = ?", (incident,)).fetchone()
        if row[0] is not None:
            connection.execute("REPLACE INTO formerly VALUES (?, ?)", (incident, row[0]))


def incident_now(connection: sqlite3.Connection, given: str) -> str | None:
    """The incident that holds what ``given`` held; ``None`` where nothing is known of it."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'formerly'").fetchone():
        return None  # opened for reading alone, written by an older twosource
    sql = "SELECT m.incident FROM formerly f JOIN membership m ON m.account = f.account WHERE f.incident = ?"
    row = connection.execute(sql, (given,)).fetchone()
    return from_key(row[0]) if row else None
