"""The evaluation folder: how it may be named, and the reason where it is not there."""

from pathlib import Path

import pytest

from twosource.evaluate.data import VARIABLE, EvalData, NoData, find_data
from twosource.evaluate.rows import as_report, half_of, sample_of


@pytest.mark.parametrize("given", ["", "corpora", "score", "reports"])
def test_folder_or_a_part_of_it(tmp_path: Path, given: str) -> None:
    for part in ("corpora", "score", "reports"):
        (tmp_path / part).mkdir()
    assert find_data({VARIABLE: str(tmp_path / given)}) == EvalData(tmp_path)


def test_a_folder_within_a_part(tmp_path: Path) -> None:
    (tmp_path / "reports" / "some").mkdir(parents=True)
    assert find_data({VARIABLE: str(tmp_path / "reports" / "some")}) == EvalData(tmp_path)


def test_reason_where_not_set() -> None:
    found = find_data({})
    assert isinstance(found, NoData)
    assert "is not set" in found.reason


def test_reason_where_no_folder(tmp_path: Path) -> None:
    for given, word in ((tmp_path / "gone", "no folder"), (tmp_path, "none of")):
        found = find_data({VARIABLE: str(given)})
        assert isinstance(found, NoData)
        assert word in found.reason


def test_gold_never_reaches_a_run() -> None:
    assert as_report({"id": "1", "text": "x", "gold": {"killed": 1}, "claims": [], "url": None}) == {
        "id": "1",
        "text": "x",
    }


def test_halves_are_disjoint_and_whole() -> None:
    rows = [{"id": str(n)} for n in range(7)]
    even, odd = half_of(rows, "even"), half_of(rows, "odd")
    assert [r["id"] for r in even] == ["0", "2", "4", "6"]
    assert sorted(r["id"] for r in even + odd) == [r["id"] for r in rows]
    assert half_of(rows, None) == rows


def test_sample_is_evenly_spaced() -> None:
    rows = [{"id": n} for n in range(100)]
    assert [r["id"] for r in sample_of(rows, 4)] == [0, 25, 50, 75]
    assert sample_of(rows, 1000) == sample_of(rows, None) == rows
