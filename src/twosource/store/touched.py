"""Which rows of the derived tables were changed by decisions since the last run, so that a run that ends looks at them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain

from twosource.store.codec import to_key

ALL = "all"
"""The kind of a note that says: any row may have changed."""


def note(connection: sqlite3.Connection, kind: str, ids: Iterable[str | bytes]) -> None:
    """These claims, accounts, incidents or reports were changed. The caller holds a transaction that writes."""
    rows = ((kind, to_key(i) if isinstance(i, str) else i) for i in dict.fromkeys(ids))
    connection.executemany("INSERT INTO touched (kind, id) VALUES (?, ?)", rows)


def note_all(connection: sqlite3.Connection) -> None:
    note(connection, ALL, [""])


def last(connection: sqlite3.Connection) -> int:
    """The number of the last note."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'touched'").fetchone()
    return int(row[0]) if row else 0


def since(connection: sqlite3.Connection, number: int) -> dict[str, set[str | bytes]]:
    """Ids by kind, of notes after ``number``."""
    found: dict[str, set[str | bytes]] = {}
    for kind, id_ in connection.execute("SELECT kind, id FROM touched WHERE seq > ?", (number,)):
        found.setdefault(kind, set()).add(id_)
    return found


def clear(connection: sqlite3.Connection) -> None:
    """Every row is as the run that ends here made it."""
    connection.execute("DELETE FROM touched")


def accounts_of(connection: sqlite3.Connection, incidents: Iterable[str]) -> list[str | bytes]:
    """Accounts of these incidents, as they are stored."""
    found = (connection.execute("SELECT account FROM membership WHERE incident = ?", (to_key(i),)) for i in incidents)
    return [account for (account,) in chain.from_iterable(found)]
