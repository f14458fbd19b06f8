"""The three exports against their JSON Schemas, and against the record they come from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from twosource.core.record import Record
from twosource.publish.jsonl import claim_rows, incident_rows, json_lines, report_rows

SCHEMAS = Path(__file__).parents[3] / "docs" / "schema"
EXPORTS: dict[str, Callable[[Record], Iterator[dict[str, Any]]]] = {
    "claims": claim_rows,
    "incidents": incident_rows,
    "reports": report_rows,
}


def validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_line_fits_its_schema(sample: ModuleType, name: str) -> None:
    rows = [json.loads(line) for line in json_lines(EXPORTS[name](sample.RECORD))]
    assert rows
    check = validator(name)
    assert [e.message for row in rows for e in check.iter_errors(row)] == []


@pytest.mark.parametrize("name", EXPORTS)
def test_a_schema_refuses_a_missing_and_an_unknown_key(sample: ModuleType, name: str) -> None:
    check, row = validator(name), next(iter(EXPORTS[name](sample.RECORD)))
    for key in row:
        assert list(check.iter_errors({k: v for k, v in row.items() if k != key})), key
    assert list(check.iter_errors({**row, "more": 1}))


def test_quotes_are_what_stands_at_their_offsets(sample: ModuleType) -> None:
    texts = {r.id: r.text for r in sample.REPORTS}
    for row in claim_rows(sample.RECORD):
        text = texts[row["report"]]
        assert text[row["start"] : row["end"]] == row["quote"]
        for part in (*row["figures"], *row["attribution"], *row["victims"], *([row["place"]] if row["place"] else [])):
            assert text[part["start"] : part["end"]] == part["text"]


def test_open_ends_and_zero_are_told_apart_from_unknown(sample: ModuleType) -> None:
    rows = {r["claim"]: r for r in claim_rows(sample.RECORD)}
    assert (rows["c_01"]["figures"][0]["low"], rows["c_01"]["figures"][0]["high"]) == (12, None)
    assert (rows["c_06"]["figures"][0]["low"], rows["c_06"]["figures"][0]["high"]) == (0, 0)
    assert rows["c_03"]["figures"] == []


def test_the_chain_ends_with_the_origin_and_is_empty_for_the_outlets_own_voice(sample: ModuleType) -> None:
    rows = {r["claim"]: r for r in claim_rows(sample.RECORD)}
    assert [link["name"] for link in rows["c_07"]["attribution"]] == ["state television", "a military source"]
    assert rows["c_09"]["attribution"] == []


def test_a_place_without_an_answer_keeps_its_words(sample: ModuleType) -> None:
    claim = replace(sample.CLAIMS[0], place=None)
    row = next(claim_rows(replace(sample.RECORD, claims=(claim,))))
    assert row["place"]["text"] == "Husn al-Qarn" and row["place"]["lat"] is None
    assert list(validator("claims").iter_errors(row)) == []


def test_what_is_unknown_is_null(sample: ModuleType) -> None:
    bare = replace(sample.CLAIMS[0], place=None, place_mention=None, time=None, weapon=None)
    row = next(claim_rows(replace(sample.RECORD, claims=(bare,))))
    assert (row["place"], row["date"], row["weapon"]) == (None, None, None)
    incident = replace(sample.INCIDENTS[0], time=None, place=None)
    made = next(incident_rows(replace(sample.RECORD, incidents=(incident,))))
    assert (made["date"], made["place"]) == (None, None)
    report = replace(sample.REPORTS[0], published=None)
    told = next(report_rows(replace(sample.RECORD, reports=(report,))))
    assert (told["published"], told["published_evidence"]) == (None, None)


def test_reports_name_their_incidents_and_what_they_copy(sample: ModuleType) -> None:
    rows = {r["report"]: r for r in report_rows(sample.RECORD)}
    assert rows["lantern"]["incidents"] == ["i_market", "i_plan"]
    assert rows["lantern"]["primary_incident"] == "i_market"
    assert rows["ledger-copy"]["duplicates_of"] == "ledger-naji-othaim"
    assert rows["ledger-copy"]["primary_incident"] is None


def test_independent_origins_are_counted_and_all_are_named(sample: ModuleType) -> None:
    rows = {r["incident"]: r for r in incident_rows(sample.RECORD)}
    assert (rows["i_market"]["n_origins"], rows["i_market"]["n_reports"]) == (3, 2)
    assert (rows["i_depot"]["origins"], rows["i_depot"]["n_origins"]) == (["a military source"], 0)
