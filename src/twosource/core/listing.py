"""One incident as a row that lists, filters and charts are made from. Derived, like the incident itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toll:
    """A reconciled figure in three numbers; ``said`` is how it is shown, ``group`` whom it counts where not all."""

    low: int
    best: int
    high: int
    said: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """Columns to filter and sort by. ``None`` is "not stated" and never zero.

    ``start`` and ``end`` are ISO days. ``lat`` and ``lon`` are the point to draw, ``None`` where there is none or where
    none may be drawn. ``state`` is how far a person has seen it; ``worth`` what a decision on it is worth, with
    ``worth_words`` saying why. ``values`` are (kind, value) pairs: actors, origins; ``words`` is searched.
    """

    incident: str
    event: str
    status: str
    grade: str
    start: str | None
    end: str | None
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    killed: Toll | None
    injured: Toll | None
    n_origins: int
    n_reports: int
    by: str
    against: str
    state: str
    worth: float
    worth_words: str
    values: tuple[tuple[str, str], ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class MachineRow:
    """What the machine had before a person's decision changed it. ``body`` is JSON, empty for what it had not."""

    kind: str
    id: str
    body: str
