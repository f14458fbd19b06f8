"""A workspace that nobody may write to is read all the same, and says plainly what can't be done with it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from support import fakes
from twosource.core.decision import Draft
from twosource.desk import View
from twosource.errors import StoreError
from twosource.review import commands
from twosource.review.commands import By
from twosource.store.schema import VERSION
from twosource.store.sqlite import FILE_NAME
from twosource.workspace import Workspace

NOBODY = 65534
pytestmark = pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs users as Unix has them")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may read; pytest's own is open to its user alone."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for path in (made, *made.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def space(folder: Path) -> Workspace:
    (folder / "a.txt").write_text("Kafr Alpha | 2031-05-01 | 3 killed", encoding="utf-8")
    made = Workspace(folder / "space", stages=fakes.stages())
    made.run(folder / "a.txt")
    return made


@contextmanager
def unwritable(space: Workspace) -> Iterator[None]:
    """Nothing of the folder can be written; a root user becomes one that is bound by that."""
    for path in (*space.path.iterdir(), space.path):
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_it_is_read(space: Workspace) -> None:
    before = space.record()
    with unwritable(space):
        assert space.record() == before
        desk = space.desk()
        with desk.reading():
            assert desk.view().incident(before.incidents[0].id) == before.incidents[0]
        desk.close()
        assert sorted(p.name for p in space.path.iterdir()) == [FILE_NAME, "run.lock"]


def test_what_would_write_says_that_it_can_t(space: Workspace) -> None:
    incident = space.record().incidents[0].id

    def ask(view: View) -> Draft:
        found = view.incident(incident)
        return commands.comment(found, view.part(found), By("Ana", "seen"))

    more = space.path.parent / "b.txt"
    more.write_text("Kafr Beta | 2031-05-01 | 3 killed", encoding="utf-8")
    with unwritable(space):
        with pytest.raises(StoreError) as caught:
            space.decide(ask)
        assert "can be written to" in caught.value.advice
        with pytest.raises(StoreError) as caught:
            space.run(more)
        assert "can be written to" in caught.value.advice


def test_changes_that_wait_in_the_log_are_never_left_out(space: Workspace) -> None:
    with closing(sqlite3.connect(space.path / FILE_NAME)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("INSERT INTO saved_view VALUES ('mine', 'killed=5', '2031')")
        other.commit()
        for name in (FILE_NAME, FILE_NAME + "-wal"):
            shutil.copy(space.path / name, space.path.parent / name)
    copied = Workspace(space.path.parent / "copied", stages=fakes.stages())
    copied.path.mkdir()
    for name in (FILE_NAME, FILE_NAME + "-wal"):
        shutil.move(space.path.parent / name, copied.path / name)
    with unwritable(copied), pytest.raises(StoreError, match="last changes wait") as caught:
        copied.record()
    assert "Copy the folder" in caught.value.advice


@pytest.mark.parametrize(("version", "said"), [(VERSION + 1, "newer twosource"), (1, "older twosource")])
def test_another_version_is_told(space: Workspace, version: int, said: str) -> None:
    with closing(sqlite3.connect(space.path / FILE_NAME)) as made:
        made.execute(f"PRAGMA user_version = {version}")
    with unwritable(space), pytest.raises(StoreError, match=said):
        space.record()
