"""Rows of the lists' index: written with the record, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from twosource.core.listing import ListRow, MachineRow, Toll
from twosource.store.codec import to_key

_COLUMNS = 30

type Content = tuple[object, ...]
"""All that the lists' index holds of one incident."""


def add(connection: sqlite3.Connection, rows: Iterable[ListRow]) -> None:
    """Adds ``rows``; none of their incidents may be listed yet."""
    for row in rows:
        made = connection.execute(
            f"INSERT INTO listing VALUES (NULL, {', '.join('?' * (_COLUMNS - 1))})",
            _columns(row),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO listing_value VALUES (?, ?, ?)",
            ((kind, clean(value), made.lastrowid) for kind, value in row.values),
        )
        connection.execute("INSERT INTO listing_text (rowid, words) VALUES (?, ?)", (made.lastrowid, clean(row.words)))


def remove(connection: sqlite3.Connection, incidents: Iterable[str]) -> None:
    """Takes these incidents out of the index."""
    for incident in incidents:
        found = connection.execute("SELECT row FROM listing WHERE incident = ?", (to_key(incident),)).fetchone()
        if found:
            remove_rows(connection, found)


def remove_rows(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Takes these rows out of the index."""
    for row in rows:
        connection.execute("DELETE FROM listing_value WHERE row = ?", (row,))
        connection.execute("DELETE FROM listing_text WHERE rowid = ?", (row,))
        connection.execute("DELETE FROM listing WHERE row = ?", (row,))


def contents(
    connection: sqlite3.Connection, only: Collection[str | bytes] | None = None
) -> Iterator[tuple[int, str | bytes, Content]]:
    """Row, incident and content of what is listed: all, or some incidents."""
    if only is not None:
        for incident in only:
            for found in connection.execute("SELECT * FROM listing WHERE incident = ?", (incident,)).fetchall():
                values = connection.execute("SELECT kind, value FROM listing_value WHERE row = ?", found[:1]).fetchall()
                words = connection.execute("SELECT words FROM listing_text WHERE rowid = ?", found[:1]).fetchone()
                yield found[0], found[1], (*found[1:], *sorted(values), words[0] if words else None)
        return
    values_of: dict[int, list[tuple[str, str]]] = {}
    for kind, value, row in connection.execute("SELECT kind, value, row FROM listing_value"):
        values_of.setdefault(row, []).append((kind, value))
    words_of = dict(connection.execute("SELECT rowid, words FROM listing_text").fetchall())
    for found in connection.execute("SELECT * FROM listing"):
        row = found[0]
        yield row, found[1], (*found[1:], *sorted(values_of.get(row, ())), words_of.get(row))


def content_of(row: ListRow) -> Content:
    """What ``contents`` gives where the index holds ``row``."""
    return (*_columns(row), *sorted({(kind, clean(value)) for kind, value in row.values}), clean(row.words))


def add_machine(connection: sqlite3.Connection, rows: Iterable[MachineRow]) -> None:
    connection.executemany(
        "REPLACE INTO machine VALUES (?, ?, ?)", ((row.kind, to_key(row.id), row.body) for row in rows)
    )


def add_named(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, str, str, int]]) -> None:
    """Names of places and actors: kind, folded name, account, name as it stands, and how often."""
    connection.executemany(
        "REPLACE INTO named VALUES (?, ?, ?, ?, ?)",
        ((kind, clean(key), to_key(account), clean(name), n) for kind, key, account, name, n in rows),
    )


def note_decided(connection: sqlite3.Connection, number: int) -> None:
    """Remembers the last decision that the derived tables heed."""
    connection.execute("REPLACE INTO meta (name, value) VALUES ('decided', ?)", (str(number),))


def decided(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM meta WHERE name = 'decided'").fetchone()
    return int(row[0]) if row else 0


def _columns(row: ListRow) -> Content:
    return (
        to_key(row.incident), row.event, row.status, row.grade, row.start, row.end, row.place, row.admin1, row.country,
        _real(row.lat), _real(row.lon), _real(row.radius_km), *_toll(row.killed), *_toll(row.injured), row.n_origins,
        row.n_reports, row.by, row.against, row.state, _real(row.worth), row.worth_words,
    )  # fmt: skip


def _real(value: float | None) -> float | None:
    """As SQLite gives it back."""
    return None if value is None else float(value)


def _toll(toll: Toll | None) -> tuple[object, ...]:
    return (toll.low, toll.best, toll.high, toll.said, toll.group) if toll else (None, None, None, None, None)


def clean(text: str) -> str:
    """Text as SQLite can hold it: lone surrogates become question marks; only lists and search see this copy."""
    return text.encode("utf-8", "replace").decode("utf-8")
