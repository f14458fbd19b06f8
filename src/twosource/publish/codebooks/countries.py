"""Countries as the codebooks name and number them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from twosource.resolve.countries import load_countries

NO_COUNTRY = "XXX"
"""In place of a country's three letters where none is known: ICAO Doc 9303's code for a nationality that is not stated."""


@dataclass(frozen=True, slots=True)
class Country:
    """``gw``: Gleditsch-Ward number, ``None`` for what is no state of that system. Regions are each data set's own."""

    code: str
    name: str
    iso: int
    iso3: str
    gw: int | None
    acled_region: str
    ged_region: str | None
    acled_name: str
    ged_name: str


@lru_cache(maxsize=1)
def load_country_table() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-2 code -> country, from the package."""
    text = resources.files("twosource.publish.codebooks").joinpath("data/countries.toml").read_text(encoding="utf-8")
    short = load_countries()
    return {
        code: Country(
            code,
            name := short.name(code) or code,
            row["iso"],
            row["iso3"],
            row.get("gw"),
            row["acled"],
            row.get("ged"),
            row.get("acled_name", name),
            row.get("ged_name", name),
        )
        for code, row in tomllib.loads(text).items()
    }
