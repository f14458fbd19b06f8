"""``python -m twosource.evaluate``: measure the development sets, and fail where a number is under its pinned floor."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from twosource.evaluate.data import NoData, find_data
from twosource.evaluate.floors import load_floors, misses, raised, written
from twosource.evaluate.run import EvaluationError, Measured, measure
from twosource.evaluate.sets import SETS, named_set
from twosource.evaluate.table import load_lines, table

FLOORS = Path("evals/floors.toml")
PEERS = Path("evals/peers.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: every pin held; 1: one did not; 2: nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m twosource.evaluate", description=__doc__)
    parser.add_argument("--set", action="append", choices=[s.name for s in SETS], help="only this set; more than once")
    parser.add_argument("--half", action="append", choices=["all", "even", "odd"], help="which rows; more than once")
    parser.add_argument("--every", action="store_true", help="all rows of sets that are sampled otherwise")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--update-floors", action="store_true", help="raise the pins to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --update-floors: let pins go down as well")
    parser.add_argument("--table", type=Path, help="write Markdown tables there")
    parser.add_argument("--json", type=Path, help="write all numbers there")
    given = parser.parse_args(arguments)
    if given.lower and not given.update_floors:
        parser.error("--lower only means something together with --update-floors")
    data = find_data()
    if isinstance(data, NoData):
        print(data.reason, file=sys.stderr)
        return 2
    try:
        pins = load_floors(given.floors)
    except (OSError, ValueError) as error:
        print(f"{given.floors}: {error}. Next: run from the project's folder, or give --floors FILE.", file=sys.stderr)
        return 2
    done: list[Measured] = []
    failed = False
    for name in given.set or [s.name for s in SETS]:
        for half in given.half or ["all"]:
            try:
                got = measure(named_set(name), data, half=None if half == "all" else half, every=given.every)
            except (EvaluationError, OSError) as error:
                print(f"{name}: {error}", file=sys.stderr)
                return 2
            done.append(got)
            key = name if half == "all" else f"{name}.{half}"
            print(f"{key}: {got.rows} rows, {got.seconds:.1f} s\n{json.dumps(got.scores)}", flush=True)
            if given.update_floors:
                pins[key] = raised(pins.get(key, {}), got.scores, lower=given.lower)
            for miss in misses(key, got.scores, pins.get(key, {})):
                failed = True
                print(f"FAILED {miss}", file=sys.stderr)
    if given.update_floors:
        given.floors.write_text(written(pins), encoding="utf-8")
    if given.json:
        rows = [{"set": m.set, "half": m.half, "rows": m.rows, "seconds": m.seconds, **m.scores} for m in done]
        given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if given.table:
        lines = load_lines(tomllib.loads(PEERS.read_text(encoding="utf-8")))
        given.table.write_text(table(done, lines, day=datetime.now(UTC).date()), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
