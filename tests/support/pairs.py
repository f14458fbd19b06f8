"""How well reports are brought together, counted by pairs and by incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def pairs_quality(gold: Mapping[str, object], homes: Mapping[str, object]) -> tuple[float, float]:
    """Precision and recall of pairs of reports said to be one incident; a report without a home is in no pair."""
    cells = Counter((gold[report], home) for report, home in homes.items())
    right = _pairs(cells)
    return right / max(1, _pairs(Counter(homes.values()))), right / max(1, _pairs(Counter(gold.values())))


def incidents_found(gold: Mapping[str, object], homes: Mapping[str, object]) -> int:
    """Incidents for which there is a home that holds more than half of their reports, and of whose reports more than half
    are theirs."""
    cells = Counter((gold[report], home) for report, home in homes.items())
    sizes, held = Counter(gold.values()), Counter(homes.values())
    return sum(2 * n > sizes[incident] and 2 * n > held[home] for (incident, home), n in cells.items())


def _pairs(counts: Counter[object] | Counter[tuple[object, object]]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())
