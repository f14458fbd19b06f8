"""How large the gazetteer is, how fast it opens and how fast it answers.

    python benchmarks/gazetteer.py [--seed N ...] [GAZETTEER]

Asks for 600 names of places drawn from the file for each seed: a third as they stand, a third with vowels changed, a third
with a consonant left out, each without a country and with it. Each seed opens the file anew and draws other names. Times are
of one thread, processor time; the limits are those of the project (p95 10 ms warm, 250 MB, 0.2 s to open).
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import time
from pathlib import Path

from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.where import default_path

_OTHER = str.maketrans("aeiou", "eaoui")
_NAMES = 600


def names_of(path: Path, seed: int) -> list[tuple[str, str]]:
    """Names and their countries, for a seed always the same ones."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        count = db.execute("SELECT max(id) FROM place").fetchone()[0]
        drawn = random.Random(seed).sample(range(1, count + 1), min(_NAMES, count))
        rows = [db.execute("SELECT name, cc FROM place WHERE id = ?", (number,)).fetchone() for number in drawn]
    return [(str(row[0]), str(row[1])) for row in rows if row]


def respelt(name: str, way: int) -> str:
    """The name as it is (0), its second half's vowels changed (1), a consonant left out (2)."""
    middle = len(name) // 2
    if way == 1:
        return name[:middle] + name[middle:].translate(_OTHER)
    if way == 2:
        cut = next((i for i in range(middle, len(name)) if name[i].lower() in "bcdfgklmnprst"), None)
        return name if cut is None else name[:cut] + name[cut + 1 :]
    return name


def main(path: Path, seed: int) -> None:
    begun = time.perf_counter()
    with Gazetteer(path) as gazetteer:
        gazetteer.lookup("Baghdad")
        opened = time.perf_counter() - begun
        took: list[float] = []
        for number, (name, country) in enumerate(names_of(path, seed)):
            for where in (None, country):
                start = time.process_time()
                gazetteer.lookup(respelt(name, number % 3), country=where)
                took.append(1000 * (time.process_time() - start))
        took.sort()
        print(
            json.dumps(
                {
                    "seed": seed,
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
    parser = argparse.ArgumentParser(description="Size and speed of the gazetteer.")
    parser.add_argument("path", nargs="?", type=Path, default=default_path())
    parser.add_argument("--seed", nargs="+", type=int, default=[1, 2, 3], help="draws of names (default: 1 2 3)")
    given = parser.parse_args()
    for number in given.seed:
        main(given.path, number)
