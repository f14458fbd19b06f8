"""What a search of the gazetteer gives: a name with the place that bears it, and how well it fits a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

Near = tuple[float, float]


class Row(NamedTuple):
    """A name of the gazetteer with the place that bears it. ``latin``, ``arabic``: how many spellings of the place are
    known in those letters. ``parent``: 1 where the point is that of the division it lies in."""

    name: str
    key: str
    place: int
    gid: str
    place_name: str
    lat: float
    lon: float
    cc: str
    kind: str
    admin1: str | None
    admin2: str | None
    population: int
    radius: float | None
    parent: int
    latin: int
    arabic: int

    @property
    def point(self) -> Near:
        return (self.lat, self.lon)


class Heard(NamedTuple):
    """A name with the consonants that were asked for, as far as its sounds have to be looked at. ``number``: of its row."""

    number: int
    name: str
    sound: str
    kind: str
    latin: int
    arabic: int


@dataclass(frozen=True, slots=True)
class Match:
    """A row, how well its name fits (0..1) and by which tier, in words."""

    row: Row
    quality: float
    reason: str


class Names(Protocol):
    """The two ways a gazetteer is searched, and the rows of names that were found by ear."""

    def by_key(self, keys: Sequence[str], country: str | None = None) -> list[Row]: ...

    def by_skeleton(
        self, skeletons: Sequence[str], country: str | None = None, *, fewer_than: tuple[str, int] | None = None
    ) -> list[Heard]: ...

    def by_number(self, numbers: Sequence[int]) -> dict[int, Row]: ...
