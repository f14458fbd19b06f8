"""The vendored basemap: countries of Natural Earth and towns of GeoNames, cut to a window.

Borders are drawn as the data has them, which is de facto. Nothing in the record is ever derived from them.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    lon: float
    lat: float
    population: int


@dataclass(frozen=True, slots=True)
class Basemap:
    """Country names with their rings, in degrees (longitude, latitude); towns, the largest first."""

    countries: tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the globe and the drawing it fills, equirectangular about its middle latitude."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @classmethod
    def around(
        cls, points: list[Point], *, width: float, height: float, min_km: float = 260.0, margin: float = 0.22
    ) -> Window:
        """The window of that shape that holds all points (lon, lat) with a margin, at least ``min_km`` high."""
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        shrink = max(math.cos(math.radians(lat)), 0.2)
        high = max((max(lats) - min(lats)) * (1 + 2 * margin), min_km / 111.32)
        wide = max((max(lons) - min(lons)) * (1 + 2 * margin), high / shrink * width / height)
        high = max(high, wide * shrink * height / width)
        return cls(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2, width, height)

    def scaled(self, factor: float, *, width: float, height: float) -> Window:
        """The same middle seen from ``factor`` times as far."""
        lon, lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        wide, high = (self.east - self.west) / 2 * factor, (self.north - self.south) / 2 * factor
        return Window(lon - wide, lat - high, lon + wide, lat + high, width, height)

    def xy(self, lon: float, lat: float) -> Point:
        return (
            (lon - self.west) / (self.east - self.west) * self.width,
            (self.north - lat) / (self.north - self.south) * self.height,
        )

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def px_per_km(self) -> float:
        return self.height / ((self.north - self.south) * 111.32)


def packed_basemap() -> bytes:
    """The file itself, gzipped: ``countries`` of name and rings, each ring steps of longitude and latitude in hundredths
    of a degree from the point before; ``towns`` of name, longitude, latitude (hundredths) and thousands of people."""
    return resources.files("twosource.publish").joinpath("data/basemap.json.gz").read_bytes()


def load_basemap() -> Basemap:
    """Read the basemap that ships with the package (see ``tools/build_basemap.py``)."""
    data = json.loads(gzip.decompress(packed_basemap()))
    countries = tuple((name, tuple(_ring(r) for r in rings)) for name, rings in data["countries"])
    return Basemap(countries, tuple(Town(n, x / 100, y / 100, k * 1000) for n, x, y, k in data["towns"]))


def country_shapes(
    basemap: Basemap, window: Window, *, margin: float = 0.15
) -> Iterator[tuple[str, str, Point, float]]:
    """For each country in sight: its name, its SVG path, where its name goes, and the part of the drawing it fills."""
    dx, dy = (window.east - window.west) * margin, (window.north - window.south) * margin
    box = (window.west - dx, window.south - dy, window.east + dx, window.north + dy)
    inner = (window.west, window.south, window.east, window.north)
    for name, rings in basemap.countries:
        parts = [clipped for ring in rings if (clipped := clip(ring, box))]
        if not parts:
            continue
        seen = [[window.xy(*p) for p in part] for ring in rings if (part := clip(ring, inner))]
        largest = max(seen, key=_area, default=[])
        spot = _inside(largest) if largest else (0.0, 0.0)
        yield (
            name,
            "".join(_path([window.xy(*p) for p in part]) for part in parts),
            spot,
            _area(largest) / (window.width * window.height),
        )


def clip(ring: tuple[Point, ...], box: tuple[float, float, float, float]) -> list[Point]:
    """A ring cut to a box (Sutherland and Hodgman); empty where it lies outside."""
    west, south, east, north = box
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
        return []
    points = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        made: list[Point] = []
        for a, b in pairwise([*points, points[0]]) if points else ():
            inside_a, inside_b = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if inside_a:
                made.append(a)
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                made.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        points = made
    return points if len(points) > 2 else []


def _ring(flat: list[int]) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for i in range(0, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        points.append((x / 100, y / 100))
    return tuple(points)


def _path(points: list[Point]) -> str:
    kept: list[str] = []
    for x, y in points:
        said = f"{x:.1f} {y:.1f}"
        if not kept or kept[-1] != said:
            kept.append(said)
    return f"M{'L'.join(kept)}Z"


def _area(points: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2 if points else 0.0


def _inside(points: list[Point]) -> Point:
    """A spot well inside a shape: the middle of its widest level stretch among a few."""
    ys = [p[1] for p in points]
    best: tuple[float, Point] = (0.0, points[0])
    for i in range(2, 9):
        y = min(ys) + (max(ys) - min(ys)) * i / 10
        cuts = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in pairwise([*points, points[0]])
            if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            if right - left > best[0] * 1.15:
                best = (right - left, ((left + right) / 2, y))
    return best[1]
