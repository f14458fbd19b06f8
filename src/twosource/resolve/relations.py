"""From a placed name and how the event lies to it, to a point, a radius and UCDP's ``where_prec``.

Radii are stated uncertainties in km: a named town is good to its built-up size, "near" to 10, a countryside to 25.
"""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.place import PlaceMention
from twosource.resolve.geo import km_between, middle, moved
from twosource.resolve.rows import Row

_PRECISION = {"district": 3, "subdistrict": 3, "governorate": 4, "region": 5, "natural": 5, "country": 6, "sea": 7}
_RADIUS = {"city": 6.0, "town": 3.0, "village": 2.0, "neighbourhood": 2.0, "camp": 2.0, "facility": 1.0, "district": 20.0,
           "subdistrict": 12.0, "governorate": 70.0, "region": 120.0, "natural": 15.0, "country": 400.0, "sea": 150.0}  # fmt: skip
_AREAL = frozenset({"district", "subdistrict", "governorate", "region", "country", "sea"})
_LIMITED = 25.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with its uncertainty in km, ``where_prec``, and in words how it came from the named place."""

    point: tuple[float, float]
    radius_km: float
    precision: int
    how: str = ""


def spot_of(row: Row, mention: PlaceMention, second: Row | None = None) -> Spot:
    """Where the event lies. ``second``: the other place of "between X and Y" or "the road from X to Y"."""
    base = _own(row)
    relation, direction, distance = mention.relation, mention.direction, mention.distance_km
    if relation in ("between", "road") and second is not None:
        return _midway(row, second, relation)
    if relation == "offset":
        return _offset(row, base, direction, distance)
    if relation == "part" or (direction and relation == "at"):
        return _part(row, base, direction)
    if relation == "near":
        if row.kind in _AREAL:
            return base
        return Spot(base.point, max(base.radius_km, 10.0), 2, "near it: within about 10 km")
    if relation == "road":
        return Spot(base.point, max(base.radius_km, 20.0), 5, "on a road of that name")
    if relation == "border":
        return Spot(base.point, max(base.radius_km, 30.0), 5, "in the border area")
    if relation == "off_coast":
        return Spot(base.point, max(base.radius_km, 40.0), 7, "off its coast")
    return base


def _own(row: Row) -> Spot:
    radius = row.radius or _RADIUS.get(row.kind, 5.0)
    if row.kind == "city" and row.population >= 1_000_000:
        radius = 12.0
    precision = _PRECISION.get(row.kind, 1)
    if row.kind == "natural" and radius <= _LIMITED:
        precision = 2
    if row.parent:
        precision, radius = max(3, precision), max(radius, 25.0)
    return Spot(row.point, radius, precision)


def _offset(row: Row, base: Spot, direction: str | None, distance: float | None) -> Spot:
    if row.kind in _AREAL:
        return _part(row, base, direction)
    if distance is not None and direction:
        radius = max(3.0, 0.25 * distance, base.radius_km / 2)
        precision = 2 if distance <= _LIMITED else 5
        return Spot(moved(row.point, direction, distance), radius, precision, f"{distance:.0f} km {direction} of it")
    if distance is not None:
        return Spot(row.point, max(distance, 3.0), 2 if distance <= _LIMITED else 5, f"{distance:.0f} km from it")
    if direction:
        return Spot(moved(row.point, direction, 8.0), 15.0, 2, f"some way {direction} of it")
    return Spot(row.point, 15.0, 2, "off it")


def _part(row: Row, base: Spot, direction: str | None) -> Spot:
    said = f"the {direction} of it" if direction else "the country around it"
    if row.kind == "country":
        point = moved(row.point, direction, base.radius_km * 0.5) if direction and direction != "central" else row.point
        return Spot(point, base.radius_km * 0.6, 5, said)
    if row.kind in _AREAL:
        point = (
            moved(row.point, direction, base.radius_km * 0.35) if direction and direction != "central" else row.point
        )
        return Spot(point, base.radius_km * 0.8, base.precision, said)
    if direction == "central":
        return base
    point = moved(row.point, direction, 6.0) if direction else row.point
    return Spot(point, 25.0, 2, said)


def _midway(row: Row, second: Row, relation: str) -> Spot:
    apart = km_between(row.point, second.point)
    precision = 2 if apart <= _LIMITED else 5
    what = "half way along the road" if relation == "road" else "half way between the two"
    return Spot(middle([row.point, second.point]), max(3.0, apart / 2), precision, what)
