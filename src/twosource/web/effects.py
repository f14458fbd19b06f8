"""What a word on a name would change, worked out before it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection, Row

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.store import parts
from twosource.web import lists


@dataclass(frozen=True, slots=True)
class Effect:
    """``claims`` of ``incident`` would change; ``row`` is the incident's row of the lists."""

    incident: str
    row: Row | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Claims in which a name stands, and where they belong."""

    claims: Mapping[str, Claim]
    accounts: Mapping[str, Account]


def named(connection: Connection, kind: str, keys: Iterable[str]) -> Named:
    """Everything in the accounts in which one of these names stands."""
    accounts = parts.accounts(connection, parts.accounts_named(connection, kind, keys))
    return Named(parts.claims(connection, [c for a in accounts.values() for c in a.claims]), accounts)


def effects(connection: Connection, found: Named, fixed: Callable[[Claim], Claim]) -> list[Effect]:
    """The incidents that ``fixed`` would change, those with most changed claims first."""
    home = parts.membership(connection, found.accounts)
    changed: dict[str, list[str]] = {}
    for account in found.accounts.values():
        ids = [c for c in account.claims if c in found.claims and fixed(found.claims[c]) != found.claims[c]]
        if ids and account.id in home:
            changed.setdefault(home[account.id], []).extend(ids)
    rows = lists.named(connection, changed)
    made = [Effect(i, rows.get(i), tuple(ids)) for i, ids in changed.items()]
    return sorted(made, key=lambda e: (-len(e.claims), e.incident))
