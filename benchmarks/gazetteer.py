"""How large the gazetteer is, how fast it opens and how fast it answers.

    python benchmarks/gazetteer.py [GAZETTEER]

Asks for 600 names of places evenly spread over the file: a third as they stand, a third with a vowel changed, a third
with a consonant changed, each without a country and with it. Times are of one thread, processor time; the limits are
those of the project (p95 10 ms warm, 250 MB, 0.2 s to open).
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.where import default_path

_OTHER = str.maketrans("aeiou", "eaoui")
_NAMES = 600


def names_of(path: Path) -> list[tuple[str, str]]:
    """Latin names and their countries, always the same ones."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        count = db.execute("SELECT max(id) FROM place").fetchone()[0]
        step = max(1, count // _NAMES)
        rows = db.execute("SELECT name, cc FROM place WHERE id % ? = 0 ORDER BY id LIMIT ?", (step, _NAMES)).fetchall()
    return [(str(name), str(cc)) for name, cc in rows]


def respelt(name: str, way: int) -> str:
    """The name as it is (0), its second half's vowels changed (1), a consonant left out (2)."""
    middle = len(name) // 2
    if way == 1:
        return name[:middle] + name[middle:].translate(_OTHER)
    if way == 2:
        cut = next((i for i in range(middle, len(name)) if name[i].lower() in "bcdfgklmnprst"), None)
        return name if cut is None else name[:cut] + name[cut + 1 :]
    return name


def main(path: Path) -> None:
    begun = time.perf_counter()
    with Gazetteer(path) as gazetteer:
        gazetteer.lookup("Baghdad")
        opened = time.perf_counter() - begun
        took: list[float] = []
        for number, (name, country) in enumerate(names_of(path)):
            for where in (None, country):
                start = time.process_time()
                gazetteer.lookup(respelt(name, number % 3), country=where)
                took.append(1000 * (time.process_time() - start))
        took.sort()
        print(
            json.dumps(
                {
                    "megabytes": round(path.stat().st_size / 1e6, 1),
                    "places": sum(gazetteer.counts().values()),
                    "open_and_first_answer_seconds": round(opened, 3),
                    "lookups": len(took),
                    "median_ms": round(took[len(took) // 2], 2),
                    "p95_ms": round(took[int(len(took) * 0.95)], 2),
                    "slowest_ms": round(took[-1], 2),
                }
            )
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default_path())
