"""The one filter behind table, map, timeline and counts. It lives in the address, so that a view can be kept and sent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from twosource.core.vocab import Event, Grade
from twosource.review.verdicts import STATES

type Box = tuple[float, float, float, float]
STANDING = ("happened", "said", "all")
SORTS: Mapping[str, str] = {
    "date": "start IS NULL, start, incident",
    "-date": "start IS NULL, start DESC, incident",
    "-killed": "killed IS NULL, killed DESC, start, incident",
    "killed": "killed IS NULL, killed, start, incident",
    "-origins": "n_origins DESC, start, incident",
    "-reports": "n_reports DESC, start, incident",
    "place": "place IS NULL, place COLLATE NOCASE, start, incident",
    "worth": "worth DESC, incident",
}
LONGEST = 200
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; the defaults are every incident that happened. ``area`` is west, south, east, north."""

    q: str = ""
    start: str = ""
    end: str = ""
    event: str = ""
    actor: str = ""
    origin: str = ""
    grade: str = ""
    state: str = ""
    place: str = ""
    admin1: str = ""
    killed: int | None = None
    origins: int | None = None
    area: Box | None = None
    standing: str = "happened"
    sort: str = "date"
    problems: tuple[str, ...] = ()

    def query(self, **changes: object) -> str:
        """The filter as a query string, with ``changes``; what is at its default is left out."""
        changed = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        said = {}
        for field in fields(Filter):
            value = getattr(changed, field.name)
            if field.name != "problems" and value not in ("", None) and value != field.default:
                name = _NAMES.get(field.name, field.name)
                said[name] = ",".join(f"{v:g}" for v in value) if field.name == "area" else str(value)
        return urlencode(said)

    @property
    def any(self) -> bool:
        """True where something is asked for beyond the default."""
        return bool(replace(self, sort="date", problems=()).query())


_NAMES = {"start": "from", "end": "to"}


def parse(given: Iterable[tuple[str, str]]) -> Filter:
    """The filter of a query string. What can't be understood is left out and named in ``problems``."""
    said = {name: " ".join(value.split())[:LONGEST] for name, value in given if value.strip()}
    problems: list[str] = []

    def one_of(name: str, known: Iterable[str], default: str = "") -> str:
        value = said.get(name, "")
        if value and value not in tuple(known):
            problems.append(f"{name}: {value!r} is not known")
            return default
        return value or default

    def day(name: str) -> str:
        value = said.get(name, "")
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            problems.append(f"{name}: {value!r} is no day; write 2015-10-15")
            return ""

    def number(name: str) -> int | None:
        value = said.get(name, "")
        if value and not (value.isdecimal() and value.isascii() and len(value) < 10):
            problems.append(f"{name}: {value!r} is no number")
            return None
        return int(value) if value else None

    made = Filter(
        q=said.get("q", ""), start=day("from"), end=day("to"), event=one_of("event", list(Event)),
        actor=said.get("actor", ""), origin=said.get("origin", ""), grade=one_of("grade", list(Grade)),
        state=one_of("state", STATES), place=said.get("place", ""), admin1=said.get("admin1", ""),
        killed=number("killed"), origins=number("origins"), area=_box(said.get("area", ""), problems),
        standing=one_of("standing", STANDING, "happened"), sort=one_of("sort", SORTS, "date"),
    )  # fmt: skip
    return replace(made, problems=tuple(problems))


def _box(text: str, problems: list[str]) -> Box | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        problems.append(f"area: {text!r} is not west,south,east,north")
        return None
    if not all(map(math.isfinite, (west, south, east, north))) or not (
        -180 <= west < east <= 180 and -90 <= south < north <= 90
    ):
        problems.append(f"area: {text!r} is no box of degrees")
        return None
    return west, south, east, north


def where(filter_: Filter) -> tuple[str, list[object]]:
    """The condition on ``listing`` and its values. Nothing of what was given is ever part of the SQL itself."""
    parts: list[str] = []
    values: list[object] = []

    def also(sql: str, *given: object) -> None:
        parts.append(sql)
        values.extend(given)

    if filter_.standing != "all":
        also("status = 'happened'" if filter_.standing == "happened" else "status <> 'happened'")
    if filter_.start:
        also("end >= ?", filter_.start)
    if filter_.end:
        also("start <= ?", filter_.end)
    for column in ("event", "grade", "state", "admin1", "place"):
        if value := getattr(filter_, column):
            also(f"{column} = ?" if value != "-" else f"{column} IS NULL", *([value] if value != "-" else []))
    for kind in ("actor", "origin"):
        if value := getattr(filter_, kind):
            also(
                "row IN (SELECT row FROM listing_value WHERE kind = ? AND value LIKE ? ESCAPE '\\')", kind, _like(value)
            )
    if filter_.killed is not None:
        also("killed >= ?", filter_.killed)
    if filter_.origins is not None:
        also("n_origins >= ?", filter_.origins)
    if filter_.area:
        west, south, east, north = filter_.area
        also("lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?", west, east, south, north)
    if filter_.q:
        words = " ".join(f'"{word}"*' for word in _WORD.findall(filter_.q)) or '""'
        also("row IN (SELECT rowid FROM listing_text WHERE listing_text MATCH ?)", words)
    return " AND ".join(parts) or "1", values


def _like(text: str) -> str:
    return "%" + re.sub(r"([\\%_])", r"\\\1", text) + "%"
