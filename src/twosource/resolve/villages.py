"""Villages from OpenStreetMap, in ``data/villages.tsv.gz``: name, country code, division, district, latitude, longitude.

Only what the towns of the packaged data lack within 10 km (``tools/build_villages.py`` made it, and says how). The table is
under the Open Database License 1.0, as its source is; the rest of the package is not.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib import resources

from twosource.resolve.entry import Entry, GazetteerError


def village_entries() -> Iterator[Entry]:
    """All rows of the table. Raises ``GazetteerError`` where a row cannot be read."""
    raw = resources.files("twosource.resolve").joinpath("data/villages.tsv.gz").read_bytes()
    for number, line in enumerate(gzip.decompress(raw).decode("utf-8").splitlines(), 1):
        try:
            name, cc, division, district, lat, lon = line.split("\t")
            point = float(lat), float(lon)
        except ValueError as error:
            raise GazetteerError(f"villages.tsv.gz: line {number} cannot be read; reinstall twosource") from error
        yield Entry(
            gid=f"osm:{cc.lower()}-{number}",
            name=name,
            lat=point[0],
            lon=point[1],
            cc=cc,
            kind="village",
            admin1=division or None,
            admin2=district or None,
            source="openstreetmap",
        )
