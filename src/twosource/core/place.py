"""Places: as a text names them, and as a gazetteer answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from twosource.core.quote import Quote


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place phrase of a text, taken apart but not yet placed.

    ``quote`` is the whole phrase ("3 miles north of Homs city"), ``name`` the bare name ("Homs").
    ``kind``: what the phrase says it is (``city village town camp neighbourhood district governorate region country zone
    natural facility``), or ``None``. ``relation``: ``at``, ``near``, ``offset`` (with ``distance_km``, ``direction``),
    ``part`` ("the northern countryside of"), ``between``, ``road``, ``border``, ``off_coast``, ``office`` ("the mayor of":
    a scene only where nothing nearer tells).
    ``within``: names of containing places that the text gives, nearest first. ``others``: further names of a list.
    ``extent``: what the largest place of this name is (``city governorate country ...``), where reading knew.
    """

    quote: Quote
    name: str
    kind: str | None = None
    relation: str = "at"
    direction: str | None = None
    distance_km: float | None = None
    within: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    extent: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entry of the gazetteer as an answer, with its score in 0..1 and the reason in words."""

    gazetteer_id: str
    name: str
    lat: float
    lon: float
    country_code: str
    kind: str
    score: float
    reason: str
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A placed mention. Coordinates are ``None`` where the gazetteer abstains.

    ``precision`` is UCDP's ``where_prec``, 1 to 7. ``radius_km`` is the uncertainty of the point.
    """

    quote: Quote | None
    name: str
    country: str | None = None
    country_code: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: int | None = None
    gazetteer_id: str | None = None
    score: float | None = None
    reason: str = ""
    alternatives: tuple[Candidate, ...] = field(default=())

    @property
    def placed(self) -> bool:
        return self.lat is not None and self.lon is not None


class KnownPlace(Protocol):
    """The largest place of a name."""

    @property
    def population(self) -> int: ...

    @property
    def kind(self) -> str: ...


@runtime_checkable
class SizedPlaceNames(Protocol):
    """A gazetteer that also tells how large the largest place of a name is; reading then doubts small ones more."""

    def sizes(self, names: Sequence[str]) -> Mapping[str, KnownPlace]:
        """The known ones of ``names``, each with its largest place."""
        ...


class PlaceNames(Protocol):
    """What reading needs to know of a gazetteer: is this string the name of a place?"""

    def known(self, names: Sequence[str]) -> frozenset[str]:
        """Those of ``names`` that the gazetteer holds, exactly or folded."""
        ...
