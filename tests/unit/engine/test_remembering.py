"""A gazetteer that remembers answers as one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.engine.remembering import Remembering
from twosource.resolve import gazetteer
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv

TABLE = """\
id,name,lat,lon,country,kind
x:1,Kafr Alpha,36.0,37.0,SY,town
x:2,Kafr Alfa,31.0,35.0,JO,village
"""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    (tmp_path / "places.csv").write_text(TABLE)
    import_csv(tmp_path / "places.csv", tmp_path / "places.sqlite")
    return tmp_path / "places.sqlite"


@pytest.mark.parametrize("country", [None, "SY", "JO"])
@pytest.mark.parametrize("by_ear", [True, False])
def test_the_answers_are_the_same_and_a_caller_can_t_spoil_them(
    places: Path, country: str | None, by_ear: bool
) -> None:
    with Gazetteer(places) as plain, Remembering(places) as remembering:
        expected = plain.matches("Kafr Alpha", country=country, by_ear=by_ear)
        assert expected or country == "JO"
        for _ in range(2):
            answer = remembering.matches("Kafr Alpha", country=country, by_ear=by_ear)
            assert answer == expected
            answer.clear()


def test_a_name_is_looked_for_once(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = gazetteer.matches_of
    monkeypatch.setattr(gazetteer, "matches_of", lambda *given, **more: asked.append(given[2]) or real(*given, **more))
    with Remembering(places) as remembering:
        for name in ("Kafr Alpha", "Kafr Alpha", "Kafr Beta", "Kafr Alpha"):
            remembering.matches(name)
    assert asked == ["Kafr Alpha", "Kafr Beta"]
