"""Names of places and actors in the record, as lists."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameRow:
    """A folded name, how it mostly stands, in how many claims and accounts."""

    key: str
    name: str
    claims: int
    accounts: int


def page(
    connection: sqlite3.Connection, kind: str, asked: str, *, limit: int, offset: int
) -> tuple[list[NameRow], int]:
    """Names of ``kind``, the most frequent first, and how many there are in all."""
    like = "%" + re.sub(r"([\\%_])", r"\\\1", asked) + "%"
    where = "kind = ? AND (key LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')"
    (count,) = connection.execute(f"SELECT COUNT(DISTINCT key) FROM named WHERE {where}", (kind, like, like)).fetchone()
    rows = connection.execute(
        f"SELECT key, MAX(name), SUM(n) AS claims, COUNT(DISTINCT account) FROM named WHERE {where}"
        " GROUP BY key ORDER BY claims DESC, key LIMIT ? OFFSET ?",
        (kind, like, like, limit, offset),
    ).fetchall()
    return [NameRow(*row) for row in rows], int(count)


def keys(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    """Every folded name of ``kind`` with one way in which it stands."""
    return connection.execute(
        "SELECT key, MAX(name) FROM named WHERE kind = ? GROUP BY key ORDER BY key", (kind,)
    ).fetchall()
