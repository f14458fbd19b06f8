"""The whole gazetteer, built once from packaged data."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from twosource.resolve.build import build_gazetteer
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.villages import village_entries

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("built") / "gazetteer.sqlite"
    told: list[tuple[int, int]] = []
    count = build_gazetteer(path, progress=lambda done, expected: told.append((done, expected)))
    assert count > 250_000
    assert told[-1] == (count, count)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with Gazetteer(path) as gazetteer:
        yield gazetteer


def test_it_is_small_and_says_whom_to_credit(built: Gazetteer) -> None:
    assert built.path.stat().st_size <= 250_000_000
    assert "GeoNames" in built.meta()["credits"]


def test_it_opens_fast(built: Gazetteer) -> None:
    start = time.process_time()
    with Gazetteer(built.path) as again:
        assert again.lookup("Homs", country="SY")
    assert time.process_time() - start <= 0.2


def test_it_holds_countries_divisions_and_towns(built: Gazetteer) -> None:
    counts = built.counts()
    assert counts["country"] > 200
    assert counts["governorate"] > 3000
    assert counts["district"] > 30_000
    assert built.lookup("Talbiseh", country="SY")[0].admin1 == "Homs"
    assert built.lookup("Homs", country="SY", kind="governorate")[0].kind == "governorate"


def test_places_of_the_supplement_are_there_or_joined(built: Gazetteer) -> None:
    assert built.lookup("Donbass")[0].country_code == "UA"
    assert built.lookup("Latamneh", country="SY")[0].score >= 0.55
    assert built.lookup("Red Sea")[0].kind == "sea"


def test_warm_lookups_are_fast(built: Gazetteer) -> None:
    names = [
        "Talbisseh",
        "Kafranbel",
        "Bakhmut",
        "مأرب",
        "Харків",
        "Fada Ngourma",
        "Qwxzv",
        "Deir Ezzour",
        "Mossul",
        "Zintan",
    ] * 5
    took = []
    for name in names:
        start = time.process_time()
        built.lookup(name)
        took.append(time.process_time() - start)
    assert sorted(took)[int(len(took) * 0.95)] <= 0.05


def test_a_division_stands_at_the_town_that_it_is_named_after(built: Gazetteer) -> None:
    town = next(c for c in built.lookup("Nakuru", country="KE", kind="city"))
    division = next(c for c in built.lookup("Nakuru", country="KE", kind="governorate") if c.kind == "governorate")
    assert (division.lat, division.lon) == (pytest.approx(town.lat, abs=0.01), pytest.approx(town.lon, abs=0.01))


def test_it_holds_wards_of_countries_whose_towns_it_lacks(built: Gazetteer) -> None:
    found = built.lookup("Endau", country="KE")
    assert found and found[0].kind == "subdistrict"
    assert "geoBoundaries" in built.meta()["credits"]


def test_a_village_of_the_table_is_found_and_its_makers_are_credited(built: Gazetteer) -> None:
    row = next(row for row in village_entries() if len(row.name) > 8 and row.name.isalpha())
    found = built.lookup(row.name, country="NG")
    assert any(abs(c.lat - row.lat) < 0.01 and abs(c.lon - row.lon) < 0.01 for c in found)
    assert "OpenStreetMap" in built.meta()["credits"]


def test_a_department_without_a_point_stands_at_its_province(built: Gazetteer) -> None:
    (found, *_) = built.lookup("Imasgo", country="BF")
    assert "the division it lies in" in found.reason
