"""Inputs to files: what a folder holds that is a report, in an order that does not depend on the machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.core.incoming import SetAside

STDIN = "-"
STREAMED = (".jsonl", ".ndjson")
"""Endings of files that are read line by line, never as a whole."""

BESIDE = frozenset({".json", ".geojson", ".csv", ".tsv", ".toml", ".yaml", ".yml", ".ini", ".xml", ".md", ".py", ".sh"})
"""Endings of files that often lie beside reports and are none. In a folder they are passed over, with a word."""


@dataclass(frozen=True, slots=True)
class Found:
    """``files`` in order, what was ``passed_over``, and what could not be looked into."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    unreadable: tuple[SetAside, ...]


def find_files(inputs: Sequence[Path]) -> Found:
    """Files named are taken as they are; folders are searched through, hidden names left out. Each file comes once."""
    taken: dict[Path, Path] = {}
    passed: list[Path] = []
    unreadable: list[SetAside] = []
    for path in inputs:
        if str(path) == STDIN:
            taken.setdefault(path, path)
            continue
        if not path.is_dir():
            taken.setdefault(path.resolve(), path)
            continue
        for file in _walk(path, unreadable):
            if file.suffix.lower() in BESIDE:
                passed.append(file)
            else:
                taken.setdefault(file.resolve(), file)
    return Found(tuple(taken.values()), tuple(passed), tuple(unreadable))


def _walk(folder: Path, unreadable: list[SetAside]) -> Iterator[Path]:
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        unreadable.append(cannot_open(folder, error))
        return
    for child in children:
        if child.name.startswith("."):
            continue
        try:
            folder_like, odd = child.is_dir(), child.exists() and not child.is_file()
        except OSError as error:
            unreadable.append(cannot_open(child, error))
            continue
        if not folder_like and not odd:
            yield child
        elif not folder_like:
            unreadable.append(_no_file(child))
        elif not child.is_symlink():
            yield from _walk(child, unreadable)


def _no_file(path: Path) -> SetAside:
    """A pipe, socket or device in a folder: reading it could wait for ever."""
    return SetAside(
        str(path), None, "it is a pipe or a device, not a file", "Name it as an input itself if it is to be read."
    )


def cannot_open(path: Path, error: OSError) -> SetAside:
    """Why a file was not opened."""
    return SetAside(
        str(path),
        None,
        f"it could not be opened: {error.strerror or error}",
        "Check the name and the permissions, then run the same command again.",
    )


def is_streamed(path: Path) -> bool:
    """True for plain JSON lines; packed ones are unpacked by ingest, under its limits."""
    return path.suffix.lower() in STREAMED
