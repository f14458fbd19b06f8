"""What one policy makes of one incident: rows, or why there are none, with every rule that had a say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook, Rule


@dataclass(frozen=True, slots=True)
class Note:
    """One rule at work: ``said`` is what it did here, ``about`` the line of a comparison that it decided."""

    rule: Rule
    said: str
    about: str


@dataclass(frozen=True, slots=True)
class Projection:
    """``rows`` is empty where the policy leaves the incident out; the last note then says why."""

    book: Codebook
    incident: str
    rows: tuple[dict[str, Cell], ...]
    notes: tuple[Note, ...]

    @property
    def left_out(self) -> bool:
        return not self.rows


class LeftOut(Exception):  # noqa: N818
    """The policy has no row for this incident; the note is in the ledger."""


@dataclass
class Ledger:
    """Keeps the rules that were applied, in order, each once for the same words."""

    book: Codebook
    notes: list[Note] = field(default_factory=list)

    def apply(self, rule: str, said: str, *, about: str | None = None) -> None:
        """Note a rule; ``about`` where it decides another line than it does as a rule.

        Raises ``KeyError`` for a rule that the codebook does not have.
        """
        found = self.book.rules[rule]
        note = Note(found, said, found.about if about is None else about)
        if note not in self.notes:
            self.notes.append(note)

    def leave_out(self, rule: str, said: str) -> LeftOut:
        """The exception to raise; the rule is noted."""
        self.apply(rule, said)
        return LeftOut(rule)

    def row(self, values: Mapping[str, Cell]) -> dict[str, Cell]:
        """A row with the codebook's columns in its order, empty where ``values`` has none.

        Raises ``KeyError`` for a value without a column.
        """
        if unknown := set(values) - set(self.book.header):
            raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
        return {name: values.get(name) for name in self.book.header}


def projected(book: Codebook, incident: str, rows_of: Callable[[Ledger], tuple[dict[str, Cell], ...]]) -> Projection:
    """The incident's rows as ``rows_of`` makes them, or none where it raises ``LeftOut``; with all rules that were noted."""
    ledger = Ledger(book)
    rows: tuple[dict[str, Cell], ...] = ()
    with suppress(LeftOut):
        rows = rows_of(ledger)
    return Projection(book, incident, rows, tuple(ledger.notes))
