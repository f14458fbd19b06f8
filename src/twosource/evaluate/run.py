"""Run the tool over a set as a user would, by its own commands, and let the folder's scorer judge the exports.

Both the tool and the scorer are programs of their own here: nothing of a scorer is imported, and the tool can't see
more than a report's own fields.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from twosource.evaluate import muc4
from twosource.evaluate.data import EvalData
from twosource.evaluate.lookups import answer_places, answer_variants
from twosource.evaluate.rows import as_report, half_of, read_rows, sample_of, write_lines
from twosource.evaluate.sets import EvalSet, Kind


class EvaluationError(Exception):
    """A command of an evaluation failed; says which, and its last words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """``scores`` as the scorer printed them; ``seconds`` of the run alone (wall clock, model loading included)."""

    set: str
    half: str | None
    rows: int
    seconds: float
    scores: dict[str, Any]


def measure(found: EvalSet, data: EvalData, *, half: str | None = None, every: bool = False) -> Measured:
    """Run one set, or its even or odd rows. ``every`` runs all rows of a set that is otherwise sampled.

    Raises ``EvaluationError`` where a command fails, ``OSError`` where the set's file is not there.
    """
    rows = half_of(sample_of(read_rows(data.corpora / found.file), None if every else found.sample), half)
    scorer = data.score / found.scorer
    with TemporaryDirectory(prefix="twosource-eval-") as folder:
        work = Path(folder)
        gold = work / found.file.removesuffix(".gz")
        if found.kind is Kind.CLAIMS:
            gold.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        else:
            gold = work / "gold.jsonl.gz" if found.kind in (Kind.PLACES, Kind.VARIANTS) else gold
            _write_gold(gold, rows)
        begun = time.perf_counter()
        if found.kind is Kind.PLACES:
            write_lines(work / "lookups.jsonl", answer_places(rows))
            given = [str(gold), str(work / "lookups.jsonl")]
        elif found.kind is Kind.VARIANTS:
            made = [work / name for name in ("gazetteer.csv", "queries.jsonl", "key.jsonl")]
            _call([str(scorer), "make", str(gold), *map(str, made)])
            write_lines(work / "lookups.jsonl", answer_variants(made[0], made[1], work / "gazetteer.sqlite"))
            given = ["score", str(made[2]), str(work / "lookups.jsonl")]
        else:
            write_lines(work / "in.jsonl", (as_report(row) for row in rows))
            given = [str(gold), *_run(work, found)]
        seconds = time.perf_counter() - begun
        if found.scorer == "muc4":
            scores = muc4.score(rows, read_rows(Path(given[1])))
        else:
            scores = json.loads(_call([str(scorer), *given]))
        return Measured(found.name, half, len(rows), seconds, scores)


def _run(work: Path, found: EvalSet) -> list[str]:
    """The exports that the scorer of this kind of set takes."""
    space = ["--workspace", str(work / "record")]
    link = [] if found.link else ["--no-link"]
    _call(["-m", "twosource", "run", str(work / "in.jsonl"), *space, *link], fine=(0, 3))
    paths = []
    for shape in ("claims",) if found.kind is Kind.CLAIMS else ("incidents", "reports"):
        path = work / f"{shape}.jsonl"
        path.write_text(_call(["-m", "twosource", "export", shape, *space]), encoding="utf-8")
        paths.append(str(path))
    return paths


def _write_gold(path: Path, rows: list[dict[str, Any]]) -> None:
    if path.suffix == ".gz":
        import gzip

        path.write_bytes(gzip.compress("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()))
    else:
        write_lines(path, rows)


def _call(arguments: list[str], *, fine: tuple[int, ...] = (0,)) -> str:
    """Standard output of ``python ARGUMENTS``."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in fine:
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise EvaluationError(f"`python {' '.join(arguments)}` ended with status {done.returncode}: {last}")
    return done.stdout
