"""Ids of reports that have none of their own: the name of their file, and more of its path where that name is taken.

A report's id decides whether a text is a newer version of one that is known. A file name is a weak id: two folders may
both hold a ``001.txt``. So a text counts as a newer version only where it lies in the very file that the older one came
from; else it is a report of its own, as ``folder/001``. Ids that a caller gives are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePath

from twosource.core.incoming import Incoming
from twosource.ingest.problems import printable
from twosource.ingest.readers import STDIN, stem_of
from twosource.store.base import Version
from twosource.store.codec import digest


class Names:
    """Gives out ids in one run. ``current`` is the record's version of each report, ``ask`` brings what came in for it."""

    def __init__(self, current: Mapping[str, str], ask: Callable[[Iterable[Version]], Iterator[Incoming]]) -> None:
        self._current, self._ask = current, ask
        self._given: dict[str, tuple[str, str]] = {}
        self._paths: dict[str, str] = {}

    def settle(self, arrived: Incoming) -> Incoming:
        """``arrived`` under the id that it is to have."""
        stem = stem_of(arrived.file)
        if arrived.id != (stem if arrived.line is None else f"{stem}:{arrived.line}"):
            return arrived
        arrived = replace(arrived, path=self._path(arrived.file))
        return next(named for name in _names(arrived) if self._takes(named := replace(arrived, id=name)))

    def _takes(self, named: Incoming) -> bool:
        """True where no other report has the id: none, this very text, or an older text of this file."""
        mark = digest(named)
        if (given := self._given.get(named.id)) is not None:
            return given[0] == mark or (bool(named.path) and given[1] == named.path)
        known = self._current.get(named.id)
        before = None if known in (None, mark) else next(iter(self._ask([(named.id, known)])), None)
        if before is not None and not _same_file(before, named):
            return False
        self._given[named.id] = (mark, named.path)
        return True

    def _path(self, file: str) -> str:
        if file not in self._paths:
            self._paths[file] = "" if file == STDIN else str(Path(file).resolve())
        return self._paths[file]


def _names(arrived: Incoming) -> Iterator[str]:
    """The file's name, then with the folder before it, with the one before that, and last with a number."""
    yield arrived.id
    name = arrived.id
    for folder in reversed(PurePath(arrived.path).parts[:-1]):
        if folder != PurePath(arrived.path).anchor:
            name = f"{printable(folder)}/{name}"
            yield name
    for n in count(2):
        yield f"{arrived.id} ({n})"


def _same_file(before: Incoming, now: Incoming) -> bool:
    if before.path or not now.path:
        return bool(before.path) and before.path == now.path
    if before.file == STDIN:
        return False
    old, new = PurePath(before.file).parts, PurePath(now.path).parts
    return len(old) > 1 and new[-len(old) :] == old  # kept by an older twosource, which did not note the whole path
