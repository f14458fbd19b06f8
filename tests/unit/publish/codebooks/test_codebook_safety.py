"""What may not be published never appears in a codebook's rows, whatever the column."""

from __future__ import annotations

import csv
import io
import json
import re
from types import ModuleType
from typing import Any

import pytest

from twosource.core.lexicon import Lexicon
from twosource.core.vocab import Profile
from twosource.publish.codebooks.case import Case, World
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.codebook import NAMES
from twosource.publish.codebooks.compare import comparison
from twosource.publish.codebooks.policies import codebook_rows, load_policy
from twosource.publish.codebooks.table import csv_lines, json_lines


def written(sample: ModuleType, name: str, profile: Profile) -> str:
    policy = load_policy(name)
    rows = codebook_rows(sample.RECORD, policy, Lexicon(), profile=profile)
    assert not [f for f in check_rows(policy.book, rows) if not f.missing]
    return "".join((*csv_lines(policy.book.header, rows), *json_lines(rows)))


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
@pytest.mark.parametrize("name", NAMES)
def test_no_private_name_and_no_withheld_point(sample: ModuleType, name: str, profile: Profile) -> None:
    text = written(sample, name, profile)
    for private in sample.PRIVATE_NAMES[:-1]:
        assert private not in text, private
    for point in (sample.DEPOT, sample.CAMP):
        for value in point:
            assert f"{value:.4f}"[:-1] not in text
    assert "i_plan" not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_public_copy_has_no_exact_point_and_no_time_of_day(sample: ModuleType, name: str) -> None:
    text = written(sample, name, Profile.PUBLIC)
    for point in (sample.HUSN, sample.WADI):
        for value in point:
            assert f"{value:.4f}"[:-1] not in text
    for time in sample.CLOCK_TIMES:
        assert not re.search(rf"\b{re.escape(time)}", text), time


@pytest.mark.parametrize("name", NAMES)
def test_the_internal_copy_has_the_point_so_that_the_others_could_lack_it(sample: ModuleType, name: str) -> None:
    assert name == "ibc" or f"{sample.HUSN[0]}" in written(sample, name, Profile.INTERNAL)


def test_every_row_says_that_nobody_has_checked_it(sample: ModuleType) -> None:
    for name, column in (("ged", "code_status"), ("acled", "notes"), ("airwars", "review"), ("ibc", "review")):
        rows = codebook_rows(sample.RECORD, load_policy(name), Lexicon())
        assert rows
        assert all("not reviewed" in str(r[column]) and f"twosource {name} " in str(r[column]) for r in rows)


def test_a_comparison_of_a_public_record_holds_nothing_back_that_leaks(sample: ModuleType) -> None:
    world = World.of(sample.RECORD, Lexicon(), profile=Profile.PUBLIC)
    text = str([comparison(Case(i, world)) for i in world.incidents.values()])
    assert not [name for name in sample.PRIVATE_NAMES[:-1] if name in text]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_only_text(text: str) -> None:
    (_, line) = csv_lines(["a", "b"], [{"a": text, "b": -1}])
    assert next(csv.reader(io.StringIO(line))) == [f"'{text}", "-1"]


def test_csv_and_json_say_the_same(sample: ModuleType) -> None:
    policy = load_policy("ged")
    rows: list[dict[str, Any]] = codebook_rows(sample.RECORD, policy, Lexicon())
    table = list(csv.DictReader(io.StringIO("".join(csv_lines(policy.book.header, rows)))))
    lines = [json.loads(line) for line in json_lines(rows)]
    assert [{k: "" if v is None else str(v) for k, v in line.items()} for line in lines] == table
    assert list(lines[0]) == list(policy.book.header)
