"""Rows of texts, of what was read from them, and of what was set aside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.core.claim import Claim
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.store.base import Kept, Reading, Version
from twosource.store.codec import decode, digest, encode, from_bytes, from_key, to_bytes, to_key


def find(connection: sqlite3.Connection, version: Version) -> tuple[int, str | None] | None:
    """Row id and extractor (if read) of a version, or ``None`` where it is not kept."""
    return connection.execute(  # type: ignore[no-any-return]
        "SELECT v.id, r.extractor FROM version v LEFT JOIN reading r ON r.version = v.id"
        " WHERE v.report = ? AND v.digest = ?",
        (to_key(version[0]), version[1]),
    ).fetchone()


def add(connection: sqlite3.Connection, reading: Reading) -> None:
    """Adds one version with its reading; a reading that another extractor made is replaced."""
    row = _version_row(connection, reading.incoming)
    if reading.report is None:
        return
    connection.execute("DELETE FROM reading WHERE version = ?", (row,))
    connection.execute(
        "INSERT INTO reading (version, extractor, body) VALUES (?, ?, ?)",
        (row, reading.extractor, encode(replace(reading.report, text=""))),
    )
    connection.executemany(
        "INSERT INTO raw_claim (version, position, body) VALUES (?, ?, ?)",
        ((row, position, encode(claim)) for position, claim in enumerate(reading.claims)),
    )


def _version_row(connection: sqlite3.Connection, incoming: Incoming) -> int:
    mark = digest(incoming)
    if found := find(connection, (incoming.id, mark)):
        return found[0]
    (latest,) = connection.execute(
        "SELECT COALESCE(MAX(number), 0) FROM version WHERE report = ?", (to_key(incoming.id),)
    ).fetchone()
    added = connection.execute(
        "INSERT INTO version (report, number, digest, text, body) VALUES (?, ?, ?, ?, ?)",
        (to_key(incoming.id), latest + 1, mark, to_bytes(incoming.text), encode(replace(incoming, text=""))),
    )
    return int(added.lastrowid or 0)


def versions(connection: sqlite3.Connection, report_id: str) -> tuple[Kept, ...]:
    rows = connection.execute(
        "SELECT v.number, v.digest, v.text, r.extractor FROM version v LEFT JOIN reading r ON r.version = v.id"
        " WHERE v.report = ? ORDER BY v.number",
        (to_key(report_id),),
    )
    return tuple(Kept(number, mark, from_bytes(text), extractor) for number, mark, text, extractor in rows)


def current(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT c.report, v.digest FROM current c JOIN version v ON v.id = c.version")
    return {from_key(report): mark for report, mark in rows}


def moved(connection: sqlite3.Connection, wanted: Mapping[str, str]) -> list[tuple[str, int | None]]:
    """Reports whose current version is to be another, with its row; ``None`` for one that is to have none."""
    have = current(connection)
    rows: list[tuple[str, int | None]] = [(report, None) for report in sorted(have.keys() - wanted.keys())]
    for report, mark in sorted(wanted.items()):
        if have.get(report) != mark and (found := find(connection, (report, mark))):
            rows.append((report, found[0]))
    return rows


def rows_of(connection: sqlite3.Connection, wanted: Mapping[str, str]) -> list[tuple[str, int | None]]:
    """Reports with the rows of these versions of theirs."""
    found = ((report, find(connection, (report, mark))) for report, mark in sorted(wanted.items()))
    return [(report, row[0]) for report, row in found if row]


def move(connection: sqlite3.Connection, rows: Iterable[tuple[str, int | None]]) -> None:
    """Does what ``moved`` found."""
    for report, version in rows:
        if version is None:
            connection.execute("DELETE FROM current WHERE report = ?", (to_key(report),))
        else:
            connection.execute("REPLACE INTO current (report, version) VALUES (?, ?)", (to_key(report), version))


def incoming(connection: sqlite3.Connection, wanted: Iterable[Version]) -> Iterator[Incoming]:
    for report, mark in wanted:
        row = connection.execute(
            "SELECT text, body FROM version WHERE report = ? AND digest = ?", (to_key(report), mark)
        ).fetchone()
        if row:
            yield replace(decode(row[1], Incoming), text=from_bytes(row[0]))


def read(connection: sqlite3.Connection, wanted: Mapping[str, str]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Reports and raw claims of the versions in ``wanted``, by report id."""
    for report, mark in sorted(wanted.items()):
        row = connection.execute(
            "SELECT v.id, v.text, r.body FROM version v JOIN reading r ON r.version = v.id"
            " WHERE v.report = ? AND v.digest = ?",
            (to_key(report), mark),
        ).fetchone()
        if row is None:
            continue
        bodies = connection.execute("SELECT body FROM raw_claim WHERE version = ? ORDER BY position", (row[0],))
        claims = tuple(decode(body, Claim) for (body,) in bodies)
        yield replace(decode(row[2], Report), text=from_bytes(row[1])), claims


def set_aside(connection: sqlite3.Connection) -> tuple[SetAside, ...]:
    rows = connection.execute("SELECT body FROM set_aside ORDER BY derived, file, position")
    return tuple(decode(body, SetAside) for (body,) in rows)


def set_aside_would_change(connection: sqlite3.Connection, files: Sequence[str], rows: Sequence[SetAside]) -> bool:
    have: list[str] = []
    for file in files:
        found = connection.execute("SELECT body FROM set_aside WHERE NOT derived AND file = ?", (to_key(file),))
        have.extend(body for (body,) in found)
    return sorted(have) != sorted(encode(row) for row in rows)


def replace_set_aside(connection: sqlite3.Connection, files: Sequence[str], rows: Sequence[SetAside]) -> None:
    """What could not be read: replaced for the files that this run went through, kept for others."""
    for file in files:
        connection.execute("DELETE FROM set_aside WHERE NOT derived AND file = ?", (to_key(file),))
    _add_set_aside(connection, rows, derived=False)


def replace_derived_set_aside(connection: sqlite3.Connection, rows: Sequence[SetAside]) -> None:
    """What was read, but could not be resolved or grouped: made anew with the derived tables."""
    connection.execute("DELETE FROM set_aside WHERE derived")
    _add_set_aside(connection, rows, derived=True)


def _add_set_aside(connection: sqlite3.Connection, rows: Sequence[SetAside], *, derived: bool) -> None:
    connection.executemany(
        "INSERT INTO set_aside (file, derived, body) VALUES (?, ?, ?)",
        ((to_key(row.file), derived, encode(row)) for row in rows),
    )
