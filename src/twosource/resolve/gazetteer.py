"""The gazetteer: one SQLite file, opened for reading, asked by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.core.place import Candidate
from twosource.resolve.entry import SCHEMA_VERSION, GazetteerError
from twosource.resolve.match import best_matches, matches_of
from twosource.resolve.rows import Heard, Match, Near, Row
from twosource.resolve.spelling import load_spelling

_BATCH = 400
_COLUMNS = "n.name, n.key, p.id, p.gid, p.name, p.lat, p.lon, p.cc, p.kind, p.admin1, p.admin2, p.population, p.radius, p.parent, p.latin, p.arabic"
_HEARD = "n.rowid, n.name, n.sound, p.kind, p.latin, p.arabic"
_REMEMBERED = 20_000
_MAPPED = 1 << 28
"""Bytes of the file that may be read as memory: rows of a lookup lie all over it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading may know of a name before it is placed: the largest place of that name."""

    population: int
    kind: str


class Gazetteer:
    """Answers by name. ``path``: a file made by ``build_gazetteer`` or an import. Raises ``GazetteerError``."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerError(f"there is no gazetteer at {path}; make it with: twosource gazetteer build")
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            version = self._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"{path} is no gazetteer ({error}); make it anew with: twosource gazetteer build"
            ) from error
        if not version or version[0] != SCHEMA_VERSION:
            raise GazetteerError(f"{path} is of another version; make it anew with: twosource gazetteer build")
        self.path = path
        self._db.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._spelling = load_spelling()
        self._sizes: dict[str, Known | None] = {}

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lookup(
        self,
        name: str,
        *,
        name_ar: str | None = None,
        country: str | None = None,
        near: Near | str | None = None,
        kind: str | None = None,
        limit: int = 5,
    ) -> tuple[Candidate, ...]:
        """Candidates, best first; ``()`` where nothing fits.

        ``name_ar``: the same name in its own script. ``country``: ISO 3166-1 alpha-2, a hard filter. ``near``:
        ``(lat, lon)`` or the name of a place near by. ``kind``: the kind that the phrase asks for, a preference.
        """
        point = self._point(near, country) if isinstance(near, str) else near
        return best_matches(
            self, self._spelling, name, other=name_ar, country=country, near=point, kind=kind, limit=limit
        )

    def matches(self, name: str, *, country: str | None = None, by_ear: bool = True) -> list[Match]:
        """All places that a name may mean, unranked: for callers that know more of the context than ``lookup``."""
        return matches_of(self, self._spelling, name, country=country, by_ear=by_ear)

    def known(self, names: Sequence[str]) -> frozenset[str]:
        """Those of ``names`` that are names of places, articles and generic words folded."""
        return frozenset(self.sizes(names))

    def sizes(self, names: Sequence[str]) -> Mapping[str, Known]:
        """The known ones of ``names``, each with the largest place that bears the name."""
        keys = {name: self._spelling.key(name) for name in names}
        asked = sorted({k for k in keys.values() if k and k not in self._sizes})
        if asked:
            if len(self._sizes) > _REMEMBERED:
                self._sizes.clear()
            self._sizes.update(dict.fromkeys(asked))
            for start in range(0, len(asked), _BATCH):
                part = asked[start : start + _BATCH]
                rows = self._db.execute(
                    "SELECT n.key, p.population, p.kind FROM name n JOIN place p ON p.id = n.place"
                    f" WHERE n.key IN ({','.join('?' * len(part))})",
                    part,
                )
                for key, population, kind in rows:
                    have = self._sizes[key]
                    if have is None or (population, kind) > (have.population, have.kind):
                        self._sizes[key] = Known(population, kind)
        return {name: size for name, key in keys.items() if (size := self._sizes.get(key))}

    def by_key(self, keys: Sequence[str], country: str | None = None) -> list[Row]:
        """Names with one of these keys."""
        return [Row._make(row) for row in self._found(_COLUMNS, "key", keys, country)]

    def by_number(self, numbers: Sequence[int]) -> dict[int, Row]:
        """The rows of names, by the number of the name."""
        found: dict[int, Row] = {}
        for start in range(0, len(numbers), _BATCH):
            part = numbers[start : start + _BATCH]
            sql = f"SELECT n.rowid, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.rowid IN ({','.join('?' * len(part))})"
            found.update((row[0], Row._make(row[1:])) for row in self._db.execute(sql, part))
        return found

    def by_skeleton(
        self, skeletons: Sequence[str], country: str | None = None, *, fewer_than: tuple[str, int] | None = None
    ) -> list[Heard]:
        """Names with one of these consonant skeletons. ``fewer_than``: only of settlements with fewer known spellings in
        ``latin`` or ``arabic`` letters than so many."""
        more = ""
        if fewer_than is not None and fewer_than[0] in ("latin", "arabic"):
            kinds = ", ".join(f"'{kind}'" for kind in ("country", "governorate", "district", "subdistrict"))
            more = f" AND p.{fewer_than[0]} < {int(fewer_than[1])} AND p.kind NOT IN ({kinds})"
        return [Heard._make(row) for row in self._found(_HEARD, "skeleton", skeletons, country, more)]

    def meta(self) -> dict[str, str]:
        """What the file says of itself: schema, source, credits."""
        return dict(self._db.execute("SELECT key, value FROM meta").fetchall())

    def counts(self) -> dict[str, int]:
        """Number of places by kind."""
        return dict(self._db.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind").fetchall())

    def sources(self) -> dict[str, int]:
        """Number of places by where they come from, with the licence where a source has several."""
        return dict(self._db.execute("SELECT source, count(*) FROM place GROUP BY source ORDER BY source").fetchall())

    def _found(
        self, columns: str, column: str, values: Sequence[str], country: str | None, more: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(values), _BATCH):
            part = list(values[start : start + _BATCH])
            where = f"n.{column} IN ({','.join('?' * len(part))})" + (
                " AND n.skeleton <> ''" if column == "skeleton" else ""
            )
            if country:
                where += " AND n.cc = ?"
                part.append(country)
            yield from self._db.execute(
                f"SELECT {columns} FROM name n JOIN place p ON p.id = n.place WHERE {where}{more} LIMIT 4000", part
            )

    def _point(self, name: str, country: str | None) -> Near | None:
        best = self.lookup(name, country=country, limit=1)
        return (best[0].lat, best[0].lon) if best else None
