"""How long one report more takes in a process that goes on living, from its reading to the record on the disk.

    python benchmarks/add_one.py --workspace /tmp/add-one [--reports 1000] [--more 100] [--profile]

The record is invented (see ``invented.py``): its reports are made of the examples, which are read once. It is made in one
run; then reports come one by one, each read by the model anew, and linked and written as a run does. Prints one JSON object:
seconds of the first run, the median, the 95th percentile and the worst of one report more, how many were taken in without
making the whole record anew, and the peak memory.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from growth import examples, read
from invented import Reading, Told, invent

from twosource.config import load_settings
from twosource.core.claim import Claim
from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.engine.base import Stages
from twosource.engine.stages import build_stages
from twosource.workspace import Workspace


class Invented:
    """Reports in the order in which they are invented: their texts as lines of a file, then their readings."""

    def __init__(self, templates: list[Reading], size: int) -> None:
        self._lines, self._readings = invent(templates, size), invent(templates, size)
        self._open: dict[str, Told] = {}

    def write(self, path: Path, number: int) -> None:
        with path.open("w", encoding="utf-8") as out:
            for told in islice(self._lines, number):
                out.write(json.dumps({"id": told.report.id, "text": told.report.text}) + "\n")

    def prepare(self, incoming: Incoming) -> Report:
        told = next(self._readings)
        assert told.report.id == incoming.id, "reports come in the order in which they were written"
        self._open[incoming.id] = told
        return told.report

    def extract(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        for report in reports:
            yield report, self._open.pop(report.id).claims


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--workspace", type=Path, required=True, help="a folder that is not there yet")
    options.add_argument("--reports", type=int, default=1_000)
    options.add_argument("--more", type=int, default=100)
    options.add_argument("--profile", action="store_true")
    given = options.parse_args()
    real = build_stages(load_settings())
    again = examples(real)
    templates = read(again, real)
    invented = Invented(templates, given.reports + given.more + 10)
    space = Workspace(given.workspace, stages=stages(real, invented), keep=True)
    given.workspace.mkdir(parents=True)
    file = given.workspace / "in.jsonl"
    invented.write(file, given.reports)
    begun = time.perf_counter()
    space.run(file)
    first = time.perf_counter() - begun
    spent, kept = [], 0
    profiled = cProfile.Profile()
    for number in range(given.more):
        invented.write(file, 1)
        standing = space._keep and space._keep.standing
        if given.profile:
            profiled.enable()
        begun = time.perf_counter()
        read(again[number % len(again) : number % len(again) + 1], real)
        reading = time.perf_counter() - begun
        space.run(file)
        spent.append((time.perf_counter() - begun, reading))
        profiled.disable()
        kept += bool(standing and space._keep and space._keep.standing is standing)
    if given.profile:
        pstats.Stats(profiled).sort_stats("cumulative").print_stats(45)
    ordered = sorted(whole for whole, _ in spent)
    found = {
        "reports": given.reports,
        "first_run_s": first,
        "add_one_median_s": ordered[len(ordered) // 2],
        "add_one_p95_s": ordered[int(0.95 * len(ordered))],
        "add_one_worst_s": ordered[-1],
        "of_this_reading_mean_s": sum(r for _, r in spent) / len(spent),
        "taken_in_without_a_full_run": kept,
        "of": given.more,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in found.items()}))


def stages(real: Stages, invented: Invented) -> Stages:
    """The real ones, but for reading: what was invented is resolved already."""
    return replace(real, prepare=invented.prepare, extract=invented.extract, resolve=lambda _, claims: claims)


if __name__ == "__main__":
    main()
