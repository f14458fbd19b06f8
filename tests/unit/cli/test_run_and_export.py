"""From reports to data on standard output, and what else is said where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

type Call = Callable[..., Result]

ONE = "Kafr Alpha | 2031-05-01 | 3 killed"
TWO = "Kafr Alpha | 2031-05-01 | 5 killed"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ONE)
    (tmp_path / "in" / "b.txt").write_text(TWO)
    return tmp_path


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_run_says_what_it_did_on_standard_error_only(call: Call, desk: Path) -> None:
    result = call("run", "in", "--workspace", "w")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 reports read" in result.stderr
    assert "Kafr Alpha" in result.stderr


def test_a_second_run_says_that_nothing_changed(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w")
    result = call("run", "in", "--workspace", "w")
    assert result.exit_code == 0
    assert "0 reports read, 2 known before" in result.stderr
    assert "nothing changed" in result.stderr


def test_the_record_comes_out_as_json_lines(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w")
    claims = rows(call("export", "claims", "--workspace", "w"))
    assert {row["quote"] for row in claims} == {ONE, TWO}
    (incident,) = rows(call("export", "incidents", "--workspace", "w"))
    assert incident["reports"] == ["a", "b"]
    assert [row["report"] for row in rows(call("export", "reports", "--workspace", "w"))] == ["a", "b"]
    found = json.loads(call("export", "geojson", "--workspace", "w").stdout)
    assert found["type"] == "FeatureCollection"


def test_no_link_keeps_accounts_apart(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w", "--no-link")
    assert len(rows(call("export", "incidents", "--workspace", "w"))) == 2


def test_output_goes_to_a_file_as_a_whole(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w")
    shown = call("export", "claims", "--workspace", "w").stdout
    result = call("export", "claims", "--workspace", "w", "--output", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (desk / "out.jsonl").read_text() == shown
    assert sorted(path.name for path in desk.iterdir()) == ["in", "out.jsonl", "w"]


def test_output_into_a_folder_that_is_not_there_says_so(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w")
    result = call("export", "claims", "--workspace", "w", "--output", "gone/out.jsonl")
    assert result.exit_code == 1
    assert "gone/out.jsonl" in result.stderr
    assert "What to do:" in result.stderr


def test_reports_set_aside_are_named_and_the_status_says_so(call: Call, desk: Path) -> None:
    (desk / "in" / "c.txt").write_text("EXPLODE")
    (desk / "in" / "d.jsonl").write_text("{broken\n")
    result = call("run", "in", "--workspace", "w")
    assert result.exit_code == 3
    assert "in/c.txt: could not read it (RuntimeError: it went off)" in result.stderr
    assert "in/d.jsonl, line 1: " in result.stderr
    assert "Traceback" not in result.stderr
    assert len(rows(call("export", "claims", "--workspace", "w"))) == 2


def test_debug_shows_where_a_report_failed(call: Call, desk: Path) -> None:
    (desk / "in" / "c.txt").write_text("EXPLODE")
    for words in (["run", "in", "-w", "w", "--debug"], ["--debug", "run", "in", "-w", "w"]):
        result = call(*words)
        assert result.exit_code == 3
        assert "Traceback" in result.stderr


def test_standard_input_is_an_input(call: Call) -> None:
    lines = "\n".join(json.dumps({"id": name, "text": ONE}) for name in "xy")
    assert call("run", "-", "--workspace", "w", stdin=lines.encode()).exit_code == 0
    assert [row["report"] for row in rows(call("export", "reports", "--workspace", "w"))] == ["x", "y"]


def test_a_missing_input_is_wrong_usage_and_makes_no_workspace(call: Call, tmp_path: Path) -> None:
    result = call("run", "gone.txt", "--workspace", "w")
    assert result.exit_code == 2
    assert "gone.txt" in result.stderr
    assert not (tmp_path / "w").exists()


def test_one_missing_input_among_others_is_set_aside(call: Call, desk: Path) -> None:
    result = call("run", "in", "gone.txt", "--workspace", "w")
    assert result.exit_code == 3
    assert "gone.txt: it could not be opened" in result.stderr
    assert len(rows(call("export", "reports", "--workspace", "w"))) == 2


def test_what_lies_beside_the_reports_is_mentioned(call: Call, desk: Path) -> None:
    (desk / "in" / "notes.md").write_text("x")
    result = call("run", "in", "--workspace", "w")
    assert result.exit_code == 0
    assert "notes.md" in result.stderr


def test_reports_in_another_language_are_mentioned(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "x", "text": "Ein Bericht", "lang": "de"}))
    result = call("run", "x.jsonl", "--workspace", "w")
    assert result.exit_code == 0
    assert "1 report kept, but not read: the language is de" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("export", "claims", "-w", "none"),
        ("incidents", "-w", "none"),
        ("show", "i_1", "-w", "none"),
        ("page", "-w", "none"),
        ("rebuild", "-w", "none"),
        ("review", "log", "-w", "none"),
    ],
)
def test_a_workspace_without_a_record_says_so_and_is_not_made(
    call: Call, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert "no record" in result.stderr
    assert "What to do:" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_rebuilding_changes_no_byte_of_the_exports(call: Call, desk: Path) -> None:
    call("run", "in", "--workspace", "w")
    before = [call("export", what, "--workspace", "w").stdout for what in ("claims", "incidents", "reports")]
    assert call("rebuild", "--workspace", "w").exit_code == 0
    assert [call("export", what, "--workspace", "w").stdout for what in ("claims", "incidents", "reports")] == before


def test_a_folder_without_reports_says_what_to_give(call: Call, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = call("run", "none", "--workspace", "w")
    assert result.exit_code == 0
    assert "no report was found there: give files, or a folder" in result.stderr


def test_a_folder_with_reports_does_not(call: Call, desk: Path) -> None:
    for _ in range(2):
        assert "no report was found" not in call("run", "in", "--workspace", "w").stderr
