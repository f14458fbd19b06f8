"""Bringing the derived tables to what they should hold by writing only the rows that differ.

Finding them takes as long as reading the whole record, and happens beside everybody else: what differs waits in tables
of this connection alone. Writing then takes as long as there are changes. What a decision changed in between is in the
table ``touched``, and is looked at again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from itertools import batched

from twosource.core.listing import ListRow
from twosource.store import descent, formerly, listing, touched
from twosource.store.codec import to_key
from twosource.store.tables import TABLES, Derived, Key, Row, Table

_AT_ONCE = 400


class Difference:
    """What separates the tables from ``wanted``. ``find`` is called in a snapshot, ``write`` in the transaction after."""

    def __init__(self, connection: sqlite3.Connection, wanted: Derived) -> None:
        self._connection, self._wanted = connection, wanted
        self._gone: dict[str, dict[Row, Key]] = {}
        self._unlisted: dict[int, Key] = {}
        self._listed: list[ListRow] = []
        self._seen = 0

    def find(self) -> None:
        """Compares every row. The caller keeps what is put into temporary tables: it commits."""
        self._seen = touched.last(self._connection)
        for table in TABLES:
            columns = ", ".join(table.columns)
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{_new(table)}")
            self._connection.execute(f"CREATE TEMP TABLE {_new(table)} AS SELECT {columns} FROM {table.name} WHERE 0")
        self._everything()

    def find_some(self, only: Mapping[str, Collection[str]]) -> None:
        """Compares only rows of these owners, by table (``listing``: by incident), which are all that may differ."""
        self.find_nothing()
        for table in TABLES:
            if ids := {to_key(i) for i in only.get(table.name, ())}:
                self._compare(table, ids)
        if ids := {to_key(i) for i in only.get("listing", ())}:
            self._compare_lists(ids)

    def find_nothing(self) -> None:
        """Begins: temporary tables are there, and empty."""
        self._seen = touched.last(self._connection)
        for table in TABLES:
            columns = ", ".join(table.columns)
            self._connection.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS {_new(table)} AS SELECT {columns} FROM {table.name} WHERE 0"
            )
            self._connection.execute(f"DELETE FROM temp.{_new(table)}")
            self._gone[table.name] = {}

    def write(self) -> int:
        """Writes what differs; the number of incidents whose rows in the lists were written anew."""
        self._look_again(touched.since(self._connection, self._seen))
        c = self._connection
        stays = {i for (i,) in c.execute("SELECT id FROM temp.new_incident")}
        formerly.note(c, set(self._gone["incident"].values()) - stays)
        come = c.execute("SELECT account, incident FROM temp.new_membership").fetchall()
        descent.note(c, self._gone["membership"].values(), come)
        for table in TABLES:
            found = " AND ".join(f"{column} = ?" for column in table.key)
            c.executemany(f"DELETE FROM {table.name} WHERE {found}", self._gone[table.name])
        listing.remove_rows(c, self._unlisted)
        for table in TABLES:
            columns = ", ".join(table.columns)
            c.execute(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM temp.{_new(table)} ORDER BY rowid")
        listing.add(c, self._listed)
        touched.clear(c)
        return len(self._listed)

    def close(self) -> None:
        """Gives the temporary tables back."""
        for table in TABLES:
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{_new(table)}")

    def _everything(self) -> None:
        for table in TABLES:
            self._connection.execute(f"DELETE FROM temp.{_new(table)}")
            self._gone[table.name] = {}
            self._compare(table, None)
        self._unlisted, self._listed = {}, []
        self._compare_lists(None)

    def _look_again(self, since: Mapping[str, Collection[Key]]) -> None:
        if touched.ALL in since:
            self._everything()
            return
        for table in TABLES:
            kinds = since if table.kind == "*" else (table.kind,)
            if only := {i for kind in kinds for i in since.get(kind, ())}:
                gone = self._gone[table.name]
                self._gone[table.name] = {key: owner for key, owner in gone.items() if owner not in only}
                self._connection.executemany(
                    f"DELETE FROM temp.{_new(table)} WHERE {table.owner} = ?", ((i,) for i in only)
                )
                self._compare(table, only)
        if only := set(since.get("incident", ())):
            self._unlisted = {row: owner for row, owner in self._unlisted.items() if owner not in only}
            self._listed = [row for row in self._listed if to_key(row.incident) not in only]
            self._compare_lists(only)

    def _compare(self, table: Table, only: Collection[Key] | None) -> None:
        """Sorts rows of ``table`` (all, or those of some owners) into what is to go and what is to come."""
        have: dict[bytes, list[tuple[Row, Key]]] = {}
        for key, owner, row in self._rows(table, only):
            have.setdefault(_mark(row), []).append((key, owner))
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(
            f"INSERT INTO temp.{_new(table)} VALUES ({marks})",
            (row for row in table.rows(self._wanted, only) if not _taken(have, _mark(row))),
        )
        self._gone[table.name] |= dict(pair for left in have.values() for pair in left)

    def _rows(self, table: Table, only: Collection[Key] | None) -> Iterator[tuple[Row, Key, Row]]:
        """Key, owner and columns of rows as they are."""
        n = len(table.key)
        owner = n + table.columns.index(table.owner)
        sql = f"SELECT {', '.join((*table.key, *table.columns))} FROM {table.name}"
        if only is None:
            found: Iterator[Row] = iter(self._connection.execute(sql))
        else:
            found = _of_some(self._connection, f"{sql} WHERE {table.owner} IN", only)
        return ((row[:n], row[owner], row[n:]) for row in found)

    def _compare_lists(self, only: Collection[Key] | None) -> None:
        have: dict[bytes, list[tuple[int, Key]]] = {}
        for number, incident, content in listing.contents(self._connection, only):
            have.setdefault(_mark(content), []).append((number, incident))
        for row in self._wanted.index.listing:
            if (only is None or to_key(row.incident) in only) and not _taken(have, _mark(listing.content_of(row))):
                self._listed.append(row)
        self._unlisted |= dict(pair for left in have.values() for pair in left)


def _new(table: Table) -> str:
    return f"new_{table.name}"


def _mark(row: Row) -> bytes:
    return blake2b(repr(row).encode("utf-8"), digest_size=16).digest()


def _taken[T](have: dict[bytes, list[T]], mark: bytes) -> bool:
    """True where such a row is there, which then stays."""
    if left := have.get(mark):
        left.pop()
        return True
    return False


def _of_some(connection: sqlite3.Connection, sql: str, only: Collection[Key]) -> Iterator[Row]:
    for some in batched(sorted(only, key=repr), _AT_ONCE):
        yield from connection.execute(f"{sql} ({', '.join('?' * len(some))})", some)
