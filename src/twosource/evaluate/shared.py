"""Reports that tell one event of one day: are they linked, and are all others apart?

For sets whose reports each may belong to several incidents, so that no partition of reports can be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

type Row = Mapping[str, Any]


def score_shared(gold: Iterable[Row], incidents: Iterable[Row]) -> dict[str, Any]:
    """Pairs of reports. ``linked``: share of those with a gold incident and its date in common that share an incident of
    the record; ``apart``: share of all other pairs that share none; ``precision``: of the pairs that share one, how many
    should. ``gold`` rows have an ``id`` and a list ``gold`` of incidents with dates; ``incidents`` are rows of the export.
    """
    told = {str(row["id"]): {(g["incident"], g["date"]) for g in row["gold"]} for row in gold}
    together: set[tuple[str, str]] = set()
    for incident in incidents:
        known = sorted({str(r) for r in incident["reports"]} & told.keys())
        together.update(combinations(known, 2))
    pairs = list(combinations(sorted(told), 2))
    same = {pair for pair in pairs if told[pair[0]] & told[pair[1]]}
    wrong = together - same
    return {
        "reports": len(told),
        "pairs": len(same),
        "linked": _share(len(together & same), len(same)),
        "apart": _share(len(pairs) - len(same) - len(wrong), len(pairs) - len(same)),
        "wrongly_linked": len(wrong),
        "precision": _share(len(together & same), len(together)),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
