"""Kills runs at random moments while they link and write, and lets two write at once; the record is always one that a run could make.

    python benchmarks/faults.py [--kills 100] [--pairs 10] [--reports 300] [--seed 1] [--real]

The stages are the fakes of the tests, so that no model is needed; the runner and the store are real. With ``--real`` the stages are
the real ones over reports of a crowded day, which are read beforehand.

**Kills.** A record is made of one half of the reports; then a run adds the other half and is killed by SIGKILL at a moment drawn
evenly from the time between the end of reading and the end of writing, so that it falls into resolving, linking, reconciling or
writing. A kill that comes too late is drawn again and does not count. After each kill the exports are those of the first half or of
the whole, and the same command run again ends in those of the whole.

**Two writers.** Two programs add different reports to one record at the same time; in every second pair one of them is killed on the
way and run again. The record is that of one run over everything.

Prints one JSON object: kills by the stage they fell into, those that were drawn again, records that were neither half nor whole,
resumptions and pairs that differed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from twosource.resolve.imports import import_csv

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.busy_day import PLACES, busy_day  # noqa: E402
from support.programs import FAKE, REAL, Program  # noqa: E402

TOWNS = ("Kafr Alpha", "Kafr Beta", "Deir Gamma", "Tell Delta", "Ain Epsilon")
STAGES = ("looking for copies", "resolving", "linking", "writing the record")
"""How the lines begin that a run tells after reading; what it tells later comes after the record was written."""
TRIES = 20
"""Draws for one kill; a program that ends before each of them is too quick to be killed."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--pairs", type=int, default=10)
    options.add_argument("--reports", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--real", action="store_true", help="the real stages, over reports that are read beforehand")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(REAL if given.real else FAKE, Path(folder))
        (write_day if given.real else write)(Path(folder), given.reports)
        trial = Trial(program, random.Random(given.seed))
        trial.kill_often(given.kills)
        trial.write_in_pairs(given.pairs)
    print(json.dumps(trial.told()))


class Trial:
    """The records of the first half and of the whole, and what came of spoiling the way from one to the other."""

    def __init__(self, program: Program, dice: random.Random) -> None:
        self.program, self._dice = program, dice
        self._folder = program.folder
        program.run("run", "first", "--workspace", "half")
        self._half = program.exports("half")
        self._read_ahead()
        shutil.copytree(self._folder / "half", self._folder / "whole")
        self._length = 0.0
        self._kill_in("whole", None)
        self._whole = program.exports("whole")
        assert program.exports("half") == self._half != self._whole, "the second half makes a difference"
        self._stages: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def told(self) -> dict[str, object]:
        counted = ("kills", "drawn_again", "neither", "resumed_to_others", "pairs", "pairs_that_differ")
        return {
            "seconds_after_reading": round(self._length, 2),
            **{name: self._counts[name] for name in counted},
            "stages": dict(self._stages.most_common()),
        }

    def kill_often(self, kills: int) -> None:
        for number in range(kills):
            space = self._killed_once(f"w{number}")
            self._counts["kills"] += 1
            self._counts["neither"] += self.program.exports(space) not in (self._half, self._whole)
            self.program.run("run", "all", "--workspace", space)
            self._counts["resumed_to_others"] += self.program.exports(space) != self._whole
            shutil.rmtree(self._folder / space)

    def write_in_pairs(self, pairs: int) -> None:
        """Half of the reports and the other half, each by a program of its own, into a record that holds none."""
        for number in range(pairs):
            space = f"p{number}"
            shutil.copytree(
                self._folder / "half", self._folder / space, ignore=shutil.ignore_patterns("record*", "*.lock")
            )
            both = [threading.Thread(target=self._write, args=(name, space, number)) for name in ("first", "rest")]
            for one in both:
                one.start()
                time.sleep(self._dice.uniform(0, 1))
            for one in both:
                one.join()
            if number % 2:
                for name in ("rest", "first"):
                    self.program.run("run", name, "--workspace", space)
            self._counts["pairs"] += 1
            self._counts["pairs_that_differ"] += self.program.exports(space) != self._whole
            shutil.rmtree(self._folder / space)

    def _write(self, name: str, space: str, number: int) -> None:
        """In every second pair the first of the two is killed, at any moment of the whole way."""
        with self.program.start("run", name, "--workspace", space) as process:
            spoiled = number % 2 and name == "first"
            try:
                process.communicate(timeout=self._dice.uniform(2, 12) if spoiled else None)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()

    def _killed_once(self, space: str) -> str:
        for _ in range(TRIES):
            shutil.copytree(self._folder / "half", self._folder / space)
            if (stage := self._kill_in(space, self._dice.uniform(0.0, self._length))) is not None:
                self._stages[stage] += 1
                return space
            self._counts["drawn_again"] += 1
            shutil.rmtree(self._folder / space)
        raise SystemExit("the run always ended before the kill: give more --reports")

    def _kill_in(self, space: str, after: float | None) -> str | None:
        """The stage in which the run was killed, so many seconds after reading; ``None`` where it ended before.

        Without ``after`` it is not killed, and the time that it took after reading is noted.
        """
        with self.program.start("run", "all", "--workspace", space) as process:
            assert process.stderr is not None
            stage, begun, clock = "", 0.0, None
            for line in process.stderr:
                now = next((name for name in STAGES if line.startswith(name)), "")
                if now == STAGES[0]:
                    begun = time.perf_counter()
                    if after is not None:
                        clock = threading.Timer(after, process.kill)
                        clock.start()
                if stage and not now and after is None:
                    self._length = time.perf_counter() - begun
                stage = now
            process.wait()
            if clock is not None:
                clock.cancel()
            assert after is not None or process.returncode == 0, "a run that nobody kills ends well"
        return stage if process.returncode == -signal.SIGKILL and stage else None

    def _read_ahead(self) -> None:
        """Reads all reports and is killed before they are linked: what was read is kept, the record is as it was."""
        self._kill_in("half", 0.0)


def write_day(folder: Path, reports: int) -> None:
    """Reports on a tenth as many incidents of one city, the first half and the rest of them; a file of places with the city."""
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    import_csv(folder / "places.csv", folder / "places.sqlite")
    lines = [json.dumps(told.row) + "\n" for told in busy_day(reports, max(2, min(40, reports // 10)))]
    half = reports // 2
    for name, some in (("first", lines[:half]), ("rest", lines[half:]), ("all", lines)):
        (folder / name).mkdir()
        (folder / name / "in.jsonl").write_text("".join(some), encoding="utf-8")
    (folder / "half").mkdir()
    (folder / "half" / "twosource.toml").write_text('gazetteer = "../places.sqlite"\n', encoding="utf-8")


def write(folder: Path, reports: int) -> None:
    half = reports // 2
    for name, some in (("first", range(half)), ("rest", range(half, reports)), ("all", range(reports))):
        (folder / name).mkdir()
        for k in some:
            lines = [f"{TOWNS[(k + j) % 5]} | 2031-05-{1 + (k + j) % 9:02} | {k + j} killed" for j in range(3)]
            (folder / name / f"r{k:03}.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
