"""Make ``src/twosource/resolve/data/villages.tsv.gz`` out of the table of Nigerian places that the package safesignal-geo ships.

usage: python tools/build_villages.py nigeria_v0.2.csv GAZETTEER.sqlite

The rows are nodes of OpenStreetMap (ODbL 1.0). Settlements with a known state are taken where the gazetteer has no place of
their name within 10 km; roads, schools, shops and places beyond the border are not.
"""

from __future__ import annotations

import csv
import gzip
import math
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

from twosource.resolve.spelling import load_spelling

type Point = tuple[float, float]

_NEAR_KM = 10.0
_LEAST = 3
"""Letters of a name, at least."""


def km(a: Point, b: Point) -> float:
    return 111 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def main(table: Path, gazetteer: Path) -> None:
    spelling = load_spelling()
    known: defaultdict[str, list[Point]] = defaultdict(list)
    sql = (
        "SELECT n.key, p.lat, p.lon FROM name n JOIN place p ON p.id = n.place"
        " WHERE p.cc = 'NG' AND p.source != 'openstreetmap'"
    )
    with sqlite3.connect(gazetteer) as db:
        for key, lat, lon in db.execute(sql):
            known[key].append((lat, lon))
    found = []
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name, state = " ".join(row["canonical_name"].split()), row["admin_state"].strip()
            key, point = spelling.key(name), (float(row["lat"]), float(row["lng"]))
            if row["type"] != "settlement" or not state or state == "Unknown" or not row["license"].startswith("ODbL"):
                continue
            if len(key) < _LEAST or key.isdigit() or any(km(point, p) <= _NEAR_KM for p in known[key]):
                continue
            known[key].append(point)
            found.append((name, state, row["admin_lga"].strip(), round(point[0], 3), round(point[1], 3)))
    text = "".join(f"{name}\tNG\t{state}\t{lga}\t{lat}\t{lon}\n" for name, state, lga, lat, lon in sorted(found))
    target = Path(__file__).parent.parent / "src/twosource/resolve/data/villages.tsv.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(found)} villages, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
