"""One place on its way into a gazetteer, and the tables it is written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from twosource.resolve.sounds import is_arabic, skeleton, spoken
from twosource.resolve.spelling import Spelling, folded, latin, without_kind

SCHEMA_VERSION = "5"
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, gid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  cc TEXT NOT NULL, kind TEXT NOT NULL, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL DEFAULT 0,
  pcode TEXT, radius REAL, parent INTEGER NOT NULL DEFAULT 0, source TEXT NOT NULL,
  latin INTEGER NOT NULL DEFAULT 0, arabic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE name (place INTEGER NOT NULL, cc TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, skeleton TEXT NOT NULL,
  sound TEXT NOT NULL);
CREATE INDEX name_key ON name (key, cc);
CREATE INDEX name_skeleton ON name (skeleton, cc) WHERE skeleton <> '';
CREATE INDEX name_place ON name (place);
CREATE INDEX place_at ON place (cc, kind);
"""
KINDS = frozenset(
    [
        "country",
        "region",
        "governorate",
        "district",
        "subdistrict",
        "city",
        "town",
        "village",
        "camp",
        "neighbourhood",
        "natural",
        "facility",
        "sea",
    ]
)


NameRow = tuple[str, str, str, str]


class GazetteerError(Exception):
    """A gazetteer that cannot be read, built or imported; the text says what to do next."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to write. ``radius``: how far in km its edge may lie from the point. ``parent_point``: the point is not
    the place's own but that of the division it lies in."""

    gid: str
    name: str
    lat: float
    lon: float
    cc: str
    kind: str
    aliases: tuple[str, ...] = ()
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    pcode: str | None = None
    radius: float | None = None
    parent_point: bool = False
    source: str = "user"


def name_rows(entry: Entry, spelling: Spelling) -> list[NameRow]:
    """``(name, key, skeleton, sound)`` for every distinct spelling of a place."""
    rows: dict[str, NameRow] = {}
    for name in dict.fromkeys(n for given in (entry.name, *entry.aliases) for n in (given, without_kind(given))):
        plain = folded(name)
        if plain and plain not in rows and len(plain) <= 120:
            key = spelling.key(name)
            sound = spoken(name, spelling)
            rows[plain] = (name, key or plain, skeleton(sound), sound)
    return list(rows.values())


def write(db: sqlite3.Connection, entries: Iterable[Entry], spelling: Spelling) -> int:
    """Add the entries, replacing those with the same ``gid``. Returns how many were written. The caller commits."""
    count = 0
    for entry in entries:
        row = db.execute("SELECT id FROM place WHERE gid = ?", (entry.gid,)).fetchone()
        if row:
            db.execute("DELETE FROM name WHERE place = ?", row)
            db.execute("DELETE FROM place WHERE id = ?", row)
        insert(db, entry, spelling)
        count += 1
    return count


def insert(db: sqlite3.Connection, entry: Entry, spelling: Spelling) -> None:
    """Add one entry that is known to be new."""
    cursor = db.execute(
        "INSERT INTO place (gid, name, lat, lon, cc, kind, admin1, admin2, population, pcode, radius, parent, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.gid, entry.name, entry.lat, entry.lon, entry.cc, entry.kind, entry.admin1, entry.admin2, entry.population,
         entry.pcode, entry.radius, int(entry.parent_point), entry.source),
    )  # fmt: skip
    place = cursor.lastrowid
    if place is not None:
        add_names(db, place, entry.cc, name_rows(entry, spelling))


def add_names(db: sqlite3.Connection, place: int, cc: str, rows: list[NameRow]) -> None:
    """Add spellings to a place, and count how many it has in Latin and in Arabic letters."""
    db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", [(place, cc, *row) for row in rows])
    arabic = sum(is_arabic(row[0]) for row in rows)
    db.execute(
        "UPDATE place SET latin = latin + ?, arabic = arabic + ? WHERE id = ?",
        (sum(latin(row[0]) for row in rows), arabic, place),
    )
