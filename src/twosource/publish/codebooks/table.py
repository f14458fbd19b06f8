"""Rows of a codebook as CSV or as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from twosource.publish.codebooks.checks import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(header: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """RFC 4180 with a header, line ends of one line feed, empty for what is not known.

    Text that a spreadsheet would run as a formula gets an apostrophe before it: titles and names come from reports.
    """
    yield _line(header)
    for row in rows:
        yield _line(["" if (v := row[name]) is None else _plain(v) if isinstance(v, str) else v for name in header])


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Each row as a line of JSON, every column there, ``null`` for what is not known."""
    return (json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows)


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
