"""The command line over fake stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support import fakes
from twosource.cli import main
from twosource.engine import stages


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Calls ``twosource`` with these words, in an empty folder, over fake stages."""
    monkeypatch.setattr(stages, "build_stages", lambda settings, *, progress=None: fakes.stages())
    monkeypatch.chdir(tmp_path)

    def call(*words: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin, prog_name="twosource")

    return call
