"""A run that is killed at any moment and started again ends in the record of a run that was not."""

from __future__ import annotations

import json
import random
import signal
from pathlib import Path

import pytest

from support.programs import FAKE, REAL, Program

TOWNS = ("Kafr Alpha", "Kafr Beta", "Deir Gamma", "Tell Delta", "Ain Epsilon")


def plain_reports(folder: Path, n: int) -> None:
    """Reports for the fake stages; some change nothing, one is broken."""
    folder.mkdir()
    for k in range(n):
        lines = [f"{TOWNS[(k + j) % 5]} | 2031-05-{1 + (k + j) % 9:02} | {k + j} killed" for j in range(3)]
        (folder / f"r{k:03}.txt").write_text("\n".join(lines))
    (folder / "r005.txt").write_text("EXPLODE")


def test_killed_at_any_line_and_started_again(tmp_path: Path) -> None:
    run = Program(FAKE, tmp_path)
    plain_reports(tmp_path / "in", 90)
    whole = run.run("run", "in", "--workspace", "whole")
    assert whole.status == 3
    expected = run.exports("whole")
    lines = whole.told.index("writing the record") + 1
    for moment in range(1, lines + 1):
        space = f"killed{moment}"
        assert run.run("run", "in", "--workspace", space, kill_at=moment).status == -9
        assert run.run("run", "in", "--workspace", space).status == 3
        assert run.exports(space) == expected


def test_killed_again_and_again_it_gets_there(tmp_path: Path) -> None:
    run, dice = Program(FAKE, tmp_path), random.Random(20310501)
    plain_reports(tmp_path / "in", 90)
    run.run("run", "in", "--workspace", "whole")
    kills = 0
    while run.run("run", "in", "--workspace", "killed", kill_at=dice.randint(2, 6)).status == -9 and kills < 12:
        kills += 1
    assert kills > 2
    assert run.run("run", "in", "--workspace", "killed").status == 3
    assert run.exports("killed") == run.exports("whole")


def test_what_was_read_before_the_kill_is_not_read_again(tmp_path: Path) -> None:
    run = Program(FAKE, tmp_path)
    plain_reports(tmp_path / "in", 90)
    killed = run.run("run", "in", "--workspace", "w", kill_at=4)
    assert killed.told[-1] == "reading: 48 of 90"
    again = run.run("run", "in", "--workspace", "w")
    assert any("known before" in line and " 0 known" not in line for line in again.told)
    known = next(line for line in again.told if "known before" in line)
    assert int(known.split(" reports read, ")[1].split(" ")[0]) >= 46


def test_an_interrupted_run_says_how_to_go_on_and_can(tmp_path: Path) -> None:
    run = Program(FAKE, tmp_path)
    plain_reports(tmp_path / "in", 900)
    stopped = run.run("run", "in", "--workspace", "w", kill_at=3, by=signal.SIGINT)
    assert stopped.status == 130, stopped.told
    assert "run the same command again to go on" in stopped.told[-1]
    assert run.run("run", "in", "--workspace", "w").status == 3
    run.run("run", "in", "--workspace", "whole")
    assert run.exports("w") == run.exports("whole")


def test_the_record_before_the_kill_stands_until_the_next_run_ends(tmp_path: Path) -> None:
    run = Program(FAKE, tmp_path)
    plain_reports(tmp_path / "in", 40)
    run.run("run", "in", "--workspace", "w")
    before = run.exports("w")
    for k in range(40):
        (tmp_path / "in" / f"r{k:03}.txt").write_text(f"Kafr Zeta | 2031-06-01 | {k} killed")
    assert run.run("run", "in", "--workspace", "w", kill_at=3).status == -9
    assert run.exports("w") == before


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    run = Program(FAKE, tmp_path)
    plain_reports(tmp_path / "in", 40)
    plain_reports(tmp_path / "more", 30)
    for k in range(30):
        (tmp_path / "more" / f"r{k:03}.txt").rename(tmp_path / "more" / f"m{k:03}.txt")
    started = [run.start("run", folder, "--workspace", "w") for folder in ("in", "more")]
    for process in started:
        with process:
            _, err = process.communicate()
            assert process.returncode == 3, err
    run.run("run", "in", "more", "--workspace", "one")
    assert run.exports("w") == run.exports("one")


PLACES = """\
id,name,lat,lon,country,kind
x:1,Aleppo,36.2,37.16,SY,city
x:2,Homs,34.73,36.72,SY,city
x:3,Idlib,35.93,36.63,SY,city
"""
REPORTS = (
    "KAFR ALPHA, Syria — Shelling killed {n} people in Idlib on Monday, the Valley Monitor said. "
    "A local official said that {m} others were wounded.",
    "At least {n} civilians were killed when a market in Aleppo was bombed on 3 May 2031, residents said.",
    "Government forces arrested {m} men in Homs overnight, according to the Valley Monitor.",
)


@pytest.mark.slow
def test_the_real_stages_killed_and_started_again(tmp_path: Path) -> None:
    run, dice = Program(REAL, tmp_path), random.Random(7)
    rows = [
        {"id": f"r{k:02}", "text": REPORTS[k % 3].format(n=k % 7 + 2, m=k % 5 + 1), "published": "2031-05-06"}
        for k in range(64)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    (tmp_path / "places.csv").write_text(PLACES)
    assert run.run("gazetteer", "import", "places.csv", "--gazetteer", "places.sqlite").status == 0
    words = ("run", "in.jsonl", "--gazetteer", "places.sqlite", "--workspace")
    whole = run.run(*words, "whole")
    assert whole.status == 0, whole.told
    expected = run.exports("whole")
    lines = whole.told.index("writing the record") + 1
    for moment in dice.sample(range(2, lines + 1), 3):
        space = f"killed{moment}"
        assert run.run(*words, space, kill_at=moment).status == -9
        assert run.run(*words, space).status == 0
        assert run.exports(space) == expected
