"""The record as the desk uses it: parts to read beside a run, and decisions with what they change in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.decision import Decision
from twosource.core.incident import Incident
from twosource.core.listing import ListRow, MachineRow
from twosource.store import decisions, formerly, listing, parts, touched
from twosource.store.base import Index
from twosource.store.codec import encode, to_key
from twosource.store.connection import connect, explained, snapshot, transaction


@dataclass(frozen=True, slots=True)
class Change:
    """What takes the place of what in the derived tables. ``gone`` are incidents that are made anew or are no more."""

    gone: tuple[str, ...]
    gone_claims: tuple[str, ...]
    gone_accounts: tuple[str, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    listing: tuple[ListRow, ...]
    machine: tuple[MachineRow, ...]
    named: tuple[tuple[str, str, str, str, int], ...]
    main: Mapping[str, str]
    links: tuple[Link, ...] | None = None
    """All links of the record, where they were made anew."""


class DeskStore:
    """One connection, to be used by one thread. Everything is read inside ``reading`` or ``writing``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: sqlite3.Connection = connect(path)
        self.connection.execute("PRAGMA synchronous = FULL")
        self._log: tuple[Decision, ...] = ()

    @classmethod
    def over(cls, path: Path, connection: sqlite3.Connection) -> DeskStore:
        """The same on a connection that a run has open, within its transaction."""
        made = cls.__new__(cls)
        made.path, made.connection, made._log = path, connection, ()
        return made

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the record for all reads of the block."""
        with explained(self.path), snapshot(self.connection):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All of the block or nothing of it, on the disk when it ends."""
        with explained(self.path), transaction(self.connection):
            yield self.connection

    def log(self) -> tuple[Decision, ...]:
        """All decisions. What this connection has read and checked before is not read again: the log only grows."""
        self._log = decisions.load_on(self.connection, self._log)
        return self._log

    def append(self, decision: Decision) -> None:
        decisions.append(self.connection, decision)

    def unlisted(self) -> bool:
        """True where there are incidents and no index of them: a record of an older twosource."""
        sql = "SELECT EXISTS (SELECT 1 FROM incident), EXISTS (SELECT 1 FROM listing)"
        some, listed = self.connection.execute(sql).fetchone()
        return bool(some) and not listed

    def fill(self, index: Index) -> None:
        """Writes the whole index of lists where there is none. The caller holds ``writing``."""
        for table in ("listing", "listing_value", "listing_text", "named"):
            self.connection.execute(f"DELETE FROM {table}")
        listing.add(self.connection, index.listing)
        listing.add_named(self.connection, index.named)
        listing.note_decided(self.connection, index.decided)
        touched.note_all(self.connection)

    def account_ids(self, limit: int) -> list[str] | None:
        """Ids of all accounts, or ``None`` where there are more than ``limit``."""
        (count,) = self.connection.execute("SELECT COUNT(*) FROM account").fetchone()
        return parts.all_account_ids(self.connection) if count <= limit else None

    def change(self, change: Change) -> None:
        """Writes ``change``. The caller holds ``writing``."""
        c = self.connection
        self._note(change)
        formerly.note(c, {to_key(i) for i in change.gone} - {to_key(x.id) for x in change.incidents})
        listing.remove(c, change.gone)
        _delete(c, "incident", "id", change.gone)
        _delete(c, "membership", "incident", change.gone)
        _delete(c, "claim", "id", (*change.gone_claims, *(x.id for x in change.claims)))
        accounts = (*change.gone_accounts, *(x.id for x in change.accounts))
        _delete(c, "account", "id", accounts)
        _delete(c, "membership", "account", accounts)
        _delete(c, "named", "account", accounts)
        for kind, ids in (
            ("claim", (*change.gone_claims, *(x.id for x in change.claims))),
            ("account", accounts),
            ("incident", (*change.gone, *(x.id for x in change.incidents))),
        ):
            _delete(c, "machine", "id", ids, extra=f" AND kind = '{kind}'")
        c.executemany(
            "INSERT INTO claim (id, report, event, status, body) VALUES (?, ?, ?, ?, ?)",
            ((to_key(x.id), to_key(x.report), x.event.value, x.status.value, encode(x)) for x in change.claims),
        )
        c.executemany(
            "INSERT INTO account (id, report, body) VALUES (?, ?, ?)",
            ((to_key(x.id), to_key(x.report), encode(x)) for x in change.accounts),
        )
        c.executemany(
            "INSERT INTO incident (id, event, body) VALUES (?, ?, ?)",
            ((to_key(x.id), x.event.value, encode(x)) for x in change.incidents),
        )
        c.executemany(
            "REPLACE INTO membership VALUES (?, ?)",
            ((to_key(a), to_key(x.id)) for x in change.incidents for a in x.accounts),
        )
        listing.add(c, change.listing)
        listing.add_machine(c, change.machine)
        listing.add_named(c, change.named)
        _delete(c, "main_incident", "report", change.main)
        c.executemany(
            "INSERT INTO main_incident VALUES (?, ?)", ((to_key(r), to_key(i)) for r, i in change.main.items())
        )
        if change.links is not None:
            _replace_links(c, change.links)

    def _note(self, change: Change) -> None:
        """So that a run that is at work meanwhile looks at these again before it writes."""
        c = self.connection
        incidents = (*change.gone, *(x.id for x in change.incidents))
        members = (a for x in change.incidents for a in x.accounts)
        touched.note(c, "incident", incidents)
        touched.note(c, "claim", (*change.gone_claims, *(x.id for x in change.claims)))
        touched.note(c, "account", (*change.gone_accounts, *(x.id for x in change.accounts), *members))
        touched.note(c, "account", touched.accounts_of(c, change.gone))
        touched.note(c, "report", change.main)
        if change.links is not None:
            touched.note_all(c)


def _replace_links(connection: sqlite3.Connection, links: Sequence[Link]) -> None:
    connection.execute("DELETE FROM link")
    connection.executemany(
        "INSERT INTO link (a, b, score, body) VALUES (?, ?, ?, ?)",
        ((to_key(k.left), to_key(k.right), k.score, encode(k)) for k in links),
    )


def _delete(connection: sqlite3.Connection, table: str, column: str, ids: Iterable[str], *, extra: str = "") -> None:
    connection.executemany(f"DELETE FROM {table} WHERE {column} = ?{extra}", ((to_key(i),) for i in dict.fromkeys(ids)))
