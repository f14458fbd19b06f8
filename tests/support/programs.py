"""The command line as a program of its own, with a watcher that can end it at a chosen line of its progress."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from twosource.cli import main

TESTS = Path(__file__).parents[1]
FAKE = [sys.executable, str(TESTS / "support" / "fake_cli.py")]
REAL = [sys.executable, "-m", "twosource"]


@dataclass(frozen=True)
class Outcome:
    """Exit status (negative: the signal that ended it) and the lines that it told on standard error."""

    status: int
    told: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """Runs ``command`` with more words in ``folder``."""

    command: Sequence[str]
    folder: Path

    def start(self, *words: str) -> subprocess.Popen[str]:
        paths = os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))
        return subprocess.Popen(
            [*self.command, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def run(self, *words: str, kill_at: int | None = None, by: signal.Signals = signal.SIGKILL) -> Outcome:
        """Runs to the end, or until it has told ``kill_at`` lines; then it is killed, as by a power cut."""
        with self.start(*words) as process:
            assert process.stderr is not None
            told = []
            for line in process.stderr:
                told.append(line.rstrip("\n"))
                if len(told) == kill_at:
                    process.send_signal(by)
            status = process.wait()
        return Outcome(status, tuple(told))

    def exports(self, workspace: str) -> dict[str, bytes]:
        """Every export of the record, as it is written."""
        found = {}
        for what in ("claims", "incidents", "reports", "geojson"):
            result = CliRunner().invoke(main, ["export", what, "--workspace", str(self.folder / workspace)])
            assert result.exit_code == 0, result.stderr
            found[what] = result.stdout_bytes
        return found
