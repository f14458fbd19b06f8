"""Reading reports beside the pages: one run at a time, its progress for whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from twosource.errors import TwosourceError
from twosource.progress import Silent
from twosource.runner import Summary


@dataclass
class Job(Silent):
    """One run. ``total`` is ``None`` where it is not known. It is also the run's ``Progress``."""

    number: int
    what: str
    stage: str = "waiting"
    done: int = 0
    total: int | None = None
    said: list[str] = field(default_factory=list)
    summary: Summary | None = None
    failure: str = ""
    ended: bool = False
    folder: Path | None = None

    def start(self, stage: str, total: int | None = None) -> None:
        self.stage, self.total, self.done = stage, total, 0

    def advance(self, done: int, note: str = "") -> None:  # noqa: ARG002
        self.done = done

    def say(self, message: str) -> None:
        self.said = [*self.said[-9:], message]


class Jobs:
    """Starts runs in a thread of their own. The last ones are kept to be looked at."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[Job] = []

    def start(self, what: str, work: Callable[[Job], Summary]) -> Job | None:
        """The job that was begun; ``None`` where one is still running."""
        with self._lock:
            if self._all and not self._all[-1].ended:
                return None
            job = Job(len(self._all) + 1, what)
            self._all = [*self._all[-19:], job]
        threading.Thread(target=self._run, args=(job, work), name=f"run-{job.number}", daemon=True).start()
        return job

    def _run(self, job: Job, work: Callable[[Job], Summary]) -> None:
        try:
            job.summary = work(job)
        except TwosourceError as error:
            job.failure = str(error)
        except Exception as error:
            job.failure = f"{type(error).__name__}: {error}"
        finally:
            job.stage, job.ended = "done", True

    def current(self) -> Job | None:
        """The job that is running now."""
        with self._lock:
            return self._all[-1] if self._all and not self._all[-1].ended else None

    def last(self) -> Job | None:
        with self._lock:
            return self._all[-1] if self._all else None
