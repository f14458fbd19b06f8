"""Opens files one after the other and hands on what they hold, so that a broken one stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from twosource.core.incoming import Incoming, SetAside
from twosource.engine import faults
from twosource.engine.base import Stages
from twosource.engine.files import STDIN, cannot_open, is_streamed
from twosource.engine.reading import Witness
from twosource.ingest.readers import bounded_lines

LARGEST = 2_000_000_000
"""Bytes; a single text or page beyond this is not even opened."""


def take_in(
    files: Iterable[Path], stages: Stages, *, stdin: BinaryIO, witness: Witness = lambda _: None
) -> Iterator[Incoming | SetAside]:
    """What the files hold, in order. ``-`` is standard input, read once."""
    for path in files:
        yield from _one(path, stages, stdin, witness)


def _one(path: Path, stages: Stages, stdin: BinaryIO, witness: Witness) -> Iterator[Incoming | SetAside]:
    name = str(path)
    try:
        if name == STDIN:
            yield from stages.read_file(name, stdin.read())
        elif is_streamed(path):
            with path.open("rb") as opened:
                yield from stages.read_lines(name, bounded_lines(opened))
        elif (size := path.stat().st_size) > LARGEST:
            yield SetAside(
                name,
                None,
                f"it has {size:,} bytes, more than one report can",
                "Split it into its reports and give those.",
            )
        else:
            yield from stages.read_file(name, path.read_bytes())
    except OSError as error:
        yield cannot_open(path, error)
    except Exception as error:
        witness(error)
        yield faults.set_aside(error, stage="open", file=name)
