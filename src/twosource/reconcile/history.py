"""How a number moved: what was said of it, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from twosource.core.vocab import Measure
from twosource.reconcile.bound import Bound
from twosource.reconcile.statements import Value

_TOLD = (Measure.KILLED.value, Measure.INJURED.value)


def history_of(values: Iterable[Value]) -> tuple[tuple[str, str], ...]:
    """Pairs of claim id and a line such as ``2015-10-15 killed at least 10 (Monitor)``, by key and day.

    A number that goes down is kept as what it is: a correction. Undated numbers come first.
    """
    rows = sorted(
        {v for v in values if v.key in _TOLD},
        key=lambda v: (v.key != "killed", v.key, v.day or date.min, v.bound.top, v.claims),
    )
    lines: list[tuple[str, str]] = []
    peak: dict[tuple[str, str], int] = {}
    for value in rows:
        mine = (value.key, value.voice.key)
        down = value.bound.top < peak.get(mine, value.bound.top) and not value.partial
        peak[mine] = value.bound.top if down else max(peak.get(mine, 0), value.bound.top)
        day = value.day.isoformat() if value.day is not None else "undated"
        note = ", a correction downward" if down else ", some of them" if value.partial else ""
        lines.append((value.claims[0], f"{day} {value.key} {in_words(value.bound)} ({value.voice.name}{note})"))
    return tuple(lines)


def in_words(bound: Bound) -> str:
    """``11``, ``about 11``, ``at least 10``, ``up to 12``, ``8 to 12``."""
    if bound.high is None:
        return f"at least {bound.low}"
    if bound.high == bound.low:
        return f"about {bound.low}" if bound.approximate else f"{bound.low}"
    return f"up to {bound.high}" if bound.low == 0 else f"{bound.low} to {bound.high}"
