"""A pathological day: thousands of reports on one city within 24 hours, of forty incidents. Or hundreds of copies of one text.

    python benchmarks/one_day.py [--reports 5000] [--incidents 40] [--copies 900]

The reports are invented (``tests/support/busy_day.py``) and go the whole way: read by the model, resolved, linked, reconciled and
written. Prints one JSON object: of pairs of reports that tell the same incident precision, recall and F1; incidents found
(an incident of the record that holds most of its reports, and little else), incidents in the record that reports are mainly
about; seconds of reading, of linking and of the whole; and the peak memory. With ``--copies`` instead: how many were kept as
copies, incidents, origins of the largest, and the same seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import override

from twosource.config import Settings
from twosource.core.record import Record
from twosource.progress import Silent
from twosource.resolve.imports import import_csv
from twosource.workspace import Workspace

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.busy_day import PLACES, Told, busy_day, copies
from support.pairs import incidents_found, pairs_quality


class Clock(Silent):
    """Seconds of what a run says that it does."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._step, self._begun = "loading", time.perf_counter()

    @override
    def start(self, stage: str, total: int | None = None) -> None:
        now = time.perf_counter()
        self.spent[self._step] += now - self._begun
        self._step, self._begun = stage.split()[0], now


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--reports", type=int, default=5_000)
    options.add_argument("--incidents", type=int, default=40)
    options.add_argument("--copies", type=int, default=0, help="so many copies of one text instead")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    if given.copies:
        record, spent = whole_run(list(copies(given.copies, seed=given.seed)))
        found = of_copies(record)
    else:
        told = list(busy_day(given.reports, given.incidents, seed=given.seed))
        record, spent = whole_run(told)
        found = of_day(record, told)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found |= {"seconds": spent, "whole_s": sum(spent.values()), "peak_mb": peak}
    print(json.dumps(found, default=float))


def whole_run(told: Sequence[Told]) -> tuple[Record, dict[str, float]]:
    """The record of one run over all of it, and the seconds of its steps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "places.csv").write_text(PLACES, encoding="utf-8")
        import_csv(folder / "places.csv", folder / "places.sqlite")
        lines = (json.dumps(t.row) + "\n" for t in told)
        (folder / "in.jsonl").write_text("".join(lines), encoding="utf-8")
        space = Workspace(folder / "w", settings=Settings(gazetteer=folder / "places.sqlite"))
        clock = Clock()
        space.run(folder / "in.jsonl", progress=clock)
        clock.start("done")
        return space.record(), {step: round(seconds, 1) for step, seconds in clock.spent.items()}


def of_day(record: Record, told: Sequence[Told]) -> dict[str, object]:
    gold = {t.row["id"]: t.incident for t in told}
    homes = {report: home for report, home in record.primary if report in gold}
    precision, recall = pairs_quality(gold, homes)
    return {
        "reports": len(gold),
        "pairs_f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "pairs_precision": round(precision, 4),
        "pairs_recall": round(recall, 4),
        "incidents": len(set(gold.values())),
        "incidents_found": incidents_found(gold, homes),
        "incidents_of_the_record": len(set(homes.values())),
        "reports_without": len(gold) - len(homes),
    }


def of_copies(record: Record) -> dict[str, object]:
    largest = max(record.incidents, key=lambda i: len(i.accounts))
    origins = sum(not o.unknown for o in largest.origins)
    return {
        "reports": len(record.reports),
        "kept_as_copies": len(record.duplicates),
        "incidents": len(record.incidents),
        "accounts_of_the_largest": len(largest.accounts),
        "origins_of_the_largest": origins,
    }


if __name__ == "__main__":
    main()
