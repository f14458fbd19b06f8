"""Lexicons of actors and sources, indexed for matching. Built from data by the caller; no files are read here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from twosource.core.actor import Actor, Source

_SPACE = re.compile(r"\s+")
_MARKS = {ord(c): None for c in "'’‘`ʿʾ.\""} | {ord(c): " " for c in "-–‑/\u00a0"}


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Case, accents, apostrophes, full stops and hyphens folded away: the key under which names are matched."""
    if name.isascii():
        return _SPACE.sub(" ", name.translate(_MARKS)).strip().lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _SPACE.sub(" ", plain.translate(_MARKS)).strip().casefold()


@dataclass(frozen=True)
class Lexicon:
    """Actors and sources by id, and by folded alias. An alias that several entries share maps to all of them."""

    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    _actor_by_alias: dict[str, tuple[Actor, ...]] = field(init=False, repr=False, compare=False)
    _source_by_alias: dict[str, tuple[Source, ...]] = field(init=False, repr=False, compare=False)
    _actor_by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_actor_by_alias", _index(self.actors))
        object.__setattr__(self, "_source_by_alias", _index(self.sources))
        object.__setattr__(self, "_actor_by_id", {a.id: a for a in self.actors})

    def actor(self, ident: str | None) -> Actor | None:
        """The actor of an id."""
        return self._actor_by_id.get(ident) if ident else None

    def actors_named(self, name: str) -> tuple[Actor, ...]:
        return self._actor_by_alias.get(fold(name), ())

    def sources_named(self, name: str) -> tuple[Source, ...]:
        return self._source_by_alias.get(fold(name), ())

    @property
    def actor_aliases(self) -> Iterable[str]:
        """All folded names of actors."""
        return self._actor_by_alias.keys()

    @property
    def source_aliases(self) -> Iterable[str]:
        """All folded names of sources."""
        return self._source_by_alias.keys()


def _index[T: (Actor, Source)](entries: tuple[T, ...]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    entry: T
    for entry in entries:
        for alias in dict.fromkeys(fold(a) for a in (entry.name, *entry.aliases)):
            found.setdefault(alias, []).append(entry)
    return {alias: tuple(rows) for alias, rows in found.items()}
