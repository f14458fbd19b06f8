"""Words on the map, put where they hide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.web.filters import Box

WIDTH, HEIGHT = 1000.0, 460.0
"""The map's drawing, in its own units."""


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str
    anchor: str


def put(x: float, y: float, gap: float, text: str, taken: list[Box]) -> Label | None:
    """A label beside the point where it hides nothing of ``taken``, which it is then added to; ``None``: no room."""
    for made in (
        Label(x + gap, y + 4, text, "start"),
        Label(x - gap, y + 4, text, "end"),
        Label(x, y - gap - 3, text, "middle"),
        Label(x, y + gap + 11, text, "middle"),
    ):
        box = box_around(made)
        if box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < HEIGHT - 2 and is_free(box, taken):
            taken.append(box)
            return made
    return None


def box_around(label: Label) -> Box:
    """Left, top, right and bottom of the words."""
    wide = 7.0 * len(label.text)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - 11, left + wide, label.y + 4


def is_free(box: Box, taken: Sequence[Box]) -> bool:
    """True where ``box`` touches none of ``taken``."""
    return all(box[2] < t[0] or box[0] > t[2] or box[3] < t[1] or box[1] > t[3] for t in taken)
