"""A golden run of the example reports: the record as a whole, and what a careful coder reads off them.

After a change that is meant to change the record: ``python tests/golden/update_examples.py``, then read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "examples"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from twosource.workspace import Workspace

    workspace = Workspace(tmp_path_factory.mktemp("examples") / "workspace")
    workspace.run([ROOT / "examples" / "reports"])
    return workspace.record()


@pytest.fixture(scope="module")
def rows(record: Any) -> dict[str, list[dict[str, Any]]]:
    from twosource.publish.jsonl import claim_rows, incident_rows, json_lines, report_rows

    made = {"claims": claim_rows(record), "incidents": incident_rows(record), "reports": report_rows(record)}
    return {name: [json.loads(line) for line in json_lines(found)] for name, found in made.items()}


@pytest.mark.parametrize("name", ["claims", "incidents", "reports"])
def test_the_record_is_as_it_was(rows: dict[str, list[dict[str, Any]]], name: str) -> None:
    golden = [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows[name] == golden


def _market_strike(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return max(rows["incidents"], key=lambda i: (i["n_reports"], len(i["claims"])))


def test_the_market_strike_is_one_incident_of_four_reports(rows: dict[str, list[dict[str, Any]]]) -> None:
    strike = _market_strike(rows)
    assert (strike["event"], strike["date"]["start"], strike["n_reports"]) == ("air_strike", "2017-03-16", 4)
    assert strike["figures"]["killed"]["best"] == 17


def test_tallies_of_one_monitor_are_never_added(rows: dict[str, list[dict[str, Any]]]) -> None:
    killed = [
        i["figures"]["killed"] for i in rows["incidents"] if i["event"] == "air_strike" and "killed" in i["figures"]
    ]
    assert not {9 + 14, 14 + 17, 9 + 14 + 17, 15 + 17, 17 + 6} & {f[k] for f in killed for k in ("low", "best", "high")}


def test_zero_is_kept_as_zero(rows: dict[str, list[dict[str, Any]]]) -> None:
    store = [i for i in rows["incidents"] if i["figures"].get("killed", {}).get("high") == 0]
    assert len(store) == 1


def test_a_war_total_is_no_incident_toll(rows: dict[str, list[dict[str, Any]]]) -> None:
    assert all(f["high"] < 3000 for i in rows["incidents"] for k, f in i["figures"].items() if k.startswith("killed"))


def test_the_report_without_a_year_has_borrowed_its_day(rows: dict[str, list[dict[str, Any]]]) -> None:
    post = next(r for r in rows["reports"] if r["report"] == "khor-evening-post")
    assert post["published"] == "2017-03-17"
    assert post["published_evidence"]["method"] == "borrowed"


def test_the_dangling_he_has_no_name(rows: dict[str, list[dict[str, Any]]]) -> None:
    texts = {r: (ROOT / "examples" / "reports" / f"{r}.txt").read_text(encoding="utf-8") for r in ["khor-evening-post"]}
    at = texts["khor-evening-post"].index("They will not stop")
    covering = [c for c in rows["claims"] if c["report"] == "khor-evening-post" and c["start"] <= at < c["end"]]
    assert all(a["name"].lower() in ("he", "they") for c in covering for a in c["attribution"])


def test_every_quote_is_exact(record: Any) -> None:
    texts = {r.id: r.text for r in record.reports}
    for claim in record.claims:
        spans = [claim.quote, *(f.quote for f in claim.figures), *(s.quote for s in claim.attribution)]
        assert all(q.holds_in(texts[claim.report]) for q in spans)


def test_the_copy_adds_no_origin(rows: dict[str, list[dict[str, Any]]]) -> None:
    copies = {r["report"]: r["duplicates_of"] for r in rows["reports"] if r["duplicates_of"]}
    assert set(copies) | set(copies.values()) == {"acacia-dispatch", "millet-courier"}
