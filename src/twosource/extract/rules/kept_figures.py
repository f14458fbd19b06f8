"""Figures of a passage without some of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from twosource.extract.rules.figures import FoundFigure


def kept(figures: Sequence[FoundFigure], gone: Set[int]) -> tuple[FoundFigure, ...]:
    """``figures`` without those at the indices ``gone``. A part whose whole is gone stands alone."""
    place = {n: k for k, n in enumerate(n for n in range(len(figures)) if n not in gone)}
    left = ((f, f.figure.subset_of) for n, f in enumerate(figures) if n not in gone)
    return tuple(
        replace(f, figure=replace(f.figure, subset_of=None if whole is None else place.get(whole))) for f, whole in left
    )
