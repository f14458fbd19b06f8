"""A person's decision about the record: appended, never changed, chained by hash so that a change would show."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

GENESIS = "0" * 64


class DecisionKind(StrEnum):
    """``together``: two accounts tell the same incident; ``separate``: they don't; ``undo``: an earlier row is void."""

    TOGETHER = "together"
    SEPARATE = "separate"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log.

    ``pairs`` are account ids, each pair in order; ``undoes`` is the number of the row that an undo makes void.
    ``number`` counts from 1; ``previous`` is the hash of the row before, 64 zeros for the first.
    """

    number: int
    kind: DecisionKind
    author: str
    at: datetime
    reason: str
    previous: str
    pairs: tuple[tuple[str, str], ...] = ()
    undoes: int | None = None

    @property
    def hash(self) -> str:
        """SHA-256 over every field, the hash of the row before included."""
        said = [
            self.number,
            self.kind.value,
            self.author,
            self.at.isoformat(),
            self.reason,
            self.previous,
            [list(pair) for pair in self.pairs],
            self.undoes,
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()
