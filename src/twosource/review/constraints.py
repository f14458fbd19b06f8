"""What the log of decisions asks of linking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.decision import Decision, DecisionKind
from twosource.review.anchors import Finder, translated

type Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of account ids that a person put together, and that a person kept apart."""

    together: tuple[Pair, ...] = ()
    separate: tuple[Pair, ...] = ()


def standing(log: Sequence[Decision]) -> tuple[Decision, ...]:
    """The rows that count: those that are no undo and that no standing undo makes void. An undo can be undone."""
    void: set[int] = set()
    for row in reversed(log):
        if row.kind is DecisionKind.UNDO and row.number not in void and row.undoes is not None:
            void.add(row.undoes)
    return tuple(row for row in log if row.kind is not DecisionKind.UNDO and row.number not in void)


def constraints(log: Sequence[Decision], finder: Finder | None = None) -> Constraints:
    """For each pair the last standing word counts. ``finder`` translates accounts that got other ids since."""
    said: dict[Pair, DecisionKind] = {}
    for row in standing(log):
        if row.kind in (DecisionKind.TOGETHER, DecisionKind.SEPARATE):
            for pair in translated(row, finder) if finder else row.pairs:
                said[pair] = row.kind
    return Constraints(
        together=tuple(sorted(pair for pair, kind in said.items() if kind is DecisionKind.TOGETHER)),
        separate=tuple(sorted(pair for pair, kind in said.items() if kind is DecisionKind.SEPARATE)),
    )
