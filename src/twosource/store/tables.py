"""The derived tables as rows: what they should hold for a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from twosource.core.record import Record
from twosource.store.base import Index
from twosource.store.codec import encode, to_key
from twosource.store.listing import clean

type Key = str | bytes
type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """All that is derived. ``versions`` are the rows of the texts that count, by report id."""

    record: Record
    index: Index
    versions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` without the running number; ``key`` finds one row again. ``owner`` is the column with the id of that
    claim, account, incident or report (``kind``) which a decision that changes the row names as touched."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    kind: str
    owner: str
    rows: Callable[[Derived, Collection[Key] | None], Iterator[Row]]
    """Rows that the table should hold, in order: all, or those of some owners."""


def _reports(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for report in made.record.reports:
        if only is None or to_key(report.id) in only:
            yield to_key(report.id), made.versions[report.id], encode(replace(report, text=""))


def _claims(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for c in made.record.claims:
        if only is None or to_key(c.id) in only:
            yield to_key(c.id), to_key(c.report), c.event.value, c.status.value, encode(c)


def _accounts(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for a in made.record.accounts:
        if only is None or to_key(a.id) in only:
            yield to_key(a.id), to_key(a.report), encode(a)


def _links(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for k in made.record.links:
        if only is None or to_key(k.left) in only:
            yield to_key(k.left), to_key(k.right), float(k.score), encode(k)


def _incidents(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for i in made.record.incidents:
        if only is None or to_key(i.id) in only:
            yield to_key(i.id), i.event.value, encode(i)


def _membership(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    for i in made.record.incidents:
        for account in i.accounts:
            if only is None or to_key(account) in only:
                yield to_key(account), to_key(i.id)


def _main(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    return _pairs(made.record.primary, only)


def _duplicates(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    return _pairs(made.record.duplicates, only)


def _pairs(pairs: Collection[tuple[str, str]], only: Collection[Key] | None) -> Iterator[Row]:
    for a, b in pairs:
        if only is None or to_key(a) in only:
            yield to_key(a), to_key(b)


def _machine(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    latest = {(row.kind, row.id): row for row in made.index.machine}
    for row in latest.values():
        if only is None or to_key(row.id) in only:
            yield row.kind, to_key(row.id), row.body


def _named(made: Derived, only: Collection[Key] | None) -> Iterator[Row]:
    latest = {(kind, clean(key), account, clean(name)): n for kind, key, account, name, n in made.index.named}
    for (kind, key, account, name), n in latest.items():
        if only is None or to_key(account) in only:
            yield kind, key, to_key(account), name, n


_BY = ("position",)
TABLES = (
    Table("report", ("id", "version", "body"), _BY, "report", "id", _reports),
    Table("claim", ("id", "report", "event", "status", "body"), _BY, "claim", "id", _claims),
    Table("account", ("id", "report", "body"), _BY, "account", "id", _accounts),
    Table("link", ("a", "b", "score", "body"), _BY, "link", "a", _links),
    Table("incident", ("id", "event", "body"), _BY, "incident", "id", _incidents),
    Table("membership", ("account", "incident"), ("account",), "account", "account", _membership),
    Table("main_incident", ("report", "incident"), ("report",), "report", "report", _main),
    Table("duplicate", ("report", "original"), ("report",), "report", "report", _duplicates),
    Table("machine", ("kind", "id", "body"), ("kind", "id"), "*", "id", _machine),
    Table("named", ("kind", "key", "account", "name", "n"), ("kind", "key", "account", "name"), "account", "account", _named),
)  # fmt: skip
"""Every derived table but those of the lists, which ``twosource.store.listing`` writes. ``*`` is any kind."""
