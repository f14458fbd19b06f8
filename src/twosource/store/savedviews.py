"""Views that a person keeps: a name and the query of a filter. Kept with the record, never derived."""

from __future__ import annotations

import sqlite3

MOST = 200


def every(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Name and query, by name."""
    return connection.execute("SELECT name, query FROM saved_view ORDER BY name").fetchall()


def keep(connection: sqlite3.Connection, name: str, query: str, at: str) -> bool:
    """Keeps the view, in the place of one of the same name. False where there are too many."""
    (count,) = connection.execute("SELECT COUNT(*) FROM saved_view WHERE name <> ?", (name,)).fetchone()
    if count >= MOST:
        return False
    connection.execute("REPLACE INTO saved_view VALUES (?, ?, ?)", (name, query, at))
    return True


def remove(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM saved_view WHERE name = ?", (name,))
