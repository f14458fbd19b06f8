"""Districts and wards from geoBoundaries, in ``data/boundaries.tsv.gz``: name, country code, division, latitude, longitude.

Only what the towns and divisions of the packaged data lack within 20 km, of countries where the table's points agree with
those of names that both have (``tools/build_boundaries.py`` made it, and says how). A point is the middle of its area.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib import resources

from twosource.resolve.entry import Entry, GazetteerError

_RADIUS_KM = 10.0


def boundary_entries() -> Iterator[Entry]:
    """All rows of the table. Raises ``GazetteerError`` where a row cannot be read."""
    raw = resources.files("twosource.resolve").joinpath("data/boundaries.tsv.gz").read_bytes()
    for number, line in enumerate(gzip.decompress(raw).decode("utf-8").splitlines(), 1):
        try:
            name, cc, division, lat, lon = line.split("\t")
            point = float(lat), float(lon)
        except ValueError as error:
            raise GazetteerError(f"boundaries.tsv.gz: line {number} cannot be read; reinstall twosource") from error
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
            source="geoboundaries",
        )
