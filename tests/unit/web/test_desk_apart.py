"""A reading in a process of its own: what it tells arrives, and its end is told however it came."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from twosource.config import Settings
from twosource.core.incoming import SetAside
from twosource.errors import StoreError, TwosourceError
from twosource.runner import Summary
from twosource.web.apart import ReadingEndedError, read_apart, run_here
from twosource.web.jobs import Job
from twosource.workspace import Workspace

DONE = Summary(read=2, incidents=1, set_aside=(SetAside("x", None, "why", "What."),), passed_over=(Path("y"),))


def does(path: Path, settings: Settings, inputs: Path, told: Connection) -> None:
    """Another process's work, told by the name of what it is to read."""
    if inputs.name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if inputs.name == "fails":
        told.send(("failed", ("it is broken", str(path), "Mend it.")))
    told.send(("start", ("reading", 4)))
    told.send(("advance", (3, "")))
    told.send(("say", (f"process {os.getpid()}, batch {settings.batch}",)))
    told.send(("done", DONE))


def read(tmp_path: Path, name: str, job: Job) -> Summary:
    return read_apart(Workspace(tmp_path, settings=Settings(batch=7)), Path(name), job, work=does)


def test_what_another_process_tells_arrives_with_its_summary(tmp_path: Path) -> None:
    job = Job(1, "a file")
    assert read(tmp_path, "fine", job) == DONE
    assert (job.stage, job.done, job.total) == ("reading", 3, 4)
    (said,) = job.said
    assert said.endswith("batch 7")
    assert f"process {os.getpid()}," not in said


def test_its_failure_is_raised_here_with_its_advice(tmp_path: Path) -> None:
    with pytest.raises(TwosourceError, match="it is broken") as caught:
        read(tmp_path, "fails", Job(1, ""))
    assert caught.value.advice == "Mend it."


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_process_that_is_killed_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingEndedError, match="before it was done") as caught:
        read(tmp_path, "killed", Job(1, ""))
    assert "is kept" in caught.value.advice


class Pipe:
    """Keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, object]] = []

    def send(self, said: tuple[str, object]) -> None:
        self.sent.append(said)

    def close(self) -> None:
        self.sent.append(("closed", None))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreError("no room", where="w", advice="Make some."), ("no room", "w", "Make some.")),
        (KeyError("k"), ("KeyError: 'k'", "", "Run `twosource doctor`, then bring it again.")),
    ],
)
def test_the_other_process_sends_why_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: tuple[str, str, str]
) -> None:
    def run(self: Workspace, inputs: Path, *, progress: object) -> Summary:
        progress.start("reading", 1)  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Workspace, "run", run)
    monkeypatch.setattr(os, "nice", lambda _: 0, raising=False)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    pipe = Pipe()
    run_here(tmp_path, Settings(), tmp_path, pipe)  # type: ignore[arg-type]
    assert pipe.sent == [("start", ("reading", 1)), ("failed", said), ("closed", None)]
