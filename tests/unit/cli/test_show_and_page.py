"""The record for a person: list, one incident, one number, the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

type Call = Callable[..., Result]


@pytest.fixture
def incident(call: Call, tmp_path: Path) -> str:
    """Id of the only incident of a record."""
    (tmp_path / "a.txt").write_text("Kafr Alpha | 2031-05-01 | 3 killed")
    (tmp_path / "b.txt").write_text("Kafr Alpha | 2031-05-01 | 5 killed")
    assert call("run", "a.txt", "b.txt", "-w", "w").exit_code == 0
    return str(json.loads(call("export", "incidents", "-w", "w").stdout)["incident"])


def test_the_list_has_every_incident(call: Call, incident: str) -> None:
    result = call("incidents", "-w", "w")
    assert result.exit_code == 0
    assert incident in result.stdout
    assert "Kafr Alpha" in result.stdout


@pytest.mark.parametrize("length", [3, 8, 14])
def test_an_incident_is_shown_by_the_beginning_of_its_id(call: Call, incident: str, length: int) -> None:
    result = call("show", incident[:length], "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert "Kafr Alpha | 2031-05-01 | 5 killed" in result.stdout


def test_a_number_is_explained_by_its_sentences(call: Call, incident: str) -> None:
    result = call("why", incident, "killed", "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert "Kafr Alpha | 2031-05-01 | 3 killed" in result.stdout


def test_a_number_that_nobody_gave_says_what_there_is(call: Call, incident: str) -> None:
    result = call("why", incident, "injured", "-w", "w")
    assert result.exit_code == 2
    assert "killed" in result.stderr


@pytest.mark.parametrize("given", ["nonsense", "", "i_zz"])
def test_an_unknown_incident_says_how_to_find_one(call: Call, incident: str, given: str) -> None:
    result = call("show", given, "-w", "w")
    assert result.exit_code == 2
    assert "twosource incidents" in result.stderr


def test_an_id_that_begins_several_asks_for_more(call: Call, incident: str, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("Kafr Beta | 2031-05-02 | 1 killed")
    call("run", "c.txt", "-w", "w")
    result = call("show", "i_", "-w", "w")
    assert result.exit_code == 2
    assert "2 incidents begin with" in result.stderr


def test_the_page_is_public_unless_told_otherwise(call: Call, incident: str, tmp_path: Path) -> None:
    result = call("page", "-w", "w", "-o", "page.html", "--title", "My record")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "(public)" in result.stderr
    assert "My record" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_decisions_go_into_the_log_and_show_after_a_run(call: Call, incident: str, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("Kafr Beta | 2031-05-02 | 1 killed")
    call("run", "c.txt", "-w", "w")
    ids = [json.loads(line)["incident"] for line in call("export", "incidents", "-w", "w").stdout.splitlines()]
    who = ("-w", "w", "--author", "Ana", "--reason", "one village")
    assert call("review", "merge", *ids, *who).exit_code == 0
    assert call("rebuild", "-w", "w").exit_code == 0
    (merged,) = [json.loads(line) for line in call("export", "incidents", "-w", "w").stdout.splitlines()]
    assert merged["reports"] == ["a", "b", "c"]
    assert call("review", "split", merged["incident"], "c", *who).exit_code == 0
    assert call("review", "undo", "2", *who).exit_code == 0
    log = call("review", "log", "-w", "w").stdout.splitlines()
    assert [line.split("\t")[2] for line in log] == ["together", "separate", "undo"]
