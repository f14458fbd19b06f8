"""The log is read on from where it was, and never taken for another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource.core.decision import DecisionKind, Draft, next_row
from twosource.errors import BrokenChainError
from twosource.store import decisions
from twosource.store.desk import DeskStore
from twosource.store.sqlite import SqliteStore

WHEN = datetime(2031, 5, 2, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def desk(path: Path) -> Iterator[DeskStore]:
    decide(path, "Ana", "Ben")
    made = DeskStore(path)
    yield made
    made.close()


def decide(path: Path, *authors: str) -> None:
    with SqliteStore(path) as store:
        for author in authors:
            store.decide(DecisionKind.TOGETHER, author=author, at=WHEN, reason="", pairs=[("a", "b")])


def authors(desk: DeskStore) -> list[str]:
    with desk.reading():
        return [row.author for row in desk.log()]


def test_what_others_decide_is_there_at_the_next_look(desk: DeskStore, path: Path) -> None:
    assert authors(desk) == ["Ana", "Ben"]
    decide(path, "Cem", "Dia")
    assert authors(desk) == ["Ana", "Ben", "Cem", "Dia"]
    with SqliteStore(path) as store:
        assert desk.log() == store.decisions()


def test_what_was_read_is_not_read_again(desk: DeskStore, path: Path) -> None:
    assert len(authors(desk)) == 2
    decide(path, "Cem")
    said: list[str] = []
    read = decisions.decode
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decisions, "decode", lambda body, kind: said.append(body) or read(body, kind))
        assert len(authors(desk)) == 3
        assert len(authors(desk)) == 3
    assert len(said) == 1


def test_a_decision_that_was_taken_back_before_it_was_kept_is_forgotten(desk: DeskStore) -> None:
    class StopError(Exception):
        pass

    with pytest.raises(StopError), desk.writing():
        desk.append(next_row(desk.log(), Draft(DecisionKind.TOGETHER, "Eve", "", (("a", "b"),)), WHEN))
        assert [row.author for row in desk.log()] == ["Ana", "Ben", "Eve"]
        raise StopError
    assert authors(desk) == ["Ana", "Ben"]


@pytest.mark.parametrize("number", [2, 3])
def test_a_row_that_does_not_fit_is_noticed(desk: DeskStore, path: Path, number: int) -> None:
    assert len(authors(desk)) == 2
    decide(path, "Cem")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TRIGGER decision_kept")
        other.execute(
            "UPDATE decision SET body = replace(body, '2031-05-02', '2031-05-03'), hash = 'x' WHERE number = ?",
            (number,),
        )
    with pytest.raises(BrokenChainError):
        authors(desk)
