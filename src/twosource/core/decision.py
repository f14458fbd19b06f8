"""A person's decision about the record: appended, never changed, chained by hash so that a change would show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

GENESIS = "0" * 64


class DecisionKind(StrEnum):
    """What a person decides.

    ``together``, ``separate``: two accounts tell the same incident, or don't; ``undo``: an earlier row is void.
    ``set``: a value of an incident; ``accept``, ``reject``: a claim, or where no claim is named an incident;
    ``correct``: a field of a claim; ``add``: a claim that the machine did not read; ``relate``: two incidents;
    ``place``, ``actor``: what a name means, wherever it stands; ``comment``: words only.
    """

    TOGETHER = "together"
    SEPARATE = "separate"
    UNDO = "undo"
    SET = "set"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    RELATE = "relate"
    COMMENT = "comment"
    PLACE = "place"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about, in a way that outlives the machine's ids: a stretch of a report's text.

    ``role``: ``claim``, ``account`` (one of the incident's, or the claim's own), ``other`` (an account of the second
    incident, or of the same incident beside the claim's own), ``new`` (an account that the decision makes).
    ``id`` is the machine's at the time of the decision; ``text`` is what stood at ``[start, end)`` of ``report``.
    """

    role: str
    id: str
    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is in the log. ``value`` and ``before`` are JSON: what is set, and what the record said."""

    kind: DecisionKind
    author: str
    reason: str
    pairs: tuple[tuple[str, str], ...] = ()
    undoes: int | None = None
    anchors: tuple[Anchor, ...] = ()
    field: str = ""
    value: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log.

    ``pairs`` are account ids, each pair in order; ``undoes`` is the number of the row that an undo makes void.
    ``number`` counts from 1; ``previous`` is the hash of the row before, 64 zeros for the first. The rest is as in
    ``Draft``.
    """

    number: int
    kind: DecisionKind
    author: str
    at: datetime
    reason: str
    previous: str
    pairs: tuple[tuple[str, str], ...] = ()
    undoes: int | None = None
    anchors: tuple[Anchor, ...] = ()
    field: str = ""
    value: str = ""
    before: str = ""

    @property
    def hash(self) -> str:
        """SHA-256 over every field, the hash of the row before included."""
        said: list[object] = [
            self.number,
            self.kind.value,
            self.author,
            self.at.isoformat(),
            self.reason,
            self.previous,
            [list(pair) for pair in self.pairs],
            self.undoes,
        ]
        if self.anchors or self.field or self.value or self.before:
            said += [[[a.role, a.id, a.report, a.start, a.end, a.text] for a in self.anchors]]
            said += [self.field, self.value, self.before]
        return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()

    def ids(self, role: str) -> tuple[str, ...]:
        """The machine's ids of what it is about in that role, as they were when it was decided."""
        return tuple(anchor.id for anchor in self.anchors if anchor.role == role)


def next_row(log: Sequence[Decision], draft: Draft, at: datetime) -> Decision:
    """``draft`` as the next row of ``log``."""
    return Decision(
        len(log) + 1,
        draft.kind,
        draft.author,
        at,
        draft.reason,
        log[-1].hash if log else GENESIS,
        pairs=tuple(sorted({(min(a, b), max(a, b)) for a, b in draft.pairs})),
        undoes=draft.undoes,
        anchors=draft.anchors,
        field=draft.field,
        value=draft.value,
        before=draft.before,
    )
