"""A run writes what changed and leaves the rest alone; what was decided meanwhile is in the record all along."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from support import fakes
from twosource import remaking
from twosource.core.decision import Decision
from twosource.desk import View
from twosource.review import commands
from twosource.review.commands import By
from twosource.store.listing import content_of, contents
from twosource.store.sqlite import FILE_NAME
from twosource.workspace import Workspace

BY = By("Ana", "seen the place")
OLD = [f"Kafr {n} | 2031-05-{n % 27 + 1:02d} | {n} killed" for n in range(30)]


class Case:
    """A record of thirty incidents, and what lies in its tables."""

    def __init__(self, folder: Path, **stages: Any) -> None:
        self.folder = folder
        self.space = Workspace(folder / "space", stages=fakes.stages(**stages))
        for n, text in enumerate(OLD):
            self.write(f"old{n}", text)
        self.space.run(folder / "reports")

    def write(self, name: str, text: str) -> None:
        (self.folder / "reports").mkdir(exist_ok=True)
        (self.folder / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(self, name: str, text: str) -> None:
        self.write(name, text)
        self.space.run(self.folder / "reports")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.space.path / FILE_NAME)) as opened:
            return opened.execute(sql).fetchall()

    def numbers(self) -> dict[str, dict[str, int]]:
        """For each table of the record and for the lists, the number of the row that holds each id."""
        tables = ("claim", "account", "incident", "report")
        found = {table: dict(self.rows(f"SELECT id, position FROM {table}")) for table in tables}
        return {**found, "listing": dict(self.rows("SELECT incident, row FROM listing"))}

    def set_killed(self, place: str, value: str) -> Decision:
        def ask(view: View) -> Any:
            (incident,) = [i for i in self.space.record().incidents if i.place and i.place.name == place]
            found = view.incident(incident.id)
            return commands.set_value(found, "killed", value, view.part(found), BY)

        return self.space.decide(ask)

    def killed(self, place: str) -> list[int]:
        return [k for (k,) in self.rows(f"SELECT killed FROM listing WHERE place = '{place}'")]


def test_a_run_writes_anew_only_the_incidents_that_its_reports_change(tmp_path: Path) -> None:
    case = Case(tmp_path)
    before = case.numbers()
    case.run("more", "Kafr 7 | 2031-05-08 | 9 killed")
    after = case.numbers()
    for table, rows in before.items():
        moved = {i for i, number in rows.items() if after[table].get(i) != number}
        assert len(moved) == (1 if table in ("incident", "listing") else 0), (table, moved)
    assert case.killed("Kafr 7") == [9]


def test_a_run_that_changes_one_incident_writes_a_handful_of_rows(tmp_path: Path, monkeypatch: Any) -> None:
    case = Case(tmp_path)
    written: list[str] = []
    from twosource.store import sqlite as module

    real = module.transaction

    def watched(connection: sqlite3.Connection) -> Any:
        connection.set_trace_callback(written.append)
        return real(connection)

    monkeypatch.setattr(module, "transaction", watched)
    case.run("more", "Kafr 7 | 2031-05-08 | 9 killed")
    finished = written[max(n for n, said in enumerate(written) if said.startswith("BEGIN IMMEDIATE")) :]
    lists = [said for said in finished if said.startswith("INSERT INTO listing ")]
    assert len(lists) == 1, lists
    assert len([s for s in finished if s.startswith(("DELETE", "INSERT", "REPLACE", "UPDATE"))]) < 60


def test_a_report_that_ceases_to_count_takes_its_incident_with_it(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.run("old3", "Kafr Elsewhere | 2031-05-04 | 3 killed")
    assert case.killed("Kafr 3") == []
    assert case.killed("Kafr Elsewhere") == [3]
    assert len(case.space.record().incidents) == 30


def test_tables_changed_by_hand_are_mended_by_a_rebuild(tmp_path: Path) -> None:
    case = Case(tmp_path)
    before = case.space.record()
    with closing(sqlite3.connect(case.space.path / FILE_NAME)) as opened, opened:
        opened.execute("DELETE FROM incident WHERE position % 3 = 0")
        opened.execute("UPDATE claim SET body = replace(body, 'Kafr', 'Cafr')")
        opened.execute("UPDATE listing SET killed = killed + 1")
        opened.execute("UPDATE listing_text SET words = 'nothing'")
        opened.execute("DELETE FROM membership")
    case.space.rebuild()
    assert case.space.record() == before
    assert case.killed("Kafr 7") == [7]
    assert len(case.rows("SELECT rowid FROM listing_text WHERE listing_text MATCH 'kafr'")) == 30


@pytest.fixture(params=["whole", "part"])
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision links the whole record anew, or works only on what it touches."""
    monkeypatch.setattr(remaking, "WHOLE", 600 if request.param == "whole" else 0)


def meanwhile(happens: list[Callable[[], object]]) -> Callable[..., Any]:
    """The fakes' ``assemble``; what ``happens`` is done once, when a run has read and linked and not yet written."""

    def assemble(*given: Any, **named: Any) -> Any:
        made = fakes.assemble(*given, **named)
        if happens:
            happens.pop()()
        return made

    return assemble


@pytest.mark.usefixtures("reach")
def test_a_decision_made_while_a_run_derives_is_never_out_of_sight(tmp_path: Path) -> None:
    happens: list[Callable[[], object]] = []
    case = Case(tmp_path, assemble=meanwhile(happens))
    seen: list[list[int]] = []

    def someone_decides() -> None:
        case.set_killed("Kafr 7", "70")
        seen.append(case.killed("Kafr 7"))

    happens.append(someone_decides)
    case.run("more", "Kafr 8 | 2031-05-09 | 80 killed")
    assert seen == [[70]]
    assert (case.killed("Kafr 7"), case.killed("Kafr 8")) == ([70], [80])
    assert case.rows("SELECT value FROM meta WHERE name = 'decided'") == [("1",)]


@pytest.mark.usefixtures("reach")
@pytest.mark.parametrize("place", ["Kafr 7", "Kafr 9"])
def test_a_decision_made_between_comparing_and_writing_leaves_the_tables_whole(
    tmp_path: Path, monkeypatch: Any, place: str
) -> None:
    """On the incident that the run changes too (7) and on another (9)."""
    from twosource.store.difference import Difference

    case = Case(tmp_path)
    real = Difference.find

    def found(self: Difference) -> None:
        monkeypatch.setattr(Difference, "find", real)
        real(self)
        case.set_killed(place, "70")

    monkeypatch.setattr(Difference, "find", found)
    case.run("more", "Kafr 7 | 2031-05-08 | 9 killed")
    assert case.killed(place) == [70]
    before = case.space.record()
    listed = lists_of(case)
    case.space.rebuild()
    assert replace(case.space.record(), links=()) == replace(before, links=())
    assert lists_of(case) == listed


def test_what_a_decision_between_leaves_is_what_the_run_would_write_alone(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.set_killed("Kafr 7", "70")
    case.space.undo(1, author="Ana", reason="no")
    case.run("more", "Kafr 8 | 2031-05-09 | 80 killed")
    assert case.killed("Kafr 7") == [7]
    assert case.rows("SELECT COUNT(*) FROM touched") == [(0,)]


def test_the_lists_compare_equal_to_what_they_were_written_from(tmp_path: Path) -> None:
    case = Case(tmp_path)
    from twosource.overlay import index_of

    wanted = sorted(repr(content_of(row)) for row in index_of(case.space.record()).listing)
    with closing(sqlite3.connect(case.space.path / FILE_NAME)) as opened:
        have = sorted(repr(content) for _, _, content in contents(opened))
        some = [content for _, _, content in contents(opened, {case.rows("SELECT incident FROM listing")[4][0]})]
    assert have == wanted
    assert len(some) == 1
    assert repr(some[0]) in wanted


def lists_of(case: Case) -> list[str]:
    with closing(sqlite3.connect(case.space.path / FILE_NAME)) as opened:
        return sorted(repr(content) for _, _, content in contents(opened))


def test_an_incident_that_a_run_names_anew_is_found_under_its_old_id(tmp_path: Path) -> None:
    case = Case(tmp_path)
    old = {i.id: i for i in case.space.record().incidents}
    # the fakes name an incident after its smallest account: with enough reports of one day and place it gets another
    lines = "\n".join("Kafr 7 | 2031-05-08 | 9 killed" for _ in range(40))
    case.run("more", lines)
    new = {i.id for i in case.space.record().incidents}
    (gone,) = old.keys() - new
    desk = case.space.desk()
    with desk.reading():
        now = desk.view().moved(gone)
        assert now is not None
        assert set(old[gone].accounts) < set(desk.view().incident(now).accounts)
        assert desk.view().moved("i_none") is None
    desk.close()
