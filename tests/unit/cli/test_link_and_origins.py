"""``link explain``, ``origins`` and ``why`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

type Call = Callable[..., Result]
WHO = ("-w", "w", "--author", "Ana", "--reason", "seen")


@pytest.fixture
def ids(call: Call, tmp_path: Path) -> list[str]:
    """Two incidents: one of two reports, one of one."""
    for name, line in (
        ("a", "Kafr Alpha | 2031-05-01 | 3 killed"),
        ("b", "Kafr Alpha | 2031-05-01 | 5 killed"),
        ("c", "Kafr Beta | 2031-05-02 | 1 killed"),
    ):
        (tmp_path / f"{name}.txt").write_text(line)
    assert call("run", "a.txt", "b.txt", "c.txt", "-w", "w").exit_code == 0
    rows = [json.loads(line) for line in call("export", "incidents", "-w", "w").stdout.splitlines()]
    return [r["incident"] for r in sorted(rows, key=lambda r: -r["n_reports"])]


def test_two_reports_of_one_incident_are_explained_part_by_part(call: Call, ids: list[str]) -> None:
    result = call("link", "explain", "a", "b", "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert f"Linked in {ids[0]}" in result.stdout
    assert all(word in result.stdout for word in ("compared", "points", "because", "time", "place", "threshold"))


def test_kinds_lists_relations_or_says_that_there_are_none(call: Call, ids: list[str]) -> None:
    result = call("link", "kinds", "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert "No incident is known" in result.stdout and "1 incident has" in result.stdout
    assert call("link", "kinds", ids[0], "-w", "w").exit_code == 0
    assert call("link", "kinds", "i_nothing", "-w", "w").exit_code == 2


def test_two_incidents_are_explained_by_what_keeps_them_apart(call: Call, ids: list[str]) -> None:
    result = call("link", "explain", *ids, "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Not linked.")
    assert "Apart: " in result.stdout


def test_a_persons_word_is_what_decided(call: Call, ids: list[str]) -> None:
    assert call("review", "merge", *ids, *WHO).exit_code == 0
    assert "a person put them together" in call("link", "explain", "a", "c", "-w", "w").stdout
    assert call("review", "undo", "1", *WHO).exit_code == 0
    assert "a person" not in call("link", "explain", "a", "c", "-w", "w").stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [("zz", "no account, report or incident"), ("", "no account, report or incident"), ("i_", "begin with")],
)
def test_an_unknown_or_unclear_end_says_where_ids_are_listed(call: Call, ids: list[str], given: str, said: str) -> None:
    result = call("link", "explain", given, "a", "-w", "w")
    assert result.exit_code == 2
    assert said in result.stderr and "twosource incidents" in result.stderr


def test_one_thing_with_itself_is_nothing_to_compare(call: Call, ids: list[str]) -> None:
    assert "nothing to compare" in call("link", "explain", "c", "c", "-w", "w").stdout


def test_origins_are_a_tree_with_the_outlets(call: Call, ids: list[str]) -> None:
    result = call("origins", ids[0], "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert (
        "independent origin" in result.stdout
        and "Circular reporting" in result.stdout
        and "none found" in result.stdout
    )


def test_why_without_a_figure_tells_every_figure_and_who_stands_by_each_end(call: Call, ids: list[str]) -> None:
    shown = call("why", ids[0], "-w", "w").stdout
    assert "low   3  by" in shown and "high  5  by" in shown
    assert "Kafr Alpha | 2031-05-01 | 3 killed" in shown
