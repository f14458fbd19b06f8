"""The map of the page as values for its template: shapes, labels that do not collide, and one pin per point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.incident import Incident
from twosource.publish.basemap import Basemap, Point, Window, country_shapes

WIDTH, HEIGHT = 720.0, 330.0
MAX_RADIUS_KM = 100.0
"""A point that is less sure than this is no point."""


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Pin:
    """All incidents drawn at one point. ``radius`` is the uncertainty and ``size`` the pin's own, in drawing units."""

    x: float
    y: float
    radius: float
    radius_km: float
    size: float
    incidents: tuple[str, ...]
    contested: bool
    places: tuple[str, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class MapView:
    width: float
    height: float
    shapes: tuple[str, ...]
    countries: tuple[Label, ...]
    towns: tuple[tuple[float, float, Label], ...]
    meridians: tuple[tuple[float, str], ...]
    parallels: tuple[tuple[float, str], ...]
    scale_px: float
    scale_km: int
    pins: tuple[Pin, ...]
    locator: tuple[str, ...]
    locator_box: tuple[float, float, float, float]


def drawn_at(incident: Incident) -> Point | None:
    """Where an incident is drawn (longitude, latitude), or ``None``.

    What has not happened isn't drawn, nor a place that is only known by its province or country (UCDP ``where_prec`` 4
    and more): the middle of a country is nobody's place.
    """
    place = incident.place
    if incident.status != "happened" or place is None or place.lat is None or place.lon is None:
        return None
    if (place.precision or 1) > 3 or (place.radius_km or 0.0) > MAX_RADIUS_KM:
        return None
    return round(place.lon, 4), round(place.lat, 4)


def map_view(incidents: Sequence[Incident], basemap: Basemap) -> MapView | None:
    """``None`` where no incident has a point. Only what happened is drawn."""
    groups: dict[Point, list[Incident]] = {}
    for incident in incidents:
        point = drawn_at(incident)
        if point:
            groups.setdefault(point, []).append(incident)
    if not groups:
        return None
    window = Window.around(list(groups), width=WIDTH, height=HEIGHT)
    taken: list[tuple[float, float, float, float]] = [(0, HEIGHT - 30, 130, HEIGHT), (WIDTH - 150, 0, WIDTH, 96)]
    pins = _pins(groups, window, taken)
    shapes = list(country_shapes(basemap, window))
    countries = tuple(
        Label(x, y, name.upper(), "middle")
        for name, _, (x, y), part in shapes
        if part > 0.035 and _free(_box(x - 4.5 * len(name), y, 9 * len(name)), taken)
    )
    far = window.scaled(
        max(5.0, 28.0 / (window.north - window.south)) if window.north - window.south < 28 else 2.5,
        width=132,
        height=80,
    )
    left, top = far.xy(window.west, window.north)
    right, bottom = far.xy(window.east, window.south)
    km = _nice(110 / window.px_per_km)
    return MapView(
        WIDTH,
        HEIGHT,
        tuple(path for _, path, _, _ in shapes),
        countries,
        _towns(basemap, window, taken, {p for pin in pins for p in pin.places}),
        tuple((window.xy(v, window.north)[0], _degrees(v, "E", "W")) for v in _steps(window.west, window.east)),
        tuple((window.xy(window.west, v)[1], _degrees(v, "N", "S")) for v in _steps(window.south, window.north)),
        km * window.px_per_km,
        km,
        pins,
        tuple(path for _, path, _, _ in country_shapes(basemap, far, margin=0.02)),
        (left, top, max(right - left, 3), max(bottom - top, 3)),
    )


def _pins(
    groups: dict[Point, list[Incident]], window: Window, taken: list[tuple[float, float, float, float]]
) -> tuple[Pin, ...]:
    spots = {point: window.xy(*point) for point in groups}
    for (x, y), members in zip(spots.values(), groups.values(), strict=True):
        size = _size(len(members))
        taken.append((x - size, y - size, x + size, y + size))
    made: list[Pin] = []
    for point, members in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        x, y = spots[point]
        km = max((i.place.radius_km or 0.0) for i in members if i.place)
        places = tuple(dict.fromkeys(i.place.name for i in members if i.place))
        text = places[0] + (f" +{len(places) - 1}" if len(places) > 1 else "")
        label = _label(x, y, _size(len(members)) + 5, text, taken, width=7.0) if len(made) < 60 else None
        made.append(
            Pin(
                x,
                y,
                km * window.px_per_km,
                km,
                _size(len(members)),
                tuple(i.id for i in members),
                any(i.grade == "contested" for i in members),
                places,
                label,
            )
        )
    return tuple(made)


def _towns(
    basemap: Basemap, window: Window, taken: list[tuple[float, float, float, float]], drawn: set[str]
) -> tuple[tuple[float, float, Label], ...]:
    made: list[tuple[float, float, Label]] = []
    for town in basemap.towns:
        if len(made) >= 14:
            break
        if not window.holds(town.lon, town.lat) or town.name in drawn:
            continue
        x, y = window.xy(town.lon, town.lat)
        if not (_free((x - 3, y - 3, x + 3, y + 3), taken) and 12 < x < WIDTH - 12 and 14 < y < HEIGHT - 14):
            continue
        label = _label(x, y, 5, town.name, taken, width=5.8)
        if label:
            made.append((x, y, label))
    return tuple(made)


def _label(
    x: float, y: float, gap: float, text: str, taken: list[tuple[float, float, float, float]], *, width: float
) -> Label | None:
    wide = width * len(text)
    for lx, ly, anchor, left in (
        (x + gap, y + 4, "start", x + gap),
        (x - gap, y + 4, "end", x - gap - wide),
        (x, y - gap - 3, "middle", x - wide / 2),
        (x, y + gap + 11, "middle", x - wide / 2),
    ):
        box = _box(left, ly, wide)
        if left > 2 and left + wide < WIDTH - 2 and box[1] > 2 and box[3] < HEIGHT - 2 and _free(box, taken):
            taken.append(box)
            return Label(lx, ly, text, anchor)
    return None


def _size(count: int) -> float:
    return min(5.0 + 2.2 * math.sqrt(count), 20.0)


def _box(left: float, baseline: float, width: float) -> tuple[float, float, float, float]:
    return left, baseline - 11, left + width, baseline + 4


def _free(box: tuple[float, float, float, float], taken: list[tuple[float, float, float, float]]) -> bool:
    return all(box[2] < t[0] or box[0] > t[2] or box[3] < t[1] or box[1] > t[3] for t in taken)


def _nice(value: float) -> int:
    for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
        if size >= value * 0.6:
            return size
    return 5000


def _steps(low: float, high: float) -> list[float]:
    step = next((s for s in (0.25, 0.5, 1, 2, 5, 10, 20, 30) if (high - low) / s <= 6), 45)
    return [step * i for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{'' if value == 0 else plus if value > 0 else minus}"
