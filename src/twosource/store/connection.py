"""Opening the record's file, and SQLite's errors in words that help."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from twosource.errors import StoreError
from twosource.store import schema

BUSY_SECONDS = 60.0
_READABLE = 2
"""The oldest schema that can be read as it is."""
_EFFECTIVE: Mapping[str, bool] = {"effective_ids": True} if os.access in os.supports_effective_ids else {}


def connect(path: Path) -> sqlite3.Connection:
    """A connection in write-ahead mode with the tables in place. Transactions are opened by hand.

    Where nothing can be written, as on a disc or in somebody else's folder, the record is opened for reading alone.
    Raises ``StoreError`` for a file that is no record, or one of a newer version of this program.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and not (
            os.access(path.parent, os.W_OK, **_EFFECTIVE) and os.access(path, os.W_OK, **_EFFECTIVE)
        ):
            return _read_only(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _make_tables(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _read_only(path: Path) -> sqlite3.Connection:
    """What is in the file, which nobody writes to through this folder. What waits in the log beside it would be missing
    and is read only where SQLite can share it. Raises ``StoreError`` where it can't."""
    waits = path.with_name(path.name + "-wal")
    open_log = waits.is_file() and waits.stat().st_size > 0
    given = f"{path.resolve().as_uri()}?mode=ro" + ("" if open_log else "&immutable=1")
    connection = sqlite3.connect(given, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        found = _version(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        raise StoreError(
            "the record can't be read where nothing may be written: its last changes wait in a log beside it",
            where=str(waits), advice="Copy the folder to where you may write, with all its files, and name the copy.",
        ) from error  # fmt: skip
    if found < _READABLE:
        connection.close()
        raise StoreError(
            "the record was written by an older twosource and has to be brought up to date, which can't be done here",
            where=str(path), advice="Copy the folder to where you may write, and name the copy.",
        )  # fmt: skip
    _check_version(found, path, connection)
    return connection


def _make_tables(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) < schema.VERSION:
        with transaction(connection):
            if (found := _version(connection)) < schema.VERSION:
                script = (
                    (schema.KEPT + schema.DERIVED if found == 0 else "")
                    + schema.SINCE_2
                    + schema.SINCE_3
                    + schema.SINCE_4
                    + schema.SINCE_5
                )
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    _check_version(_version(connection), path, connection)


def _check_version(found: int, path: Path, connection: sqlite3.Connection) -> None:
    if found > schema.VERSION:
        connection.close()
        raise StoreError(
            f"the record was written by a newer twosource (its schema is {found}, this one knows {schema.VERSION})",
            where=str(path),
            advice="Install the newer version, or name another workspace.",
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; waits for another writer first."""
    with _whole(connection, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Several reads of one and the same state, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def comparing(connection: sqlite3.Connection) -> Iterator[None]:
    """As ``snapshot``; what the block put into temporary tables stays."""
    with _whole(connection, "BEGIN"):
        yield


@contextmanager
def _whole(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's and the system's errors about the record into ``StoreError``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the record could not be used: {error}", where=str(path), advice=_advice(error)) from error
    except OSError as error:
        raise StoreError(
            f"the workspace could not be used: {error.strerror or error}",
            where=str(path.parent),
            advice="Name a folder that can be written to.",
        ) from error


def _advice(error: sqlite3.DatabaseError) -> str:
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return "Move this file away and run again: the reports are read anew. Decisions in it need a copy from backup."
    if "locked" in said:
        return "Another process is writing to it; wait until it ends and run the same command again."
    if "full" in said:
        return "Free some space on the disk and run the same command again; what was read so far is kept."
    if "readonly" in said or "unable to open" in said:
        return "Name a folder that can be written to, or change its permissions."
    return "Run the same command again; if it stays, run with --debug and report it."


def is_record(path: Path) -> bool:
    """True when there is a file at ``path`` that begins as SQLite files do."""
    try:
        with closing(path.open("rb")) as file:
            return file.read(16) in (b"SQLite format 3\x00", b"")
    except OSError:
        return False
