"""Whether rows are what their codebook says: types, ranges, closed lists, what must be there, and what must fit together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from twosource.publish.codebooks.codebook import Check, Codebook, Column

type Cell = str | int | float | None
type Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Fault:
    """``missing``: a required column is empty, for a person to fill. Anything else is a breach of the codebook."""

    row: int
    column: str
    said: str
    missing: bool = False


def check_rows(book: Codebook, rows: Iterable[Row]) -> tuple[Fault, ...]:
    """Every fault of every row, rows counted from 1."""
    return tuple(fault for number, row in enumerate(rows, 1) for fault in _row(book, row, number))


def _row(book: Codebook, row: Row, number: int) -> Iterator[Fault]:
    if tuple(row) != book.header:
        yield Fault(number, "", "the columns are not those of the codebook, in its order")
        return
    for column in book.columns:
        value = row[column.name]
        if value is None or value == "":
            if column.required:
                yield Fault(number, column.name, "required, and not known", missing=True)
        elif said := _cell(column, value):
            yield Fault(number, column.name, said)
    for check in book.checks:
        if not _KINDS[check.kind](check, row, book):
            yield Fault(number, ", ".join(check.columns), f"{check.id}: {check.says}")


def _cell(column: Column, value: Cell) -> str:
    kind = type(value)
    if column.type == "int" and kind is not int:
        return f"{value!r} is no whole number"
    if column.type == "float" and kind not in (int, float):
        return f"{value!r} is no number"
    if column.type in ("str", "date", "list") and not isinstance(value, str):
        return f"{value!r} is no text"
    if column.type == "date" and not _is_day(str(value)):
        return f"{value!r} is no day"
    if isinstance(value, int | float):
        if column.low is not None and value < column.low:
            return f"{value} is below {column.low:g}"
        if column.high is not None and value > column.high:
            return f"{value} is above {column.high:g}"
    parts = str(value).split("; ") if column.type == "list" else [str(value)]
    if column.values and (unknown := [p for p in parts if p not in column.values]):
        return f"{', '.join(unknown)}: not in the list"
    if column.pattern and not all(re.fullmatch(column.pattern, p) for p in parts):
        return f"{value!r} is not of the form {column.pattern}"
    return ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _numbers(check: Check, row: Row) -> list[float] | None:
    found = [v for c in check.columns if isinstance(v := row[c], int | float)]
    return found if len(found) == len(check.columns) else None


def _sum(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """The first column is the sum of the others."""
    numbers = _numbers(check, row)
    return numbers is None or numbers[0] == sum(numbers[1:])


def _ordered(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """Each column is at most the next one; empty ones are passed over, and so is what a column's type forbids."""
    found = [v for c in check.columns if (v := row[c]) not in (None, "")]
    mixed = len({isinstance(v, str) for v in found}) > 1
    return mixed or all(a <= b for a, b in pairwise(found))  # type: ignore[operator]


def _positive(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """At least one of the columns is above zero."""
    return any(isinstance(v := row[c], int | float) and v > 0 for c in check.columns)


def _implies(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """Where the first column is one of ``when``, the second is one of ``values`` (``""`` is empty)."""
    first, second = (str(row[c]) if row[c] is not None else "" for c in check.columns)
    return first not in check.when or second in check.values


def _together(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """Where a later column is filled, so is the first."""
    first, *rest = (row[c] not in (None, "") for c in check.columns)
    return first or not any(rest)


def _year(check: Check, row: Row, book: Codebook) -> bool:  # noqa: ARG001
    """The first column is the year of the second."""
    year, day = (row[c] for c in check.columns)
    return day is None or str(day)[:4] == str(year)


def _belongs(check: Check, row: Row, book: Codebook) -> bool:
    """The second column stands under the first one's value in the codebook's table of that name."""
    first, second = (str(row[c]) for c in check.columns)
    return second in book.tables[check.table].get(first, ())


def _interaction(check: Check, row: Row, book: Codebook) -> bool:
    """The first column joins the other two, the one first in the table's order first."""
    told, *sides = (row[c] for c in check.columns)
    order: Sequence[str] = book.tables[check.table]
    known = sorted((str(s) for s in sides if s), key=order.index)
    return told is None or told == (f"{known[0]} only" if len(known) == 1 else "-".join(known))


_KINDS: Mapping[str, Callable[[Check, Row, Codebook], bool]] = {
    "sum": _sum,
    "ordered": _ordered,
    "positive": _positive,
    "implies": _implies,
    "together": _together,
    "year": _year,
    "belongs": _belongs,
    "interaction": _interaction,
}
