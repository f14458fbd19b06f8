"""The example record at the desk, in a browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.browser import ARGUMENTS, CHROMIUM, Served, Visit

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example record, read once."""
    workspace = tmp_path_factory.mktemp("example") / "case"
    command = [sys.executable, "-m", "twosource", "run", str(EXAMPLES), "--workspace", str(workspace)]
    subprocess.run(command, check=True, capture_output=True)
    return workspace


@pytest.fixture
def served(example: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk over a copy of the example record, which a test may change."""
    shutil.copytree(example, tmp_path / "case")
    made = Served(tmp_path / "case")
    yield made
    made.stop()


@pytest.fixture
def visit(browser: Any, served: Served) -> Iterator[Visit]:
    made = Visit(browser, served)
    yield made
    assert made.complaints == []
    assert [r for r in made.requests if not r.startswith((served.base + "/", "data:"))] == []
    made.context.close()
