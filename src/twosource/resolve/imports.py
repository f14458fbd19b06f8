"""Import places from tables: the project's own CSV, a GeoNames country dump, an OCHA COD-AB table or GeoJSON.

An import is read whole and checked before anything is written; the new file takes the old one's place in one step, so
a table with an error, or a run that is cut off, leaves the old gazetteer as it was.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from math import isfinite
from pathlib import Path

from twosource.resolve.build import written
from twosource.resolve.countries import load_countries
from twosource.resolve.entry import KINDS, SCHEMA_VERSION, Entry, GazetteerError, write
from twosource.resolve.spelling import load_spelling

REQUIRED = ("id", "name", "lat", "lon", "country")
_LONGEST_FIELD = 1_000_000


def import_csv(path_csv: Path, gazetteer_path: Path) -> int:
    """Add or update places from a CSV with the columns ``id,name,lat,lon,country`` and any of ``aliases`` (split at
    ``;`` or ``|``), ``kind,admin1,admin2,pcode,population``. Returns the number of places.

    Makes ``gazetteer_path``, with nothing else in it, when it is not there. Raises ``GazetteerError`` that names file
    and line; the old gazetteer is then untouched.
    """
    return import_entries(list(read_csv(path_csv)), gazetteer_path, source=f"csv:{path_csv.name}")


def import_table(path: Path, gazetteer_path: Path) -> int:
    """Import a file of any shape that is known by its name and head: GeoNames ``.txt``, GeoJSON, COD-AB CSV, own CSV."""
    return import_entries(list(reader_of(path)(path)), gazetteer_path, source=f"{path.name}")


def reader_of(path: Path) -> Callable[[Path], Iterator[Entry]]:
    """The reader for a file, chosen by its ending and, for a CSV, by its columns."""
    from twosource.resolve.cod_ab import is_cod_ab, read_cod_ab, read_geojson
    from twosource.resolve.geonames_dump import read_dump

    ending = path.suffix.lower()
    if ending in (".json", ".geojson"):
        return read_geojson
    if ending == ".txt":
        return read_dump
    head = text_of(path).split("\n", 1)[0]
    return read_cod_ab if is_cod_ab(head) else read_csv


def import_entries(entries: list[Entry], gazetteer_path: Path, *, source: str) -> int:
    """Write the entries into a copy of the gazetteer (or a new one) and put it in place when it is whole."""
    if not entries:
        raise GazetteerError(f"{source}: no place in it; nothing was imported")
    spelling = load_spelling()
    try:
        if not gazetteer_path.exists():
            with written(gazetteer_path) as db:
                return write(db, entries, spelling)
        with tempfile.TemporaryDirectory(dir=gazetteer_path.parent, prefix=f".{gazetteer_path.name}.") as folder:
            copy = Path(folder) / "copy.sqlite"
            shutil.copyfile(gazetteer_path, copy)
            with closing(sqlite3.connect(copy)) as db, db:
                version = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
                if version != (SCHEMA_VERSION,):
                    raise GazetteerError(f"{gazetteer_path} is of another version; build it anew first")
                count = write(db, entries, spelling)
            copy.replace(gazetteer_path)
            return count
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"{gazetteer_path} is no gazetteer ({error}); give another --gazetteer or build it anew"
        ) from error


def text_of(path: Path) -> str:
    """The file as text. Raises ``GazetteerError`` where it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(
            f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8 and import it again"
        ) from error


def read_csv(path: Path) -> Iterator[Entry]:
    """Rows of the project's own CSV."""
    previous = csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
        missing = [c for c in REQUIRED if c not in (rows.fieldnames or ())]
        if missing:
            raise GazetteerError(f"{path}:1: missing column{'s' if len(missing) > 1 else ''} {', '.join(missing)}; "
                                 f"needed are {', '.join(REQUIRED)}")  # fmt: skip
        seen: set[str] = set()
        for row in rows:
            entry = _entry(path, rows.line_num, row)
            if entry.gid in seen:
                raise GazetteerError(f"{path}:{rows.line_num}: id {entry.gid!r} stands there twice")
            seen.add(entry.gid)
            yield entry
    except csv.Error as error:
        raise GazetteerError(f"{path}: not a CSV table ({error})") from error
    finally:
        csv.field_size_limit(previous)


def _entry(path: Path, line: int, row: Mapping[str, str | None]) -> Entry:
    def cell(column: str) -> str:
        return (row.get(column) or "").strip()

    where = f"{path}:{line}"
    if not cell("id") or not cell("name"):
        raise GazetteerError(f"{where}: a place needs an id and a name")
    lat, lon = point(cell("lat"), cell("lon"), where=where)
    kind = cell("kind").lower() or "town"
    if kind not in KINDS:
        raise GazetteerError(f"{where}: unknown kind {kind!r}; known are {', '.join(sorted(KINDS))}")
    try:
        population = int(float(cell("population") or 0))
    except (ValueError, OverflowError) as error:
        raise GazetteerError(f"{where}: population {cell('population')!r} is no number") from error
    return Entry(
        gid=cell("id"), name=cell("name"), lat=lat, lon=lon, cc=country_code(cell("country"), where=where), kind=kind,
        aliases=tuple(a.strip() for a in cell("aliases").replace("|", ";").split(";") if a.strip()),
        admin1=cell("admin1") or None, admin2=cell("admin2") or None, population=max(0, population),
        pcode=cell("pcode") or None,
    )  # fmt: skip


def point(lat: str, lon: str, *, where: str) -> tuple[float, float]:
    """Read a point in degrees. Raises ``GazetteerError`` for what is no number or not on the globe."""
    try:
        found = (float(lat), float(lon))
    except ValueError as error:
        raise GazetteerError(f"{where}: lat {lat!r}, lon {lon!r}: not a point in degrees") from error
    if not (isfinite(found[0]) and isfinite(found[1]) and -90 <= found[0] <= 90 and -180 <= found[1] <= 180):
        raise GazetteerError(f"{where}: lat {lat}, lon {lon}: not on the globe (are they exchanged?)")
    return found


def country_code(country: str, *, where: str) -> str:
    """The code of a country given as code or name."""
    code = load_countries().code(country)
    if code is None:
        raise GazetteerError(f"{where}: unknown country {country!r}; give its two-letter code (ISO 3166-1)")
    return code


def json_of(path: Path) -> object:
    try:
        return json.loads(text_of(path))
    except (json.JSONDecodeError, RecursionError) as error:
        raise GazetteerError(f"{path}: not JSON ({error})") from error
