"""The timeline of the page as values for its template: a bar per day, week or month, and a line per longer range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.core.incident import Incident

WIDTH, LEFT, BASE = 720.0, 28.0, 64.0


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    start: date
    end: date
    parts: tuple[tuple[str, float, float, int], ...]
    """Grade, top, height and count of each part, from the bottom up."""
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    width: float
    incident: str
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    width: float
    height: float
    left: float
    base: float
    unit: str
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    more: int
    ticks: tuple[tuple[float, str], ...]
    counts: tuple[tuple[float, int], ...]


def timeline(incidents: Sequence[Incident]) -> Timeline | None:
    """``None`` where no incident has a date. A range longer than the unit is a line, never a share in several bars."""
    dated = [i for i in incidents if i.time and i.status == "happened"]
    if not dated:
        return None
    starts = [i.time.start for i in dated if i.time]
    ends = [i.time.end for i in dated if i.time and i.time.days <= 31] or starts
    first, last = min(starts), max(*ends, max(starts))
    unit = "day" if (last - first).days <= 62 else "week" if (last - first).days <= 420 else "month"
    if unit == "day" and (last - first).days < 6:
        pad = (6 - (last - first).days + 1) // 2
        first, last = first - timedelta(days=pad), last + timedelta(days=pad)
    begins = _begins(first, last, unit)
    spans = [
        (b, (begins[k + 1] if k + 1 < len(begins) else _next(b, unit)) - timedelta(days=1))
        for k, b in enumerate(begins)
    ]
    step = min((WIDTH - LEFT) / len(spans), 110.0)
    binned: dict[int, list[Incident]] = {}
    long: list[Incident] = []
    for incident in dated:
        assert incident.time
        at = max(k for k, b in enumerate(begins) if b <= incident.time.start)
        (binned.setdefault(at, []) if incident.time.end <= spans[at][1] else long).append(incident)
    top = max((len(v) for v in binned.values()), default=1)
    bars = tuple(_bar(LEFT + k * step, step, spans[k], members, top) for k, members in sorted(binned.items()))
    lines = []
    for n, incident in enumerate(long[:6]):
        assert incident.time
        a = LEFT + max(k for k, b in enumerate(begins) if b <= incident.time.start) * step
        b = LEFT + (max(k for k, s in enumerate(begins) if s <= incident.time.end) + 1) * step
        lines.append(
            Line(
                a + 2,
                BASE + 20 + n * 4,
                max(b - a - 4, 4),
                incident.id,
                f"{incident.time.start} to {incident.time.end}",
            )
        )
    every = max(1, -(-len(spans) // max(1, int((WIDTH - LEFT) / 92))), -(-88 // max(int(step), 1)))
    ticks = tuple(
        (LEFT + k * step + (step / 2 if unit == "day" else 0), _tick(b, unit))
        for k, b in enumerate(begins)
        if k % every == 0
    )
    counts = tuple((BASE - BASE * 0.85 * v / top, v) for v in sorted({top, -(-top // 2)}))
    return Timeline(
        WIDTH, BASE + 20 + 4 * len(lines), LEFT, BASE, unit, bars, tuple(lines), max(len(long) - 6, 0), ticks, counts
    )


def _bar(x: float, step: float, span: tuple[date, date], members: list[Incident], top: int) -> Bar:
    parts = []
    y = BASE
    for grade in ("confirmed", "fair", "weak", "discounted", "contested"):
        count = sum(i.grade == grade for i in members)
        if count:
            high = BASE * 0.85 * count / top
            y -= high
            parts.append((grade, y, high, count))
    gap = min(3.0, step * 0.12)
    return Bar(x + gap, step - 2 * gap, *span, tuple(parts), tuple(i.id for i in members))


def _begins(first: date, last: date, unit: str) -> list[date]:
    at = first if unit == "day" else first - timedelta(days=first.weekday()) if unit == "week" else first.replace(day=1)
    made = [at]
    while _next(made[-1], unit) <= last:
        made.append(_next(made[-1], unit))
    return made


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + timedelta(days=1 if unit == "day" else 7)


def _tick(day: date, unit: str) -> str:
    return day.isoformat() if unit != "month" else day.isoformat()[:7]
