"""Rows of the log of decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from twosource.core.decision import GENESIS, Decision
from twosource.errors import BrokenChainError
from twosource.store.codec import decode, encode


def load(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The whole log, oldest first; the chain of hashes is checked on the way."""
    rows = connection.execute("SELECT body, hash FROM decision ORDER BY number").fetchall()
    found = tuple(decode(body, Decision) for body, _ in rows)
    check(found, [mark for _, mark in rows])
    return found


def load_on(connection: sqlite3.Connection, known: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The log where ``known`` is how it began when it was loaded before: only what came since is read and checked."""
    if not known:
        return load(connection)
    last = known[-1]
    rows = connection.execute(
        "SELECT body, hash FROM decision WHERE number >= ? ORDER BY number", (last.number,)
    ).fetchall()
    if not rows or rows[0][1] != last.hash:
        return load(connection)  # it is another record that lies there now
    if len(rows) == 1:
        return known
    found = tuple(decode(body, Decision) for body, _ in rows[1:])
    check(found, [mark for _, mark in rows[1:]], first=last.number + 1, previous=last.hash)
    return known + found


def check(decisions: Sequence[Decision], marks: Sequence[str], *, first: int = 1, previous: str = GENESIS) -> None:
    """Raises ``BrokenChainError`` at the first row whose hash or predecessor does not fit."""
    for number, (decision, mark) in enumerate(zip(decisions, marks, strict=True), start=first):
        if decision.number != number or decision.previous != previous or decision.hash != mark:
            raise BrokenChainError(
                f"decision {number} is not what was decided: its hash does not fit",
                advice="Take the record from a backup; whoever changed the file outside twosource knows more.",
            )
        previous = mark


def append(connection: sqlite3.Connection, decision: Decision) -> None:
    connection.execute(
        "INSERT INTO decision (number, body, hash) VALUES (?, ?, ?)",
        (decision.number, encode(decision), decision.hash),
    )
