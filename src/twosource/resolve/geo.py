"""Distances and directions on the globe, good enough for a few hundred km."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two ``(lat, lon)`` in km."""
    lat1, lat2 = radians(a[0]), radians(b[0])
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))


def moved(point: tuple[float, float], direction: str, km: float) -> tuple[float, float]:
    """The point ``km`` away in a compass direction (``north`` ... ``northwest``); unmoved for an unknown direction."""
    if direction not in _BEARINGS:
        return point
    bearing = radians(_BEARINGS[direction])
    lat = max(-89.9, min(89.9, point[0] + km * cos(bearing) / 111.2))
    lon = point[1] + km * sin(bearing) / (111.2 * max(0.05, cos(radians(lat))))
    return (round(lat, 5), round((lon + 180) % 360 - 180, 5))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of a few points that lie close together."""
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
