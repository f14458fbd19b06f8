"""How little a place phrase says of a scene: a named spot, a division, an officer's town, a country, nothing."""

from __future__ import annotations

from twosource.core.place import PlaceMention

SCENE = 0
DIVISION = 1
OFFICE = 2
COUNTRY = 3
NOWHERE = 4
_BROAD = frozenset(("country", "region", "governorate"))


def breadth(place: PlaceMention | None) -> int:
    """0 for a named spot up to 4 for no place. A division is one that the text or the gazetteer calls so."""
    if place is None:
        return NOWHERE
    if place.relation == "office":
        return OFFICE
    if place.kind == "country":
        return COUNTRY
    return DIVISION if (place.kind or place.extent) in _BROAD else SCENE


def elsewhere(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Two spots of different names: two events, then."""
    if one is None or other is None or breadth(one) > SCENE or breadth(other) > SCENE:
        return False
    return one.name != other.name
