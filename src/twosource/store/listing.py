"""Rows of the lists' index: written with the record, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from twosource.core.listing import ListRow, MachineRow, Toll
from twosource.store.codec import to_key

_COLUMNS = 30


def add(connection: sqlite3.Connection, rows: Iterable[ListRow]) -> None:
    """Adds ``rows``; none of their incidents may be listed yet."""
    for row in rows:
        made = connection.execute(
            f"INSERT INTO listing VALUES (NULL, {', '.join('?' * (_COLUMNS - 1))})",
            (
                to_key(row.incident), row.event, row.status, row.grade, row.start, row.end, row.place, row.admin1,
                row.country, row.lat, row.lon, row.radius_km, *_toll(row.killed), *_toll(row.injured), row.n_origins,
                row.n_reports, row.by, row.against, row.state, row.worth, row.worth_words,
            ),
        )  # fmt: skip
        connection.executemany(
            "INSERT OR IGNORE INTO listing_value VALUES (?, ?, ?)",
            ((kind, _clean(value), made.lastrowid) for kind, value in row.values),
        )
        connection.execute("INSERT INTO listing_text (rowid, words) VALUES (?, ?)", (made.lastrowid, _clean(row.words)))


def remove(connection: sqlite3.Connection, incidents: Iterable[str]) -> None:
    """Takes these incidents out of the index."""
    for incident in incidents:
        found = connection.execute("SELECT row FROM listing WHERE incident = ?", (to_key(incident),)).fetchone()
        if found:
            connection.execute("DELETE FROM listing_value WHERE row = ?", found)
            connection.execute("DELETE FROM listing_text WHERE rowid = ?", found)
            connection.execute("DELETE FROM listing WHERE row = ?", found)


def add_machine(connection: sqlite3.Connection, rows: Iterable[MachineRow]) -> None:
    connection.executemany(
        "REPLACE INTO machine VALUES (?, ?, ?)", ((row.kind, to_key(row.id), row.body) for row in rows)
    )


def add_named(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, str, str, int]]) -> None:
    """Names of places and actors: kind, folded name, account, name as it stands, and how often."""
    connection.executemany(
        "REPLACE INTO named VALUES (?, ?, ?, ?, ?)",
        ((kind, _clean(key), to_key(account), _clean(name), n) for kind, key, account, name, n in rows),
    )


def note_decided(connection: sqlite3.Connection, number: int) -> None:
    """Remembers the last decision that the derived tables heed."""
    connection.execute("REPLACE INTO meta (name, value) VALUES ('decided', ?)", (str(number),))


def decided(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM meta WHERE name = 'decided'").fetchone()
    return int(row[0]) if row else 0


def _toll(toll: Toll | None) -> tuple[object, ...]:
    return (toll.low, toll.best, toll.high, toll.said, toll.group) if toll else (None, None, None, None, None)


def _clean(text: str) -> str:
    """Text as SQLite can hold it: lone surrogates become question marks; only lists and search see this copy."""
    return text.encode("utf-8", "replace").decode("utf-8")
