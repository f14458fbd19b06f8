"""Incidents along time: a bar per day, week or month, and the same numbers as rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from sqlite3 import Row

WIDTH, LEFT, TOP, BASE = 1000.0, 40.0, 8.0, 190.0
HALF = 620.0
"""Width of a drawing that has half a page."""
GRADES = ("confirmed", "fair", "weak", "discounted", "contested")
MOST_BARS = 190


@dataclass(frozen=True, slots=True)
class Bin:
    """``parts`` are grade, top, height and count, from the bottom up."""

    start: str
    end: str
    n: int
    stated: int
    grades: dict[str, int]
    x: float = 0.0
    width: float = 0.0
    parts: tuple[tuple[str, float, float, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """``longer`` incidents cover more than one unit and are in no bar; ``undated`` have no day at all."""

    unit: str
    bins: tuple[Bin, ...]
    longer: int
    undated: int
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, int], ...]
    width: float = WIDTH


def timing(rows: Sequence[Row], *, unit: str | None = None, width: float = WIDTH) -> Timing:
    """Bins of ``rows`` as ``lists.by_day`` gives them. The unit is chosen so that the bars can be told apart."""
    dated = [
        (date.fromisoformat(r["start"]), date.fromisoformat(r["end"] or r["start"]), r) for r in rows if r["start"]
    ]
    undated = sum(r["n"] for r in rows if not r["start"])
    if not dated:
        return Timing(unit or "day", (), 0, undated, (), ())
    first, last = min(d[0] for d in dated), max(d[0] for d in dated)
    unit = unit or _unit((last - first).days)
    counted: dict[date, dict[str, int]] = {}
    stated: dict[date, int] = {}
    longer = 0
    for start, end, row in dated:
        begin = begin_of(start, unit)
        if end > end_of(begin, unit):
            longer += row["n"]
            continue
        here = counted.setdefault(begin, {})
        here[row["grade"]] = here.get(row["grade"], 0) + row["n"]
        stated[begin] = stated.get(begin, 0) + row["stated"]
    if not counted:
        return Timing(unit, (), longer, undated, (), ())
    begins = _all(min(counted), max(counted), unit)
    top = max(sum(c.values()) for c in counted.values())
    step = min((width - LEFT) / len(begins), 80.0)
    bins = tuple(
        _bin(b, unit, counted[b], stated[b], LEFT + k * step, step, top) for k, b in enumerate(begins) if b in counted
    )
    every = max(1, math.ceil(96 / step))
    ticks = tuple((LEFT + k * step, _tick(b, unit)) for k, b in enumerate(begins) if k % every == 0)
    levels = tuple((_y(v, top), v) for v in sorted({top, -(-top // 2)}))
    return Timing(unit, bins, longer, undated, ticks, levels, width)


def _unit(days: int) -> str:
    return (
        "day" if days < MOST_BARS else "week" if days < 7 * MOST_BARS else "month" if days < 30 * MOST_BARS else "year"
    )


def _bin(begin: date, unit: str, grades: dict[str, int], stated: int, x: float, step: float, top: int) -> Bin:
    parts, y = [], BASE
    for grade in GRADES:
        if n := grades.get(grade, 0):
            high = (BASE - TOP) * n / top
            y -= high
            parts.append((grade, y, high, n))
    gap = min(2.0, step * 0.1)
    end = end_of(begin, unit)
    return Bin(
        begin.isoformat(), end.isoformat(), sum(grades.values()), stated, grades, x + gap, step - 2 * gap, tuple(parts)
    )


def _y(value: int, top: int) -> float:
    return BASE - (BASE - TOP) * value / top


def begin_of(day: date, unit: str) -> date:
    """First day of the unit that holds ``day``; weeks begin on Monday."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def end_of(begin: date, unit: str) -> date:
    """Last day of the unit that begins on ``begin``."""
    return _next(begin, unit) - timedelta(days=1)


def _next(begin: date, unit: str) -> date:
    if unit == "month":
        return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    return date(begin.year + 1, 1, 1) if unit == "year" else begin + timedelta(days=1 if unit == "day" else 7)


def _all(first: date, last: date, unit: str) -> list[date]:
    made = [first]
    while made[-1] < last:
        made.append(_next(made[-1], unit))
    return made


def _tick(begin: date, unit: str) -> str:
    return begin.isoformat()[: {"month": 7, "year": 4}.get(unit, 10)]
