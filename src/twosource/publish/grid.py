"""A fixed grid of cells about ten kilometres wide: how a point is coarsened the same way every time.

A random shift averages out when a place is reported often; the centre of a fixed cell does not. Rows are bands of
latitude of equal height; each row is cut into cells of equal width in kilometres at its own middle latitude.
"""

from __future__ import annotations

import math

KM_PER_DEGREE = 111.32
"""Kilometres in a degree of latitude, and of longitude at the equator (mean sphere)."""


def snap(lat: float, lon: float, *, cell_km: float = 10.0) -> tuple[float, float]:
    """The centre of the cell that holds the point, in degrees, rounded to two decimals.

    Pure and idempotent: a centre snaps to itself. Raises ``ValueError`` for a point that is not on the globe.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no such point: latitude {lat}, longitude {lon}")
    height = cell_km / KM_PER_DEGREE
    row = min(math.floor((lat + 90) / height), math.ceil(180 / height) - 1)
    middle = min(-90 + (row + 0.5) * height, 90.0)
    width = min(height / max(math.cos(math.radians(middle)), 1e-3), 360.0)
    column = min(math.floor((lon + 180) / width), math.ceil(360 / width) - 1)
    return round(middle, 2), round(min(-180 + (column + 0.5) * width, 180.0), 2)


def grown_radius(radius_km: float | None, *, cell_km: float = 10.0) -> float:
    """Uncertainty of a snapped point: what it was, and half the cell's diagonal, in whole kilometres, rounded up."""
    return float(math.ceil((radius_km or 0.0) + cell_km * math.sqrt(2) / 2))
