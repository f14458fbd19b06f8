"""Pinned floors: the lowest value of each number that the gate lets pass. They rise by themselves and fall only when told to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SLACK = 0.005
"""A floor is pinned this far under the measured value, so that a single report read otherwise does not fail the gate."""
CEILINGS = frozenset({"bad_spans", "wrong", "wrong_over_50km"})
"""Last parts of names of numbers that must not grow; their pins are ceilings."""

type Pins = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Miss:
    """One number on the wrong side of its pin (``got`` None: the scorer did not print it)."""

    set: str
    metric: str
    pin: float
    got: float | None

    def __str__(self) -> str:
        side = "above its ceiling" if is_ceiling(self.metric) else "below its floor"
        got = "was not measured" if self.got is None else f"is {self.got:g}, {side} of {self.pin:g}"
        return (
            f"{self.set}: {self.metric} {got}. Next: find what changed in the reading of this set; "
            "if the loss is meant, pin it with --update-floors --lower and say why in the commit."
        )


def is_ceiling(metric: str) -> bool:
    return metric.rpartition(".")[2] in CEILINGS


def flat(scores: Mapping[str, Any], before: str = "") -> dict[str, float]:
    """Nested scores as one level with dotted names; what is no number is left out."""
    out: dict[str, float] = {}
    for key, value in scores.items():
        if isinstance(value, Mapping):
            out |= flat(value, f"{before}{key}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            out[before + key] = float(value)
    return out


def load_floors(path: Path) -> Pins:
    """The pins by set and number. Raises ``OSError`` or ``tomllib.TOMLDecodeError``."""
    return {
        name: {m: float(v) for m, v in pins.items()} for name, pins in tomllib.loads(path.read_text("utf-8")).items()
    }


def misses(name: str, scores: Mapping[str, Any], pins: Mapping[str, float]) -> list[Miss]:
    """The numbers of set ``name`` on the wrong side of their pins."""
    got = flat(scores)
    return [
        Miss(name, metric, pin, got.get(metric))
        for metric, pin in pins.items()
        if metric not in got or (got[metric] > pin if is_ceiling(metric) else got[metric] < pin)
    ]


def raised(pins: Mapping[str, float], scores: Mapping[str, Any], *, lower: bool = False) -> dict[str, float]:
    """The pins brought up to what was measured. A pin loosens only with ``lower``."""
    got = flat(scores)
    out = dict(pins)
    for metric, pin in pins.items():
        if metric not in got:
            continue
        if is_ceiling(metric):
            out[metric] = got[metric] if lower else min(pin, got[metric])
        else:
            reached = round(max(0.0, got[metric] - SLACK), 4)
            out[metric] = reached if lower else max(pin, reached)
    return out


def written(pins: Pins) -> str:
    """The pins as TOML, in the order given."""
    head = "# Pinned by `python evals/gate.py --update-floors`. A floor goes down only with --lower as well.\n"
    parts = [
        f"\n[{_key(name)}]\n" + "".join(f'"{metric}" = {value:g}\n' for metric, value in values.items())
        for name, values in pins.items()
    ]
    return head + "".join(parts)


def _key(name: str) -> str:
    """A set's name as a TOML key; that of a half has a dot and needs quotes."""
    return f'"{name}"' if "." in name else name
