"""One writer at a time. The operating system gives the lock back when a process dies, however it dies."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from twosource.errors import WorkspaceBusyError

PATIENCE_SECONDS = 24 * 3600.0
FIRST_TRY_SECONDS = 0.2


@contextmanager
def writing(path: Path, *, waiting: Callable[[], None], patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Holds the lock file at ``path`` (an empty SQLite file, so that it works on every system).

    Calls ``waiting`` once where another process holds it, then waits up to ``patience`` seconds.
    Raises ``WorkspaceBusyError`` after that.
    """
    connection = sqlite3.connect(path, timeout=min(FIRST_TRY_SECONDS, patience), isolation_level=None)
    try:
        if not _locked(connection):
            waiting()
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            if not _locked(connection):
                raise WorkspaceBusyError(
                    "another run is still writing to this workspace",
                    where=str(path.parent),
                    advice="Wait until it ends, then run the same command again.",
                )
        yield
    finally:
        connection.close()


def _locked(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True
