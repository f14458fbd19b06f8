"""What every backend of the record promises. The contract suite in ``tests/contract`` runs over each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind
from twosource.core.incoming import Incoming, SetAside
from twosource.core.listing import ListRow, MachineRow
from twosource.core.record import Record
from twosource.core.report import Report

if TYPE_CHECKING:
    from twosource.store.desk import DeskStore
    from twosource.store.shelf import Shelf

type Version = tuple[str, str]
"""A report's id and the digest of what came in: one version of one report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one extractor made of one version of a report. ``report`` is ``None`` where it could not be read:
    then only what came in is kept."""

    incoming: Incoming
    report: Report | None = None
    claims: tuple[Claim, ...] = ()
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored version: its number (from 1), its digest, and the extractor that read it, if any did."""

    number: int
    digest: str
    text: str
    extractor: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of each. ``languages``: reports by language, where it was asked for."""

    reports: int
    claims: int
    incidents: int
    set_aside: tuple[SetAside, ...]
    languages: Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class Index:
    """What is derived beside the record for the desk: rows of lists, what the machine said before a person's word, and
    which names stand in which accounts (kind, folded name, account, name, how often)."""

    listing: tuple[ListRow, ...] = ()
    machine: tuple[MachineRow, ...] = ()
    named: tuple[tuple[str, str, str, str, int], ...] = ()
    decided: int = 0
    """Number of the last decision that the record heeds."""


NO_INDEX = Index()


def nothing_more(_: DeskStore) -> None:
    """What ``finish`` does after itself where nothing was decided meanwhile."""


class Store(Protocol):
    """A record that survives a kill at any moment: every method that writes does so in one transaction."""

    def writing(self) -> AbstractContextManager[None]:
        """Held for the length of a run, so that two runs at once do one after the other."""
        ...

    def read_by(self, versions: Sequence[Version], extractor: str) -> frozenset[Version]:
        """Those of ``versions`` that this extractor has read already."""
        ...

    def keep(self, readings: Sequence[Reading]) -> None:
        """Adds versions that are new and replaces readings of old extractors. A kept text is never changed."""
        ...

    def versions(self, report_id: str) -> tuple[Kept, ...]:
        """All versions of a report, oldest first."""
        ...

    def current(self) -> dict[str, str]:
        """For each report of the record, the digest of the version that counts."""
        ...

    def incoming(self, versions: Iterable[Version]) -> Iterator[Incoming]:
        """What came in for each of these versions, in the order asked for."""
        ...

    def readings(self, current: Mapping[str, str]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Report and claims as read (before resolving), by report id, of those versions that were read."""
        ...

    def finish(
        self,
        current: Mapping[str, str],
        record: Record,
        *,
        key: str,
        files: Iterable[str],
        set_aside: Sequence[SetAside],
        index: Index = NO_INDEX,
        after: Callable[[DeskStore], None] = nothing_more,
    ) -> None:
        """Makes the derived tables hold ``record``, points each report at its version, remembers ``key``, and
        replaces what was set aside from ``files``: all in one transaction, in which only rows that differ are written.
        ``after`` is called at its end, to heed decisions that ``index`` does not. ``record.set_aside`` is what was read
        but could not be worked on further."""
        ...

    def extend(
        self,
        current: Mapping[str, str],
        record: Record,
        *,
        only: Mapping[str, Collection[str]],
        before: str,
        key: str,
        files: Iterable[str],
        set_aside: Sequence[SetAside],
        index: Index = NO_INDEX,
    ) -> bool:
        """As ``finish`` for a record that only grew: ``current`` and ``record`` hold no more than what is new or changed,
        ``only`` names by table the ids of rows that may differ. False, with nothing written, where the record is no longer
        what ``before`` says or somebody has decided something."""
        ...

    def shelf(self) -> Shelf:
        """Parts of the record by id."""
        ...

    def tally(self, *, languages: bool = True) -> Tally:
        """What the record holds, counted."""
        ...

    def note_set_aside(self, files: Iterable[str], set_aside: Sequence[SetAside]) -> None:
        """Replaces what was set aside from ``files``. Writes nothing where that changes nothing."""
        ...

    def key(self) -> str | None:
        """What the derived tables were made from, as ``finish`` was told; ``None`` before the first."""
        ...

    def record(self) -> Record:
        """The whole record as the last finished run left it."""
        ...

    def decide(
        self,
        kind: DecisionKind,
        *,
        author: str,
        at: datetime,
        reason: str,
        pairs: Sequence[tuple[str, str]] = (),
        undoes: int | None = None,
    ) -> Decision:
        """Appends a decision to the log and returns it."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """The log, oldest first. Raises ``BrokenChainError`` where a row was changed."""
        ...

    def close(self) -> None: ...
