"""How a run tells a person what it is doing: bars on a terminal, plain lines elsewhere, nothing when asked."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress(AbstractContextManager["Progress"], Protocol):
    """What a run calls. A stage is a short phrase in plain words ("reading"); a total may be unknown."""

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the one before it is over."""
        ...

    def advance(self, done: int, note: str = "") -> None:
        """So many things of the present stage are done by now."""
        ...

    def say(self, message: str) -> None:
        """One line that stays."""
        ...


class Silent:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to give back."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Nothing is told."""

    def advance(self, done: int, note: str = "") -> None:
        """Nothing is told."""

    def say(self, message: str) -> None:
        """Nothing is told."""


class Plain(Silent):
    """One line for each thing told; for logs and pipes. Of a long stage only some: each fiftieth of a total, and where
    there is none, whenever a quarter more is done."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._stage = ""
        self._total: int | None = None
        self._next = 0.0

    def start(self, stage: str, total: int | None = None) -> None:
        self._stage, self._total, self._next = stage, total, 0.0
        self.say(stage)

    def advance(self, done: int, note: str = "") -> None:
        if done < self._next and done != self._total:
            return
        self._next = done * 1.25 if self._total is None else done + self._total / 50
        of = f" of {self._total}" if self._total is not None else ""
        self.say(f"{self._stage}: {done}{of}{' ' + note if note else ''}")

    def say(self, message: str) -> None:
        self._stream.write(message + "\n")
        self._stream.flush()


class Bars(Silent):
    """Progress bars by rich; for a terminal."""

    def __init__(self, stream: IO[str]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._bars = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(file=stream),
            transient=True,
        )
        self._task: TaskID | None = None
        self._stage = ""

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def start(self, stage: str, total: int | None = None) -> None:
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._stage = stage
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, done: int, note: str = "") -> None:
        if self._task is not None:
            self._bars.update(self._task, completed=done, description=f"{self._stage} {note}".strip())

    def say(self, message: str) -> None:
        self._bars.console.print(message, markup=False, highlight=False, soft_wrap=True)


def progress_for(stream: IO[str] | None = None) -> Progress:
    """Bars where ``stream`` (standard error when not given) is a terminal, plain lines elsewhere."""
    stream = stream if stream is not None else sys.stderr
    return Bars(stream) if stream.isatty() else Plain(stream)
