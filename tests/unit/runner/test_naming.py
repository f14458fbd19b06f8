"""Two files of one name are two reports, in one run or in several; a file that was edited stays one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import fakes
from twosource.core.incoming import Incoming
from twosource.naming import Names
from twosource.store.codec import digest
from twosource.workspace import Workspace

ONE = "Kafr Alpha | 2031-05-01 | 3 killed"
TWO = "Kafr Beta | 2031-05-02 | 5 killed"
THREE = "Kafr Gamma | 2031-05-03 | 7 killed"


class Case:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.space = Workspace(folder / "space", stages=fakes.stages())

    def put(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def texts(self) -> dict[str, str]:
        return {r.id: r.text for r in self.space.record().reports}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@pytest.mark.parametrize("together", [True, False])
def test_two_folders_each_with_a_file_of_one_name_are_two_reports(case: Case, together: bool) -> None:
    case.put("north/001.txt", ONE)
    case.put("south/001.txt", TWO)
    north, south = case.folder / "north", case.folder / "south"
    for inputs in [[north, south]] if together else [[north], [south]]:
        assert case.space.run(inputs).set_aside == ()
    assert case.texts() == {"001": ONE, "south/001": TWO}
    again = case.space.run([south, north])
    assert (again.read, again.unchanged, again.changed) == (0, 2, False)


def test_a_file_that_was_edited_is_a_newer_text_of_the_same_report(case: Case) -> None:
    case.put("north/001.txt", ONE)
    case.put("south/001.txt", TWO)
    case.space.run([case.folder / "north", case.folder / "south"])
    case.put("south/001.txt", THREE)
    case.space.run(case.folder / "south")
    assert case.texts() == {"001": ONE, "south/001": THREE}
    assert case.space.versions("south/001") == (TWO, THREE)


def test_a_folder_inside_another_gives_its_name_first(case: Case) -> None:
    for name, text in (("001.txt", ONE), ("a/001.txt", TWO), ("b/a/001.txt", THREE)):
        case.put(f"reports/{name}", text)
    case.space.run(case.folder / "reports")
    assert case.texts() == {"001": ONE, "a/001": TWO, "b/a/001": THREE}


def test_the_way_in_which_a_path_is_written_does_not_matter(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.put("north/001.txt", ONE)
    case.space.run(case.folder / "north")
    case.put("north/001.txt", TWO)
    monkeypatch.chdir(case.folder / "north")
    case.space.run(Path("001.txt"))
    assert case.texts() == {"001": TWO}
    case.put("south/001.txt", THREE)
    monkeypatch.chdir(case.folder / "south")
    case.space.run(Path("001.txt"))
    assert case.texts() == {"001": TWO, "south/001": THREE}


def test_the_same_text_in_two_places_is_one_report(case: Case) -> None:
    case.put("north/001.txt", ONE)
    case.put("south/001.txt", ONE)
    case.space.run([case.folder / "north", case.folder / "south"])
    assert case.texts() == {"001": ONE}


def test_lines_without_an_id_go_by_their_file_too(case: Case) -> None:
    case.put("north/all.jsonl", json.dumps({"text": ONE}))
    case.put("south/all.jsonl", json.dumps({"text": TWO}))
    for folder in ("north", "south"):
        case.space.run(case.folder / folder)
    assert case.texts() == {"all:1": ONE, "south/all:1": TWO}


def test_an_id_that_is_given_names_one_report_wherever_it_lies(case: Case) -> None:
    case.put("north/all.jsonl", json.dumps({"id": "x", "text": ONE}))
    case.put("south/more.jsonl", json.dumps({"id": "x", "text": TWO}))
    for folder in ("north", "south"):
        case.space.run(case.folder / folder)
    assert case.texts() == {"x": TWO}
    assert case.space.versions("x") == (ONE, TWO)


def test_two_texts_by_standard_input_are_two_reports(case: Case) -> None:
    for text in (ONE, TWO, ONE, TWO):
        case.space.run("-", stdin=io.BytesIO(text.encode()))
    assert case.texts() == {"stdin": ONE, "stdin (2)": TWO}


def test_a_record_of_an_older_twosource_knows_its_files_by_what_it_kept_of_their_paths() -> None:
    old = Incoming("001", ONE, file=str(Path("north", "001.txt")))
    names = Names({"001": digest(old)}, lambda _: iter([old]))
    assert names.settle(Incoming("001", TWO, file="/data/north/001.txt")).id == "001"
    assert names.settle(Incoming("001", THREE, file="/data/south/001.txt")).id == "south/001"


@given(st.lists(st.tuples(st.sampled_from(["", "a/", "b/", "b/a/"]), st.sampled_from("123")), min_size=1, max_size=12))
def test_no_text_ever_takes_the_id_of_another_file(files: list[tuple[str, str]]) -> None:
    names = Names({}, lambda _: iter(()))
    where: dict[str, str] = {}
    for folder, text in files:
        made = names.settle(Incoming("001", text, file=f"/data/{folder}001.txt"))
        before = where.setdefault(made.id, f"{folder}{text}")
        assert before.rstrip("123") == folder or before[-1] == text
