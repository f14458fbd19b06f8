"""What a part of the record depends on, as one short string: a change of code, data, model or places shows in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

READING = ("core", "ingest", "extract", "data", "lexicons.py")
DERIVING = (
    "core",
    "ingest",
    "resolve",
    "link",
    "reconcile",
    "data",
    "lexicons.py",
    "engine",
    "review",
    "overlay.py",
    "publish/listing.py",
)


@cache
def of_package(parts: Sequence[str]) -> str:
    """Hash over the names and bytes of every file in these folders and files of the package."""
    root = files("twosource")
    summed = hashlib.sha256()
    for part in sorted(parts):
        for name, data in _files_in(root / part, part):
            summed.update(f"{name}\0{len(data)}\0".encode())
            summed.update(data)
    return summed.hexdigest()


def of_files(paths: Iterable[Path]) -> str:
    """Hash over the bytes of files, and of the files in folders, in the order given. A missing one counts as such."""
    summed = hashlib.sha256()
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else (path,):
            if not file.is_file():
                summed.update(b"missing\0")
                continue
            with file.open("rb") as opened:
                summed.update(hashlib.file_digest(opened, "sha256").digest())
    return summed.hexdigest()


def summed(pairs: Iterable[tuple[str, str]], total: int = 0) -> int:
    """A number over a set of pairs, in any order; ``total`` of some and the rest give the number of all."""
    for left, right in pairs:
        mark = hashlib.sha256(f"{left}\0{right}".encode("utf-8", "surrogatepass")).digest()
        total = (total + int.from_bytes(mark)) % (1 << 256)
    return total


def joined(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _files_in(place: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    if place.is_file():
        yield name, place.read_bytes()
        return
    if not place.is_dir():
        return
    for child in sorted(place.iterdir(), key=lambda found: found.name):
        if child.name != "__pycache__" and not child.name.endswith(".pyc"):
            yield from _files_in(child, f"{name}/{child.name}")
