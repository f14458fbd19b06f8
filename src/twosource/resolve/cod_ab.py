"""Read OCHA Common Operational Datasets of administrative boundaries (COD-AB): tables and GeoJSON, any level."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from twosource.resolve.entry import Entry, GazetteerError
from twosource.resolve.imports import country_code, json_of, point, text_of

_PCODE = re.compile(r"^adm(?:in)?(\d)_?pcode$", re.IGNORECASE)
_NAME = re.compile(r"^adm(?:in)?(\d)_?(?:name)?_?(?:[a-z]{2,3})?\d?$", re.IGNORECASE)
_KINDS = {0: "country", 1: "governorate", 2: "district", 3: "subdistrict", 4: "subdistrict"}


def is_cod_ab(head: str) -> bool:
    """True for a table head with a P-code column (``ADM1_PCODE``, ``admin2Pcode``)."""
    return any(_PCODE.match(c.strip().strip('"')) for c in head.split(","))


def read_cod_ab(path: Path) -> Iterator[Entry]:
    """Rows of a COD-AB table with a point for each division (``lat``/``lon`` or ``y``/``x`` columns)."""
    rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
    for row in rows:
        cells = {k.strip().lower(): (v or "").strip() for k, v in row.items() if k and isinstance(v, str)}
        lat = _first(cells, "lat", "latitude", "y", "center_lat", "point_y", "y_coord")
        lon = _first(cells, "lon", "long", "longitude", "x", "center_lon", "point_x", "x_coord")
        where = f"{path}:{rows.line_num}"
        if not lat or not lon:
            raise GazetteerError(
                f"{where}: no point; a COD-AB table needs the columns lat and lon, or import its GeoJSON"
            )
        yield _division(cells, point(lat, lon, where=where), where)


def read_geojson(path: Path) -> Iterator[Entry]:
    """Features of a COD-AB GeoJSON (points, or polygons that are placed at the middle of their box), or points with the
    columns of the project's own CSV as properties."""
    data = json_of(path)
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise GazetteerError(f"{path}: not a GeoJSON FeatureCollection")
    for number, feature in enumerate(features, 1):
        where = f"{path}: feature {number}"
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            raise GazetteerError(f"{where}: no geometry")
        points = list(_points(feature["geometry"].get("coordinates")))
        if not points:
            raise GazetteerError(f"{where}: no coordinates")
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        place = point(str((min(lats) + max(lats)) / 2), str((min(lons) + max(lons)) / 2), where=where)
        properties = feature.get("properties") or {}
        cells = {str(k).lower(): str(v).strip() for k, v in properties.items() if v is not None}
        yield _division(cells, place, where) if any(_PCODE.match(k) for k in cells) else _plain(cells, place, where)


def _plain(cells: Mapping[str, str], place: tuple[float, float], where: str) -> Entry:
    if not cells.get("id") or not cells.get("name"):
        raise GazetteerError(f"{where}: neither P-codes nor the properties id, name and country")
    code = country_code(cells.get("country", ""), where=where)
    return Entry(gid=cells["id"], name=cells["name"], lat=place[0], lon=place[1], cc=code, kind="town")


def _division(cells: Mapping[str, str], place: tuple[float, float], where: str) -> Entry:
    pcodes = {int(m[1]): v for k, v in cells.items() if (m := _PCODE.match(k)) and v}
    names: dict[int, list[str]] = {}
    for key, value in cells.items():
        if (m := _NAME.match(key)) and value and not _PCODE.match(key):
            names.setdefault(int(m[1]), []).append(value)
    level = max((n for n in pcodes if n in names), default=-1)
    if level < 0:
        raise GazetteerError(f"{where}: a division needs a name and a P-code of the same level")
    country = pcodes.get(0) or pcodes[level][:2]
    return Entry(
        gid=f"pcode:{pcodes[level]}", name=_latin_first(names[level]), lat=round(place[0], 5), lon=round(place[1], 5),
        cc=country_code(country[:2], where=where), kind=_KINDS.get(level, "subdistrict"), aliases=tuple(names[level]),
        admin1=_latin_first(names[1]) if 1 in names else None, admin2=_latin_first(names[2]) if 2 in names else None,
        pcode=pcodes[level], source="cod-ab",
    )  # fmt: skip


def _latin_first(names: list[str]) -> str:
    return next((n for n in names if n.isascii()), names[0])


def _first(cells: Mapping[str, str], *columns: str) -> str:
    return next((cells[c] for c in columns if cells.get(c)), "")


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list):
        if len(coordinates) >= 2 and all(isinstance(v, int | float) for v in coordinates[:2]):
            yield (coordinates[0], coordinates[1])
        else:
            for part in coordinates:
                yield from _points(part)
