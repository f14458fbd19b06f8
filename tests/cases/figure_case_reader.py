"""Reads Markdown cases of figures. A case is a heading, a text in a quote block, and a table of the figures it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COLUMNS = ("measure", "low", "high", "who", "scope", "part of", "words")


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    measure: str
    low: int
    high: int | None
    who: str
    scope: str
    part_of: int | None
    words: str


@dataclass(frozen=True, slots=True)
class FigureCase:
    """``leads`` are the passages before the text, where the case has any (lines starting with "Before:")."""

    name: str
    text: str
    leads: tuple[str, ...]
    expected: tuple[ExpectedFigure, ...]


def read_cases(path: Path) -> Iterator[FigureCase]:
    """The cases of one file. Raises ``ValueError`` for a section without a text or with a malformed table."""
    for section in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
        title, _, body = section.partition("\n")
        text = " ".join(line[1:].strip() for line in body.splitlines() if line.startswith(">"))
        if not text:
            raise ValueError(f"{path.name}: case {title!r} has no text")
        leads = tuple(line.removeprefix("Before:").strip() for line in body.splitlines() if line.startswith("Before:"))
        rows = [
            [c.strip() for c in line.strip().strip("|").split("|")]
            for line in body.splitlines()
            if line.startswith("|")
        ]
        if rows and tuple(rows[0]) != _COLUMNS:
            raise ValueError(f"{path.name}: case {title!r} has columns {rows[0]}")
        yield FigureCase(f"{path.stem}: {title.strip()}", text, leads, tuple(_figure(r) for r in rows[2:]))


def _figure(row: list[str]) -> ExpectedFigure:
    measure, low, high, who, scope, part, words = row
    return ExpectedFigure(
        measure, int(low), None if high == "open" else int(high), who, scope, int(part) - 1 if part else None, words
    )
