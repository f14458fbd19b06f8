"""The reports of the record as a list."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from twosource.core.incoming import SetAside
from twosource.core.report import Report
from twosource.store import readings
from twosource.store.codec import decode, from_key, to_key


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report without its text, how many claims it holds, and the incidents that it tells of."""

    report: Report
    claims: int
    incidents: tuple[str, ...]
    copy_of: str | None


def page(connection: sqlite3.Connection, asked: str, *, limit: int, offset: int) -> tuple[list[ReportRow], int]:
    """Reports by id, those that have ``asked`` in their id, title or outlet; and how many there are in all."""
    where, values = "1", []
    if asked:
        like = "%" + re.sub(r"([\\%_])", r"\\\1", asked) + "%"
        where = "(id LIKE ? ESCAPE '\\' OR json_extract(body, '$.title') LIKE ? ESCAPE '\\' OR json_extract(body, '$.outlet') LIKE ? ESCAPE '\\')"
        values = [like, like, like]
    (count,) = connection.execute(f"SELECT COUNT(*) FROM report WHERE {where}", values).fetchone()
    found = connection.execute(
        f"SELECT body FROM report WHERE {where} ORDER BY id LIMIT ? OFFSET ?", [*values, limit, offset]
    ).fetchall()
    return [_row(connection, decode(body, Report)) for (body,) in found], int(count)


def _row(connection: sqlite3.Connection, report: Report) -> ReportRow:
    key = to_key(report.id)
    (claims,) = connection.execute("SELECT COUNT(*) FROM claim WHERE report = ?", (key,)).fetchone()
    incidents = connection.execute(
        "SELECT DISTINCT m.incident FROM account a JOIN membership m ON m.account = a.id WHERE a.report = ?", (key,)
    ).fetchall()
    copy = connection.execute("SELECT original FROM duplicate WHERE report = ?", (key,)).fetchone()
    return ReportRow(
        report, int(claims), tuple(sorted(from_key(i) for (i,) in incidents)), from_key(copy[0]) if copy else None
    )


def total(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM report").fetchone()[0])


def set_aside_count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM set_aside").fetchone()[0])


def set_aside(connection: sqlite3.Connection) -> tuple[SetAside, ...]:
    """What was set aside, with the reasons."""
    return readings.set_aside(connection)
