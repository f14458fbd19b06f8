"""Many reports on one city and day: incidents are told apart and brought together; copies add no voice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from support.busy_day import PLACES, Told, busy_day, copies
from support.pairs import incidents_found, pairs_quality
from twosource.config import Settings
from twosource.core.record import Record
from twosource.resolve.imports import import_csv
from twosource.workspace import Workspace

pytestmark = pytest.mark.slow


def record_of(told: Iterable[Told], folder: Path) -> Record:
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    import_csv(folder / "places.csv", folder / "places.sqlite")
    (folder / "in.jsonl").write_text("".join(json.dumps(t.row) + "\n" for t in told), encoding="utf-8")
    space = Workspace(folder / "w", settings=Settings(gazetteer=folder / "places.sqlite"))
    space.run(folder / "in.jsonl")
    return space.record()


def test_incidents_of_a_crowded_day(tmp_path: Path) -> None:
    told = list(busy_day(160, 8))
    homes = dict(record_of(told, tmp_path).primary)
    gold = {t.row["id"]: t.incident for t in told}
    precision, recall = pairs_quality(gold, homes)
    assert incidents_found(gold, homes) >= 7
    assert min(precision, recall) > 0.9


def test_copies_of_one_text_are_one_voice(tmp_path: Path) -> None:
    one = max(record_of(copies(1), _made(tmp_path / "one")).incidents, key=lambda i: len(i.claims))
    many = record_of(copies(60), _made(tmp_path / "many"))
    assert len(many.duplicates) > 45
    largest = max(many.incidents, key=lambda i: len(i.claims))
    assert len([o for o in largest.origins if o.independent]) == len([o for o in one.origins if o.independent])


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
