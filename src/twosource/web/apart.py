"""A reading in a process of its own, so that pages stay quick while it works: they share no interpreter."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from twosource.config import Settings
from twosource.errors import TwosourceError
from twosource.progress import Progress, Silent
from twosource.runner import Summary
from twosource.workspace import Workspace

POLITE = 5
"""How far the reading stands back behind the pages, in steps of Unix's ``nice``."""


class ReadingEndedError(TwosourceError):
    """The process that read is no more: killed, or out of memory. What it had read is kept."""


def read_apart(
    workspace: Workspace,
    inputs: Path,
    progress: Progress,
    *,
    work: Callable[[Path, Settings, Path, Connection], None] | None = None,
) -> Summary:
    """``workspace.run(inputs)`` in another process; what it tells goes to ``progress``. ``work`` is for tests.

    Raises ``TwosourceError`` as the run does, and ``ReadingEndedError`` where it ended without a word.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(
        target=work or run_here, args=(workspace.path, workspace.settings, inputs, theirs), name="reading", daemon=True
    )
    process.start()
    theirs.close()
    try:
        return _listen(ours, progress)
    except EOFError as error:
        raise ReadingEndedError(
            "the reading was ended before it was done",
            advice="What it had read is kept. Bring the same again, or less at once if the memory was full.",
        ) from error
    finally:
        ours.close()
        process.join()


def _listen(ours: Connection, progress: Progress) -> Summary:
    while True:
        kind, said = ours.recv()
        if kind == "done":
            summary: Summary = said
            return summary
        if kind == "failed":
            what, where, advice = said
            raise TwosourceError(what, where=where, advice=advice)
        getattr(progress, kind)(*said)


def run_here(path: Path, settings: Settings, inputs: Path, told: Connection) -> None:
    """What the other process does."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the desk, which ends this process with itself
    with suppress(OSError, AttributeError):
        os.nice(POLITE)
    try:
        told.send(("done", Workspace(path, settings=settings).run(inputs, progress=_Told(told))))
    except TwosourceError as error:
        told.send(("failed", (error.what, error.where, error.advice)))
    except Exception as error:
        told.send(("failed", (f"{type(error).__name__}: {error}", "", "Run `twosource doctor`, then bring it again.")))
    finally:
        told.close()


class _Told(Silent):
    """Progress into the pipe."""

    def __init__(self, told: Connection) -> None:
        self._told = told

    def start(self, stage: str, total: int | None = None) -> None:
        self._send("start", stage, total)

    def advance(self, done: int, note: str = "") -> None:
        self._send("advance", done, note)

    def say(self, message: str) -> None:
        self._send("say", message)

    def _send(self, kind: str, *said: Any) -> None:
        with suppress(OSError):  # the desk is gone; the reading goes on to its end
            self._told.send((kind, said))
