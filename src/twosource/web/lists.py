"""What the lists ask of the index: rows, counts, points. Each function reads one state of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection, Row

from twosource.web.filters import SORTS, Box, Filter, where

PER_PAGE = 50
COLUMNS = (
    "incident, event, status, grade, start, end, place, admin1, country, lat, lon, radius_km, killed_said, killed_group,"
    " killed, injured_said, injured_group, injured, n_origins, n_reports, by, against, state, worth, worth_words"
)

POINT = (
    "incident",
    "lon",
    "lat",
    "radius_km",
    "place",
    "event",
    "start",
    "end",
    "killed_said",
    "killed_group",
    "grade",
)


@dataclass(frozen=True, slots=True)
class Found:
    """``rows`` of page ``number`` (from 1) of ``pages``; ``count`` is how many there are in all."""

    rows: list[Row]
    count: int
    number: int
    pages: int


def count(connection: Connection, filter_: Filter) -> int:
    """How many incidents the filter lets through."""
    sql, values = where(filter_)
    return _one(connection, f"SELECT COUNT(*) FROM listing WHERE {sql}", values)


def rows(connection: Connection, filter_: Filter, count: int, *, number: int = 1, per_page: int = PER_PAGE) -> Found:
    """One page of the ``count`` incidents that the filter lets through, in its order."""
    sql, values = where(filter_)
    pages = max(1, -(-count // per_page))
    number = min(max(number, 1), pages)
    found = _rows(
        connection,
        f"SELECT {COLUMNS} FROM listing WHERE row IN"
        f" (SELECT row FROM listing WHERE {sql} ORDER BY {SORTS[filter_.sort]} LIMIT ? OFFSET ?)"
        f" ORDER BY {SORTS[filter_.sort]}",
        [*values, per_page, (number - 1) * per_page],
    )
    return Found(list(found), count, number, pages)


def every(connection: Connection, filter_: Filter, *, limit: int) -> list[Row]:
    """All rows up to ``limit``, for a twin that asks for everything."""
    sql, values = where(filter_)
    order = SORTS[filter_.sort]
    return list(
        _rows(connection, f"SELECT {COLUMNS} FROM listing WHERE {sql} ORDER BY {order} LIMIT ?", [*values, limit])
    )


def ids(connection: Connection, filter_: Filter) -> set[str]:
    sql, values = where(filter_)
    return {row["incident"] for row in _rows(connection, f"SELECT incident FROM listing WHERE {sql}", values)}


def by_day(connection: Connection, filter_: Filter) -> list[Row]:
    """First day, last day, grade, how many, and the dead that they count by their best figure where one is stated."""
    sql, values = where(filter_)
    return list(
        _rows(
            connection,
            "SELECT start, end, grade, COUNT(*) AS n, SUM(killed) AS killed, COUNT(killed) AS stated, MIN(incident) AS one"
            f" FROM listing WHERE {sql} GROUP BY start, end, grade ORDER BY start",
            values,
        )
    )


def by_area(connection: Connection, filter_: Filter) -> list[Row]:
    """Province and country, how many incidents, and of how many of them a number of dead is stated."""
    sql, values = where(filter_)
    return list(
        _rows(
            connection,
            "SELECT admin1, country, COUNT(*) AS n, COUNT(killed) AS stated, MAX(killed) AS most,"
            f" SUM(grade = 'contested') AS contested FROM listing WHERE {sql}"
            " GROUP BY admin1, country ORDER BY n DESC, country, admin1",
            values,
        )
    )


def extent(connection: Connection, filter_: Filter) -> Box | None:
    """West, south, east, north of the points that the filter lets through; ``None`` where none has one."""
    sql, values = where(filter_)
    (row,) = _rows(
        connection,
        f"SELECT MIN(lon) AS w, MIN(lat) AS s, MAX(lon) AS e, MAX(lat) AS n FROM listing WHERE {sql} AND lon IS NOT NULL",
        values,
    )
    return None if row["w"] is None else (row["w"], row["s"], row["e"], row["n"])


def clusters(connection: Connection, filter_: Filter, box: Box, *, cell: float) -> list[Row]:
    """Points inside ``box``, those within one cell of ``cell`` degrees as one: its middle, how many, and one of them."""
    sql, values = where(filter_)
    west, south, east, north = box
    return list(
        _rows(
            connection,
            "SELECT AVG(lon) AS lon, AVG(lat) AS lat, COUNT(*) AS n, MIN(incident) AS one, MAX(radius_km) AS radius_km,"
            " SUM(grade = 'contested') AS contested, MIN(place) AS place, COUNT(DISTINCT place) AS places,"
            " MIN(lon) AS w, MIN(lat) AS s, MAX(lon) AS e, MAX(lat) AS nn"
            f" FROM listing WHERE {sql} AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?"
            " GROUP BY CAST((lon + 180) / ? AS INTEGER), CAST((lat + 90) / ? AS INTEGER) ORDER BY n DESC, one LIMIT 400",
            [*values, west, east, south, north, cell, cell],
        )
    )


def points(connection: Connection, filter_: Filter, *, limit: int) -> list[tuple[object, ...]]:
    """What the filter lets through and may be drawn, as rows of ``POINT``, for a map that clusters them itself."""
    sql, values = where(filter_)
    return connection.execute(
        f"SELECT {', '.join(POINT)} FROM listing WHERE {sql} AND lon IS NOT NULL ORDER BY row LIMIT ?", [*values, limit]
    ).fetchall()


def undrawn(connection: Connection, filter_: Filter) -> int:
    """How many of the incidents have no point to draw."""
    sql, values = where(filter_)
    return _one(connection, f"SELECT COUNT(*) FROM listing WHERE {sql} AND lon IS NULL", values)


def values_of(connection: Connection, kind: str, *, limit: int = 150) -> list[str]:
    """The most frequent actors or origins, for a field to choose from."""
    found = _rows(
        connection,
        "SELECT value FROM listing_value WHERE kind = ? GROUP BY value ORDER BY COUNT(*) DESC, value LIMIT ?",
        [kind, limit],
    )
    return [row["value"] for row in found]


def by_state(connection: Connection) -> dict[str, int]:
    """How many incidents that happened are in each state of review."""
    found = _rows(connection, "SELECT state, COUNT(*) AS n FROM listing WHERE status = 'happened' GROUP BY state", [])
    return {row["state"]: row["n"] for row in found}


def queue(connection: Connection, *, limit: int, after: int = 0) -> list[Row]:
    """What is worth a decision, most first: what nobody has accepted or set aside, or what changed since."""
    return list(
        _rows(
            connection,
            f"SELECT {COLUMNS} FROM listing WHERE state IN ('unreviewed', 'started', 'changed')"
            " ORDER BY worth DESC, incident LIMIT ? OFFSET ?",
            [limit, after],
        )
    )


def named(connection: Connection, incidents: Iterable[str]) -> dict[str, Row]:
    """Rows of these incidents, by id."""
    wanted = list(dict.fromkeys(incidents))[:400]
    marks = ", ".join("?" * len(wanted))
    found = _rows(connection, f"SELECT {COLUMNS} FROM listing WHERE incident IN ({marks})", wanted)
    return {row["incident"]: row for row in found}


def _rows(connection: Connection, sql: str, values: Sequence[object]) -> Iterator[Row]:
    cursor = connection.cursor()
    cursor.row_factory = Row
    return iter(cursor.execute(sql, values).fetchall())


def _one(connection: Connection, sql: str, values: list[object]) -> int:
    return int(connection.execute(sql, values).fetchone()[0])
