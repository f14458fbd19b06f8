"""A gazetteer that remembers its answers: reports of one war name the same places again and again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.rows import Match

REMEMBERED = 20_000
"""Names whose answers are kept; the one not asked for longest goes first."""


class Remembering(Gazetteer):
    """Answers as ``Gazetteer`` does. The file is only read, so that an answer stays true as long as it is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._ask = lru_cache(REMEMBERED)(self._asked)

    def matches(self, name: str, *, country: str | None = None, by_ear: bool = True) -> list[Match]:
        return list(self._ask(name, country, by_ear))

    def _asked(self, name: str, country: str | None, by_ear: bool) -> tuple[Match, ...]:
        return tuple(super().matches(name, country=country, by_ear=by_ear))
