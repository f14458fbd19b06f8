"""The example reports in the rows of each codebook, as they were last read over.

After a change that is meant to change the record: ``python tests/golden/update_codebooks.py``, then read the difference.
"""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from typing import Any

import pytest

from twosource.publish.codebooks.codebook import NAMES

HERE = Path(__file__).parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    from twosource.workspace import Workspace

    spec = importlib.util.spec_from_file_location("update_codebooks", HERE / "update_codebooks.py")
    assert spec and spec.loader
    update: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    workspace = Workspace(tmp_path_factory.mktemp("codebooks") / "workspace")
    workspace.run([HERE.parents[1] / "examples" / "reports"])
    found: dict[str, str] = update.exports(workspace.record())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_as_they_were(made: dict[str, str], name: str) -> None:
    golden = (HERE / "codebooks" / f"{name}.csv").read_text(encoding="utf-8")
    assert list(csv.DictReader(made[name].splitlines())) == list(csv.DictReader(golden.splitlines()))


def test_no_tally_is_added_to_another(made: dict[str, str]) -> None:
    dead = {int(row["best"]) for row in csv.DictReader(made["ged"].splitlines())}
    assert dead and not {9 + 14, 14 + 17, 9 + 14 + 17} & dead
