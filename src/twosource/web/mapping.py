"""The map of a filter: a window on the vendored basemap, with points that lie close together drawn as one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from sqlite3 import Row

from twosource.publish.basemap import Basemap, Point, Window, clip, country_shapes, load_basemap
from twosource.web.filters import Box
from twosource.web.labels import HEIGHT, WIDTH, Label, box_around, is_free, put

CELL_PX = 34
"""Points within a cell of this many units of the drawing are one pin."""
WIDE_DEGREES = 24.0
"""From this width on outlines are drawn coarsely: there they are finer than the eye."""


@dataclass(frozen=True, slots=True)
class Pin:
    """``box`` holds all points of the pin; it is ``None`` where they are one point."""

    x: float
    y: float
    size: float
    disc: float
    n: int
    one: str
    contested: int
    name: str
    lon: float
    lat: float
    radius_km: float | None
    box: Box | None
    label: Label | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the pins."""

    shapes: tuple[str, ...]
    countries: tuple[Label, ...]
    meridians: tuple[tuple[float, str], ...]
    parallels: tuple[tuple[float, str], ...]


def window_for(points: Box | None, asked: Box | None) -> Window:
    """The window asked for, or the one that holds the points; without any, the world."""
    west, south, east, north = asked or points or (-160.0, -55.0, 170.0, 70.0)
    corners = [(west, south), (east, north)]
    if asked:
        return Window.around(corners, width=WIDTH, height=HEIGHT, min_km=4.0, margin=0.0)
    return Window.around(corners, width=WIDTH, height=HEIGHT, min_km=220.0, margin=0.12)


def box_of(window: Window) -> Box:
    return tuple(round(v, 4) for v in (window.west, window.south, window.east, window.north))  # type: ignore[return-value]


def cell_of(window: Window) -> float:
    """Degrees of a cell of the drawing."""
    return (window.east - window.west) * CELL_PX / WIDTH


def zoomed(window: Window, factor: float) -> Box:
    """The same middle from ``factor`` times as far, kept on the globe."""
    made = window.scaled(factor, width=WIDTH, height=HEIGHT)
    west, south, east, north = box_of(made)
    return max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0)


@lru_cache(maxsize=1)
def basemap() -> Basemap:
    """The package's basemap, read once."""
    return load_basemap()


@lru_cache(maxsize=64)
def ground(window: Window) -> Ground:
    """Countries and grid of a window; the same window is worked out once."""
    wide = window.east - window.west > WIDE_DEGREES
    if wide:
        shapes = tuple(_coarse(rings, window) for _, rings in basemap().countries)
        named: tuple[Label, ...] = ()
    else:
        found = list(country_shapes(basemap(), window))
        shapes = tuple(path for _, path, _, _ in found)
        named = tuple(Label(x, y, name.upper(), "middle") for name, _, (x, y), part in found if part > 0.035)
    return Ground(
        tuple(s for s in shapes if s),
        named,
        tuple((window.xy(v, window.north)[0], _degrees(v, "E", "W")) for v in _steps(window.west, window.east)),
        tuple((window.xy(window.west, v)[1], _degrees(v, "N", "S")) for v in _steps(window.south, window.north)),
    )


def _coarse(rings: Sequence[tuple[Point, ...]], window: Window) -> str:
    """The outline to whole units of the drawing, without rings that would be a dot."""
    box = (window.west, window.south, window.east, window.north)
    made = []
    for ring in rings:
        kept: list[tuple[int, int]] = []
        for point in clip(ring, box):
            x, y = window.xy(*point)
            spot = (round(x), round(y))
            if not kept or abs(kept[-1][0] - spot[0]) + abs(kept[-1][1] - spot[1]) > 1:
                kept.append(spot)
        if len(kept) > 3:
            made.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
    return "".join(made)


def pins(rows: Sequence[Row], window: Window) -> tuple[Pin, ...]:
    """One pin per cluster, the largest first; labels where they hide nothing."""
    taken: list[Box] = [(WIDTH - 44, 0, WIDTH, 110), (0, HEIGHT - 24, 130, HEIGHT)]
    spots = [(row, *window.xy(row["lon"], row["lat"])) for row in rows]
    for row, x, y in spots:
        size = _size(row["n"])
        taken.append((x - size, y - size, x + size, y + size))
    made: list[Pin] = []
    for row, x, y in spots:
        text = (row["place"] or "") + (f" +{row['places'] - 1}" if row["places"] > 1 else "")
        km = row["radius_km"] or 0.0
        apart = row["e"] - row["w"] > 1e-4 or row["nn"] - row["s"] > 1e-4
        label = put(x, y, _size(row["n"]) + 5, text, taken) if len(made) < 40 and text else None
        made.append(
            Pin(
                x, y, _size(row["n"]), km * window.px_per_km if not apart else 0.0, row["n"], row["one"],
                row["contested"], text, row["lon"], row["lat"], row["radius_km"],
                (row["w"], row["s"], row["e"], row["nn"]) if apart else None, label,
            )
        )  # fmt: skip
    return tuple(made)


def towns(window: Window, drawn: Sequence[Pin]) -> tuple[tuple[float, float, Label], ...]:
    """Some towns to find one's way by, where there is room."""
    taken: list[Box] = [(p.x - p.size, p.y - p.size, p.x + p.size, p.y + p.size) for p in drawn]
    taken += [box_around(p.label) for p in drawn if p.label] + [(WIDTH - 44, 0, WIDTH, 110)]
    names = {p.name.partition(" +")[0] for p in drawn}
    made: list[tuple[float, float, Label]] = []
    for town in basemap().towns:
        if len(made) >= 16:
            break
        if window.holds(town.lon, town.lat) and town.name not in names:
            x, y = window.xy(town.lon, town.lat)
            if is_free((x - 4, y - 4, x + 4, y + 4), taken) and (label := put(x, y, 5, town.name, taken)):
                made.append((x, y, label))
    return tuple(made)


def scale(window: Window) -> tuple[int, float]:
    """Kilometres of the scale bar, and its length in units of the drawing."""
    wanted = 110 / window.px_per_km
    sizes = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
    km = next((s for s in sizes if s >= wanted * 0.6), 5000)
    return km, km * window.px_per_km


def _size(n: int) -> float:
    return min(5.0 + 2.2 * math.sqrt(n), 24.0)


def _steps(low: float, high: float) -> list[float]:
    step = next((s for s in (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30) if (high - low) / s <= 7), 45)
    return [step * i for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{'' if value == 0 else plus if value > 0 else minus}"
