"""Kills runs at random moments while they link and write, and checks that the record is always one that a run could make.

    python benchmarks/faults.py [--kills 100] [--seed 1] [--real]

The stages are the fakes of the tests, so that no model is needed; the runner and the store are real. With ``--real`` the stages are
the real ones over reports of a crowded day; all of these are read beforehand, so that the kills fall into resolving, linking,
reconciling and writing. A record is made of one half of the
reports; then a run adds the other half and is killed by SIGKILL after a random time within the length of such a run. After each
kill the exports are those of the first half or of the whole, and the same command run again ends in those of the whole. Prints
one JSON object: kills, those that came before the run had ended, records that were neither, and resumptions that differed.
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
import time
from pathlib import Path

from twosource.resolve.imports import import_csv

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.busy_day import PLACES, busy_day  # noqa: E402
from support.programs import FAKE, REAL, Program  # noqa: E402

TOWNS = ("Kafr Alpha", "Kafr Beta", "Deir Gamma", "Tell Delta", "Ain Epsilon")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--real", action="store_true", help="the real stages, over reports that are read beforehand")
    given = options.parse_args()
    dice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(REAL if given.real else FAKE, Path(folder))
        if given.real:
            write_day(Path(folder))
        else:
            write(Path(folder) / "first", 0, 150)
            write(Path(folder) / "all", 0, 300)
        program.run("run", "first", "--workspace", "half")
        half = program.exports("half")
        if given.real:
            read_ahead(program, "half")
        begun = time.perf_counter()
        shutil.copytree(Path(folder) / "half", Path(folder) / "whole")
        program.run("run", "all", "--workspace", "whole")
        length = time.perf_counter() - begun
        whole = program.exports("whole")
        assert program.exports("half") == half != whole, "the second half makes a difference"
        found = {"kills": given.kills, "before_the_end": 0, "neither": 0, "resumed_to_others": 0}
        for number in range(given.kills):
            space = f"w{number}"
            shutil.copytree(Path(folder) / "half", Path(folder) / space)
            found["before_the_end"] += killed(program, space, dice.uniform(0.3, 1.0) * length)
            found["neither"] += program.exports(space) not in (half, whole)
            program.run("run", "all", "--workspace", space)
            found["resumed_to_others"] += program.exports(space) != whole
            shutil.rmtree(Path(folder) / space)
    print(json.dumps(found))


def killed(program: Program, space: str, after: float) -> bool:
    """True where the run had not ended before the kill."""
    with program.start("run", "all", "--workspace", space) as process:
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
    return process.returncode == -signal.SIGKILL


def write_day(folder: Path) -> None:
    """Sixty reports on six incidents of one city, and the first thirty of them alone; a file of places that knows the city."""
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    import_csv(folder / "places.csv", folder / "places.sqlite")
    lines = [json.dumps(told.row) + "\n" for told in busy_day(60, 6)]
    for name, some in (("first", lines[:30]), ("all", lines)):
        (folder / name).mkdir()
        (folder / name / "in.jsonl").write_text("".join(some), encoding="utf-8")
    (folder / "half").mkdir()
    (folder / "half" / "twosource.toml").write_text('gazetteer = "../places.sqlite"\n', encoding="utf-8")


def read_ahead(program: Program, space: str) -> None:
    """Reads all reports and is killed before they are linked: what was read is kept, the record is as it was."""
    with program.start("run", "all", "--workspace", space) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("looking for copies"):
                process.send_signal(signal.SIGKILL)
                break
        process.communicate()


def write(folder: Path, first: int, last: int) -> None:
    folder.mkdir()
    for k in range(first, last):
        lines = [f"{TOWNS[(k + j) % 5]} | 2031-05-{1 + (k + j) % 9:02} | {k + j} killed" for j in range(3)]
        (folder / f"r{k:03}.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
