"""Where the evaluation data lies: a folder that the environment names, never a part of the project."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "TWOSOURCE_EVAL_DATA"
PARTS = ("reports", "corpora", "score")


@dataclass(frozen=True, slots=True)
class EvalData:
    """The evaluation folder. Any of its parts may be absent; ``corpora`` and ``score`` are needed for the gate."""

    root: Path

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def corpora(self) -> Path:
        return self.root / "corpora"

    @property
    def score(self) -> Path:
        return self.root / "score"


@dataclass(frozen=True, slots=True)
class NoData:
    """Why there is nothing to evaluate with, in one line that a skipped test can show."""

    reason: str


def find_data(env: Mapping[str, str] | None = None) -> EvalData | NoData:
    """The folder that ``TWOSOURCE_EVAL_DATA`` names: one that holds ``reports``, ``corpora`` or ``score``, or one of
    these three (or a folder within ``reports``) itself."""
    given = (os.environ if env is None else env).get(VARIABLE, "").strip()
    if not given:
        return NoData(f"{VARIABLE} is not set: give it the folder that holds {', '.join(PARTS)}")
    path = Path(given).expanduser().absolute()
    if not path.is_dir():
        return NoData(f"{VARIABLE} names {path}, which is no folder")
    if any((path / part).is_dir() for part in PARTS):
        return EvalData(path)
    for above in (path, *path.parents[:1]):
        if above.name in PARTS:
            return EvalData(above.parent)
    return NoData(f"{VARIABLE} names {path}, which holds none of {', '.join(PARTS)} and is none of them")
