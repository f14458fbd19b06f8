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


def check(decisions: Sequence[Decision], marks: Sequence[str]) -> None:
    """Raises ``BrokenChainError`` at the first row whose hash or predecessor does not fit."""
    previous = GENESIS
    for number, (decision, mark) in enumerate(zip(decisions, marks, strict=True), start=1):
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
