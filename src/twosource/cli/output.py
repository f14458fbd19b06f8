"""Writing data: to standard output, or to a file as a whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST = 140
"""Columns of tables in pipes and files, where no terminal says how wide it is."""


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write ``pieces`` as UTF-8 to the file ``output``, or to standard output.

    A file is written beside its place and put there when it is whole, so that a reader never sees half of one.
    A lone surrogate becomes its escape, which in JSON means the same.
    """
    if output is None:
        stream = sys.stdout.buffer
        for piece in pieces:
            stream.write(piece.encode("utf-8", "backslashreplace"))
        stream.flush()
        return
    try:
        _replace(pieces, output)
    except OSError as error:
        raise TwosourceError(
            f"the output could not be written: {error.strerror or error}",
            where=str(output),
            advice="Name a file in a folder that exists and can be written to.",
        ) from error


def _replace(pieces: Iterable[str], output: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "backslashreplace"))
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def show(rendered: RenderableType, *, err: bool = False) -> None:
    """Print what rich renders: in colour on a terminal, as plain text elsewhere."""
    from rich.console import Console

    stream = sys.stderr if err else sys.stdout
    terminal = stream.isatty()
    console = Console(file=stream, width=None if terminal else max(NARROWEST, _columns()), highlight=False)
    console.print(rendered)


def _columns() -> int:
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdigit() else 0
