"""What is particular to the SQLite file: damage, other versions, locks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource.core.decision import DecisionKind
from twosource.core.incoming import Incoming
from twosource.errors import BrokenChainError, StoreError, WorkspaceBusyError
from twosource.store import lock
from twosource.store.base import Reading
from twosource.store.schema import VERSION
from twosource.store.sqlite import SqliteStore

WHEN = datetime(2031, 5, 2, tzinfo=UTC)


def test_a_file_that_is_no_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"these are not the tables you look for" * 40)
    with pytest.raises(StoreError, match="not a database") as caught:
        SqliteStore(path)
    assert "Move this file away" in caught.value.advice
    assert caught.value.where == str(path)


def test_a_record_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="newer twosource"):
        SqliteStore(path)


def test_a_folder_in_the_file_s_place_is_explained(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").mkdir()
    with pytest.raises(StoreError):
        SqliteStore(tmp_path / "record.sqlite")


def test_a_workspace_below_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="workspace could not be used"):
        SqliteStore(tmp_path / "file" / "record.sqlite")


@pytest.mark.parametrize("statement", ["UPDATE decision SET body = body", "DELETE FROM decision"])
def test_a_decision_is_neither_changed_nor_removed(tmp_path: Path, statement: str) -> None:
    with SqliteStore(tmp_path / "record.sqlite") as store:
        store.decide(DecisionKind.TOGETHER, author="Ana", at=WHEN, reason="", pairs=[("a", "b")])
    with (
        closing(sqlite3.connect(tmp_path / "record.sqlite")) as other,
        pytest.raises(sqlite3.IntegrityError, match="only appended"),
    ):
        other.execute(statement)


def test_a_decision_changed_behind_our_back_is_noticed(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "record.sqlite") as store:
        store.decide(DecisionKind.TOGETHER, author="Ana", at=WHEN, reason="", pairs=[("a", "b")])
        store.decide(DecisionKind.TOGETHER, author="Ben", at=WHEN, reason="", pairs=[("c", "d")])
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as other, other:
        other.execute("DROP TRIGGER decision_kept")
        other.execute("UPDATE decision SET body = replace(body, 'Ana', 'Eve') WHERE number = 1")
    with SqliteStore(tmp_path / "record.sqlite") as store, pytest.raises(BrokenChainError, match="decision 1"):
        store.decisions()


def test_a_decision_taken_out_behind_our_back_is_noticed(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "record.sqlite") as store:
        for pair in ("ab", "cd"):
            store.decide(DecisionKind.SEPARATE, author="Ana", at=WHEN, reason="", pairs=[(pair[0], pair[1])])
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as other, other:
        other.execute("DROP TRIGGER decision_stays")
        other.execute("DELETE FROM decision WHERE number = 1")
    with SqliteStore(tmp_path / "record.sqlite") as store, pytest.raises(BrokenChainError):
        store.decisions()


@pytest.mark.parametrize("statement", ["UPDATE version SET text = x'00'", "DELETE FROM version"])
def test_a_kept_text_is_neither_changed_nor_removed(tmp_path: Path, statement: str) -> None:
    with SqliteStore(tmp_path / "record.sqlite") as store:
        store.keep([Reading(Incoming("r", "text", "r.txt"))])
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)


def test_a_reader_sees_the_old_record_while_another_writes(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "record.sqlite") as writer, SqliteStore(tmp_path / "record.sqlite") as reader:
        with writer._writing():
            writer._connection.execute("INSERT INTO meta VALUES ('key', 'half')")
            assert reader.key() is None
        assert reader.key() == "half"


def test_the_second_run_waits_and_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        lock.writing(tmp_path / "run.lock", waiting=lambda: None),
        pytest.raises(WorkspaceBusyError, match="still writing"),
        lock.writing(tmp_path / "run.lock", waiting=lambda: told.append("waiting"), patience=0.01),
    ):
        pass
    assert told == ["waiting"]


def test_the_lock_is_free_after_its_holder(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.writing(tmp_path / "run.lock", waiting=lambda: pytest.fail("it was free")):
            pass
