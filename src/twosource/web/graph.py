"""Who an incident goes back to, as a drawing: origins on the left, the reports that carry them on the right."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.web.dossier import Dossier

WIDTH, ROW, LEFT, RIGHT = 560, 26, 210, 350


@dataclass(frozen=True, slots=True)
class Node:
    """``claims`` are those behind it; ``strong`` is an independent origin."""

    x: float
    y: float
    label: str
    detail: str
    strong: bool
    claim: str


@dataclass(frozen=True, slots=True)
class Graph:
    width: int
    height: int
    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    edges: tuple[tuple[float, float, float, float, bool], ...]


def graph(found: Dossier) -> Graph | None:
    """``None`` where there is nothing to draw: no origin, or one origin in one report."""
    origins = found.incident.origins
    reports = [r for r in found.incident.reports if r in found.reports]
    if not origins or (len(origins) == 1 and len(reports) == 1):
        return None
    height = max(len(origins), len(reports)) * ROW + 8
    left = {o.name: _y(n, len(origins), height) for n, o in enumerate(origins)}
    right = {r: _y(n, len(reports), height) for n, r in enumerate(reports)}
    edges = tuple(
        (LEFT + 8.0, left[o.name], RIGHT - 8.0, right[r], o.independent)
        for o in origins for r in o.reports if r in right
    )  # fmt: skip
    first = {c.claim.report: c.claim.id for c in reversed(found.cards)}
    return Graph(
        WIDTH,
        height,
        tuple(
            Node(
                LEFT,
                left[o.name],
                _short(o.name),
                o.kind.replace("_", " "),
                o.independent,
                o.claims[0] if o.claims else "",
            )
            for o in origins
        ),
        tuple(
            Node(
                RIGHT,
                right[r],
                _short(found.reports[r].outlet or r),
                found.reports[r].title or r,
                True,
                first.get(r, ""),
            )
            for r in reports
        ),
        edges,
    )


def _y(n: int, count: int, height: float) -> float:
    return round((n + 0.5) * height / count, 1)


def _short(text: str) -> str:
    return text if len(text) <= 28 else text[:27] + "…"
