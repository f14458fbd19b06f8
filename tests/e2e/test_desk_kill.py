"""The desk is killed in the middle of writes, a hundred times: what it acknowledged is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_acknowledged_decision_outlives_a_hundred_kills(tmp_path: Path) -> None:
    script = Path(__file__).with_name("desk_killer.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "100"], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "kills 100" in done.stdout
