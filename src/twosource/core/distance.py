"""Distance on the globe, and what two placed mentions have to do with each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from twosource.core.place import PlaceRef

_EARTH_KM = 6371.0


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b = radians(lat1), radians(lat2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def km_apart(left: PlaceRef, right: PlaceRef) -> float | None:
    """Distance in km between two places' points, or ``None`` where one has no point."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return km_between(left.lat, left.lon, right.lat, right.lon)
