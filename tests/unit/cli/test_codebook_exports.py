"""``export ged|acled|airwars|ibc`` and ``policies`` on the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from twosource.publish.codebooks.codebook import NAMES, load_codebook

type Call = Callable[..., Result]


@pytest.fixture
def incident(call: Call, tmp_path: Path) -> str:
    """Id of the only incident of a record: two reports that count three and five dead."""
    (tmp_path / "a.txt").write_text("Kafr Alpha | 2031-05-01 | 3 killed")
    (tmp_path / "b.txt").write_text("Kafr Alpha | 2031-05-01 | 5 killed")
    assert call("run", "a.txt", "b.txt", "-w", "w").exit_code == 0
    return str(json.loads(call("export", "incidents", "-w", "w").stdout)["incident"])


@pytest.mark.parametrize("name", NAMES)
def test_a_table_with_the_codebooks_columns_by_default(call: Call, incident: str, name: str) -> None:
    result = call("export", name, "-w", "w")
    assert result.exit_code == 0, result.stderr
    assert next(csv.reader(result.stdout.splitlines())) == list(load_codebook(name).header)
    assert f"1 rows after {load_codebook(name).title} (twosource {name} " in result.stderr
    assert "not reviewed" in result.stderr


def test_json_lines_have_every_column(call: Call, incident: str) -> None:
    row = json.loads(call("export", "ged", "-w", "w", "--format", "jsonl").stdout)
    assert list(row) == list(load_codebook("ged").header)
    assert (row["low"], row["best"], row["high"], row["where_coordinates"]) == (3, 5, 5, "Kafr Alpha")


def test_what_the_reports_do_not_say_is_counted_on_standard_error(call: Call, incident: str) -> None:
    result = call("export", "ged", "-w", "w")
    assert "empty though the codebook needs it, in so many rows: " in result.stderr
    assert "type_of_violence (1)" in result.stderr and "side_b (1)" in result.stderr


def test_a_point_leaves_only_where_the_profile_lets_it(call: Call, incident: str) -> None:
    def point(*more: str) -> tuple[float, float]:
        row = json.loads(call("export", "acled", "-w", "w", "--format", "jsonl", *more).stdout)
        return row["latitude"], row["geo_precision"]

    assert point("--profile", "internal") == (1.5, None)
    assert point()[0] != 1.5


def test_output_goes_to_a_file(call: Call, incident: str, tmp_path: Path) -> None:
    shown = call("export", "ibc", "-w", "w").stdout
    assert call("export", "ibc", "-w", "w", "-o", "ibc.csv").stdout == ""
    assert (tmp_path / "ibc.csv").read_text(encoding="utf-8") == shown


def test_the_named_dead_leave_in_the_internal_profile_only(call: Call, incident: str) -> None:
    refused = call("export", "ibc", "-w", "w", "--persons")
    assert refused.exit_code == 2 and "--profile internal" in refused.stderr and refused.stdout == ""
    result = call("export", "ibc", "-w", "w", "--persons", "--profile", "internal")
    assert result.stdout.splitlines() == [",".join(load_codebook("ibc_persons").header)]


def test_policies_stand_side_by_side_with_the_rules_that_make_them_differ(call: Call, incident: str) -> None:
    result = call("policies", incident[:6], "-w", "w")
    assert result.exit_code == 0, result.stderr
    lines = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
    assert lines["killed"].split() == ["killed", "5", "(3–5)", "3", "/", "5", "/", "5", "3"]
    why = result.stdout.split("Why they differ")[1]
    assert "lowest" in why and "3, where the record has 3 to 5" in why
    assert "uncertain-status" in why and "presumption" in why
    assert "codebook 22.1" not in result.stdout


def test_the_sources_of_the_rules_are_shown_when_asked_for(call: Call, incident: str) -> None:
    shown = " ".join(call("policies", incident, "-w", "w", "--rules").stdout.split())
    assert "[ACLED codebook, Reported fatalities; read in its own text]" in shown


def test_an_unknown_incident_and_a_broken_lexicon_say_what_to_do(call: Call, incident: str, tmp_path: Path) -> None:
    assert call("policies", "nonsense", "-w", "w").exit_code == 2
    (tmp_path / "w" / "twosource.toml").write_text('lexicons = ["../broken.toml"]')
    (tmp_path / "broken.toml").write_text("actor = 3")
    result = call("export", "ged", "-w", "w")
    assert result.exit_code == 1 and "broken.toml" in result.stderr and "What to do:" in result.stderr
