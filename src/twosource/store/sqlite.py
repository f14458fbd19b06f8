"""The record as one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind, Draft, next_row
from twosource.core.incoming import Incoming, SetAside
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.link.lineage import Descent
from twosource.store import decisions, derived, descent, listing, lock, readings
from twosource.store.base import NO_INDEX, Index, Kept, Reading, Tally, Version, nothing_more
from twosource.store.connection import comparing, connect, explained, snapshot, transaction
from twosource.store.desk import DeskStore
from twosource.store.difference import Difference
from twosource.store.shelf import Shelf

FILE_NAME = "record.sqlite"
LOCK_NAME = "run.lock"


class SqliteStore:
    """A ``Store`` in the file at ``path``, which is made where it is missing. See ``Store`` for what methods promise."""

    def __init__(self, path: Path, *, waiting: Callable[[], None] = lambda: None) -> None:
        self.path = path
        self._waiting = waiting
        self._connection = connect(path)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        with ExitStack() as stack:
            with explained(self.path):
                stack.enter_context(lock.writing(self.path.with_name(LOCK_NAME), waiting=self._waiting))
            yield

    def read_by(self, versions: Sequence[Version], extractor: str) -> frozenset[Version]:
        with self._reading():
            found = ((version, readings.find(self._connection, version)) for version in versions)
            return frozenset(version for version, row in found if row is not None and row[1] == extractor)

    def keep(self, readings_: Sequence[Reading]) -> None:
        with self._writing():
            for reading in readings_:
                readings.add(self._connection, reading)

    def versions(self, report_id: str) -> tuple[Kept, ...]:
        with self._reading():
            return readings.versions(self._connection, report_id)

    def current(self) -> dict[str, str]:
        with self._reading():
            return readings.current(self._connection)

    def incoming(self, versions: Iterable[Version]) -> Iterator[Incoming]:
        with explained(self.path):
            yield from readings.incoming(self._connection, versions)

    def readings(self, current: Mapping[str, str]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        with explained(self.path):
            yield from readings.read(self._connection, current)

    def finish(
        self,
        current: Mapping[str, str],
        record: Record,
        *,
        key: str,
        files: Iterable[str],
        set_aside: Sequence[SetAside],
        index: Index = NO_INDEX,
        after: Callable[[DeskStore], None] = nothing_more,
    ) -> None:
        c = self._connection
        with explained(self.path), comparing(c):
            moved = readings.moved(c, current)
            difference = Difference(c, derived.make(c, record, current, index))
            difference.find()
        with self._writing():
            readings.move(c, moved)
            difference.write()
            listing.note_decided(c, index.decided)
            readings.replace_set_aside(c, sorted(set(files)), set_aside)
            readings.replace_derived_set_aside(c, record.set_aside)
            c.execute("REPLACE INTO meta (name, value) VALUES ('key', ?)", (key,))
            after(DeskStore.over(self.path, c))
        difference.close()

    def extend(
        self,
        current: Mapping[str, str],
        record: Record,
        *,
        only: Mapping[str, Collection[str]],
        before: str,
        key: str,
        files: Iterable[str],
        set_aside: Sequence[SetAside],
        index: Index = NO_INDEX,
    ) -> bool:
        c = self._connection
        difference = Difference(c, derived.make(c, record, current, index))
        with self._writing():
            decided = c.execute("SELECT EXISTS (SELECT 1 FROM decision)").fetchone()[0]
            if decided or c.execute("SELECT value FROM meta WHERE name = 'key'").fetchone() != (before,):
                return False
            readings.move(c, readings.rows_of(c, current))
            difference.find_some(only)
            difference.write()
            readings.replace_set_aside(c, sorted(set(files)), set_aside)
            c.execute("REPLACE INTO meta (name, value) VALUES ('key', ?)", (key,))
        return True

    def descent(self, incident: str) -> Descent | None:
        with self._reading():
            return descent.of(self._connection, incident)

    def descents(self) -> dict[str, Descent]:
        with self._reading():
            return descent.every(self._connection)

    def shelf(self) -> Shelf:
        return Shelf(self.path, self._connection)

    def tally(self, *, languages: bool = True) -> Tally:
        with self._reading():
            return derived.tally(self._connection, languages=languages)

    def note_set_aside(self, files: Iterable[str], set_aside: Sequence[SetAside]) -> None:
        named = sorted(set(files))
        with explained(self.path):
            if not readings.set_aside_would_change(self._connection, named, set_aside):
                return
        with self._writing():
            readings.replace_set_aside(self._connection, named, set_aside)

    def key(self) -> str | None:
        with self._reading():
            row = self._connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
            return row[0] if row else None

    def record(self) -> Record:
        with self._reading():
            return derived.load(self._connection)

    def decide(
        self,
        kind: DecisionKind,
        *,
        author: str,
        at: datetime,
        reason: str,
        pairs: Sequence[tuple[str, str]] = (),
        undoes: int | None = None,
    ) -> Decision:
        with self._writing():
            log = decisions.load(self._connection)
            made = next_row(log, Draft(kind, author, reason, tuple(pairs), undoes), at)
            decisions.append(self._connection, made)
            return made

    def decisions(self) -> tuple[Decision, ...]:
        with self._reading():
            return decisions.load(self._connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), transaction(self._connection):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with explained(self.path), snapshot(self._connection):
            yield
