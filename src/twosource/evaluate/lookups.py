"""Answers of the gazetteer for the two sets that look names up without any text around them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from twosource.evaluate.rows import read_rows
from twosource.resolve.build import build_gazetteer
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv
from twosource.resolve.lookups import SURE
from twosource.resolve.where import ready_gazetteer

type Row = dict[str, Any]


def answer_places(rows: Iterable[Row]) -> list[Row]:
    """The best candidate's point for each name, as ``twosource gazetteer lookup --jsonl`` gives it; ``{}`` below its score."""
    given = os.environ.get("TWOSOURCE_GAZETTEER")
    with ready_gazetteer(Path(given) if given else None, build=build_gazetteer) as gazetteer:
        return [_answer(gazetteer, row) for row in rows]


def answer_variants(table: Path, queries: Path, made: Path) -> list[Row]:
    """Import ``table`` into an otherwise empty gazetteer at ``made`` and look the ``queries`` up in it."""
    import_csv(table, made)
    with Gazetteer(made) as gazetteer:
        return [_answer(gazetteer, row) for row in read_rows(queries)]


def _answer(gazetteer: Gazetteer, row: Row) -> Row:
    found = gazetteer.lookup(row["name"], name_ar=row.get("name_ar"), country=row.get("country"), limit=1)
    return {"lat": found[0].lat, "lon": found[0].lon} if found and found[0].score >= SURE else {}
