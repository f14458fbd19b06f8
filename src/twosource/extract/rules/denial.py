"""Denials: which cue, if any, denies what stands at a place of the report."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.quote import Quote
from twosource.extract.rules.frames import Frame


def denial_at(frames: Sequence[Frame], start: int, end: int) -> Quote | None:
    """The cue of the innermost frame that denies ``[start, end)``; ``None`` where nobody denies it.

    A statement inside a denial ("denied that X had said ...") counts as denied.
    """
    holding = [f for f in frames if f.denies and f.holds(start, end)]
    return min(holding, key=lambda f: f.size).cue if holding else None
