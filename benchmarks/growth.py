"""How linking grows: time, memory, one report more, and a day with thousands of reports on one city.

    python benchmarks/growth.py [--sizes 1000 10000 100000] [--more 200] [--crowd 5000]

The example reports are read once; ``invented.py`` makes the rest of them. Prints one JSON object a size (processor
seconds of grouping and linking, peak memory), then the exponent between the first and the last size, the 95th percentile of
adding one report to the largest record, its reading included, and the crowded day with its pairs' precision and recall.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from math import log
from pathlib import Path

from invented import Reading, Told, invent

from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.engine.base import Stages
from twosource.link.accounts import accounts_of
from twosource.link.linking import Linking
from twosource.link.settings import LinkSettings, load_link_settings

ROOT = Path(__file__).parents[1]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    options.add_argument("--more", type=int, default=200, help="reports added one by one to the largest record")
    options.add_argument(
        "--crowd", type=int, default=5_000, help="reports of the crowded day, of 40 incidents; 0: none"
    )
    given = options.parse_args()
    stages = _stages()
    templates = read(examples(stages), stages)
    settings = load_link_settings()
    times: list[tuple[int, float]] = []
    linking = Linking(settings)
    for size in given.sizes:
        linking = Linking(settings)
        seconds = fill(linking, invent(templates, size), settings)
        times.append((size, seconds))
        show(size=size, seconds=seconds, incidents=len(set(linking.membership.values())), peak_mb=peak_mb())
    if len(times) > 1:
        (small, quick), (large, slow) = times[0], times[-1]
        show(exponent=log(slow / quick) / log(large / small))
    if given.more and times:
        show(add_one_p95=add_one(linking, times[-1][0], given.more, templates, stages, settings))
    if given.crowd:
        show(**crowded(templates, given.crowd, settings))


def fill(linking: Linking, reports: Iterable[Told], settings: LinkSettings) -> float:
    """Processor seconds of grouping and linking; inventing the reports is not counted."""
    spent = 0.0
    for told in reports:
        begun = time.process_time()
        take(linking, told, settings)
        spent += time.process_time() - begun
    begun = time.process_time()
    linking.update()
    return spent + time.process_time() - begun


def take(linking: Linking, told: Told, settings: LinkSettings) -> None:
    accounts = accounts_of(told.report, told.claims, settings=settings)
    linking.add(told.report, accounts, {c.id: c for c in told.claims})


def add_one(
    linking: Linking, size: int, more: int, templates: Sequence[Reading], stages: Stages, settings: LinkSettings
) -> float:
    """Seconds by the clock, at the 95th percentile: an example is read, and then one of the record's kind is linked."""
    fresh = list(islice(invent(templates, size + more), size, None))
    again = examples(stages)
    spent = []
    for number, told in enumerate(fresh):
        begun = time.perf_counter()
        read(again[number % len(again) : number % len(again) + 1], stages)
        take(linking, told, settings)
        linking.update()
        spent.append(time.perf_counter() - begun)
    return sorted(spent)[int(0.95 * len(spent))]


def crowded(templates: Sequence[Reading], size: int, settings: LinkSettings) -> dict[str, float]:
    """One city, one day, 40 incidents: pairs of reports whose main accounts are rightly one incident."""
    linking = Linking(settings)
    told = list(invent(templates, size, crowd=40))
    seconds = fill(linking, told, settings)
    event_of = {t.report.id: t.event for t in told}
    homes = {a: i for a, i in linking.membership.items() if a in linking.main}
    cells = Counter((event_of[linking.report_of(a)], i) for a, i in homes.items())
    right = pairs(cells)
    found = pairs(Counter(homes.values()))
    gold = pairs(Counter(event_of[linking.report_of(a)] for a in homes))
    return {"crowd": size, "seconds": seconds, "pairs_precision": right / max(1, found), "pairs_recall": right / gold}


def pairs(counts: Counter[object] | Counter[tuple[int, str]] | Counter[str] | Counter[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def examples(stages: Stages) -> list[Report]:
    arrived = (
        found
        for path in sorted((ROOT / "examples" / "reports").iterdir())
        if path.is_file()
        for found in stages.read_file(path.name, path.read_bytes())
        if isinstance(found, Incoming)
    )
    return [report for found in arrived if isinstance(report := stages.prepare(found), Report)]


def read(reports: Sequence[Report], stages: Stages) -> list[Reading]:
    return [(report, stages.resolve(report, claims)) for report, claims in stages.extract(reports)]


def _stages() -> Stages:
    from twosource.config import load_settings
    from twosource.engine.stages import build_stages

    return build_stages(load_settings())


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(**found: float) -> None:
    print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in found.items()}), flush=True)


if __name__ == "__main__":
    main()
