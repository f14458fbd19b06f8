"""Districts and wards from geoBoundaries, in ``data/boundaries.tsv.gz``: name, country code, division, latitude, longitude.

Only what the towns and divisions of the packaged data lack within 20 km, of countries where the table's points agree with
those of names that both have (``tools/build_boundaries.py`` made it, and says how). A point is the middle of its area.
Each country's areas keep the licence of their source: ``data/boundary_licences.toml``. An empty line keeps the number of a row
that was taken out.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Iterator
from importlib import resources

from twosource.resolve.entry import Entry, GazetteerError

_RADIUS_KM = 10.0
NOT_LOOKED_UP = "licence not looked up"


def boundary_licences() -> dict[str, str]:
    """The licence of each country's areas, for those that were looked up."""
    text = resources.files("twosource.resolve").joinpath("data/boundary_licences.toml").read_text("utf-8")
    return {cc: licence for licence, codes in tomllib.loads(text)["licences"].items() for cc in codes}


def boundary_entries(*, looked_up: bool = False) -> Iterator[Entry]:
    """All rows of the table, each with its country's licence in ``source``; ``looked_up``: only of countries whose licence
    was looked up. Raises ``GazetteerError`` where a row cannot be read."""
    licences = boundary_licences()
    raw = resources.files("twosource.resolve").joinpath("data/boundaries.tsv.gz").read_bytes()
    for number, line in enumerate(gzip.decompress(raw).decode("utf-8").splitlines(), 1):
        if not line:
            continue
        try:
            name, cc, division, lat, lon = line.split("\t")
            point = float(lat), float(lon)
        except ValueError as error:
            raise GazetteerError(f"boundaries.tsv.gz: line {number} cannot be read; reinstall twosource") from error
        licence = licences.get(cc)
        if looked_up and licence is None:
            continue
        parts = tuple(p.strip() for p in name.split("/")) if "/" in name else ()
        yield Entry(
            gid=f"gb:{cc.lower()}-{number}",
            name=name,
            aliases=tuple(p for p in parts if len(p) > 3),
            lat=point[0],
            lon=point[1],
            cc=cc,
            kind="subdistrict",
            admin1=division or None,
            radius=_RADIUS_KM,
            source=f"geoBoundaries, {licence or NOT_LOOKED_UP}",
        )
