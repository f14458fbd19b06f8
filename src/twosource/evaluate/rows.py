"""Rows of an evaluation file: a JSON list, or JSON lines, plain or gzipped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

type Row = dict[str, Any]

REPORT_KEYS = ("id", "text", "url", "outlet", "published", "title")
"""What a run may see of a row. Everything else is gold."""


def read_rows(path: Path) -> list[Row]:
    """All rows of ``path``. Raises ``OSError`` where it can't be read, ``ValueError`` where it is not JSON."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    if ".jsonl" in path.name:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return list(json.loads(text))


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def as_report(row: Row) -> Row:
    """The row without its gold."""
    return {key: row[key] for key in REPORT_KEYS if row.get(key) is not None}


def half_of(rows: Sequence[Row], half: str | None) -> list[Row]:
    """``even``: rows 0, 2, 4, ...; ``odd``: rows 1, 3, 5, ...; None: all."""
    if half is None:
        return list(rows)
    return list(rows[{"even": 0, "odd": 1}[half] :: 2])


def sample_of(rows: Sequence[Row], size: int | None) -> list[Row]:
    """``size`` rows, evenly spaced, always the same ones; all where there are no more."""
    if size is None or len(rows) <= size:
        return list(rows)
    return [rows[k * len(rows) // size] for k in range(size)]
