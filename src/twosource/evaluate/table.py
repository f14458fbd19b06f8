"""Markdown tables for the documentation: what was measured, beside the baselines and the bar of the project's issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.evaluate.floors import flat
from twosource.evaluate.run import Measured


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a set with what it is compared with. Texts, for the peers' numbers come as they were published."""

    metric: str
    name: str
    baseline: str = ""
    bar: str = ""
    coder: str = ""


def load_lines(found: Mapping[str, object]) -> dict[str, tuple[Line, ...]]:
    """Lines by set from the parsed TOML: ``[set]`` with a list ``lines`` of tables. Raises ``TypeError``."""
    out: dict[str, tuple[Line, ...]] = {}
    for name, part in found.items():
        if not isinstance(part, Mapping):
            raise TypeError(f"{name} is no table")
        out[name] = tuple(Line(**line) for line in part["lines"])
    return out


def table(measured: Sequence[Measured], lines: Mapping[str, Sequence[Line]], *, day: date) -> str:
    """One table for each set: all rows, and the halves where they were run."""
    by_set: dict[str, list[Measured]] = {}
    for found in measured:
        by_set.setdefault(found.set, []).append(found)
    return "\n".join(_of_set(name, runs, lines.get(name, ()), day) for name, runs in by_set.items())


def _of_set(name: str, runs: Sequence[Measured], lines: Sequence[Line], day: date) -> str:
    heads = ["measure", *(f"{r.half or 'all'} ({r.rows:,})" for r in runs), "baselines", "bar", "second coder"]
    scores = [flat(r.scores) for r in runs]
    rows = [
        [line.name, *(_number(s.get(line.metric)) for s in scores), line.baseline, line.bar, line.coder]
        for line in lines
    ]
    seconds = ", ".join(f"{r.half or 'all'} {r.seconds:.0f} s" for r in runs)
    out = [f"### {name}", "", f"Measured on {day.isoformat()} ({seconds}, loading included).", ""]
    out += ["| " + " | ".join(cells) + " |" for cells in (heads, ["---"] * len(heads), *rows)]
    return "\n".join([*out, ""])


def _number(value: float | None) -> str:
    if value is None:
        return "not measured"
    return f"{value:.0f}" if value == int(value) and value > 1 else f"{value:.3f}"
