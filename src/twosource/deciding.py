"""A decision and all that it changes, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from twosource.core.decision import Decision, Draft, next_row
from twosource.engine.base import Stages
from twosource.remaking import remake
from twosource.store import listing
from twosource.store.desk import DeskStore


def decide(store: DeskStore, draft: Callable[[], Draft], stages: Stages, *, at: datetime) -> Decision:
    """Append what ``draft`` makes and bring the record up to date.

    ``draft`` is called inside the transaction, so that it can check that the record is still what the person saw; what
    it raises leaves everything as it was.
    """
    with store.writing():
        log = store.log()
        made = next_row(log, draft(), at)
        store.append(made)
        remake(store, (*log, made), made, stages)
        listing.note_decided(store.connection, made.number)
        return made


def catch_up(store: DeskStore, stages: Stages) -> None:
    """Heed decisions that were made while a run was deriving the record. The caller holds ``store.writing``."""
    log = store.log()
    for done in range(listing.decided(store.connection), len(log)):
        remake(store, log[: done + 1], log[done], stages)
        listing.note_decided(store.connection, done + 1)
