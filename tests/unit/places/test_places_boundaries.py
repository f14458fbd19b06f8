"""The shipped table of districts and wards."""

from __future__ import annotations

from twosource.resolve.boundaries import NOT_LOOKED_UP, boundary_entries, boundary_licences
from twosource.resolve.countries import load_countries


def test_every_row_is_a_place_of_a_known_country() -> None:
    rows = list(boundary_entries())
    assert len(rows) > 20_000
    names = load_countries().names
    assert {row.cc for row in rows} <= set(names)
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.name for row in rows)
    assert len({row.gid for row in rows}) == len(rows)


def test_a_double_name_is_found_by_either() -> None:
    row = next(row for row in boundary_entries() if row.name == "Endau/Malalani")
    assert row.aliases == ("Endau", "Malalani")


def test_each_row_says_its_licence_or_that_nobody_looked() -> None:
    licences = boundary_licences()
    for row in boundary_entries():
        assert row.source == f"geoBoundaries, {licences.get(row.cc, NOT_LOOKED_UP)}"


def test_countries_whose_licence_was_not_looked_up_can_be_left_out() -> None:
    every, known = list(boundary_entries()), list(boundary_entries(looked_up=True))
    assert {row.cc for row in known} == set(boundary_licences())
    assert {row.gid for row in known} < {row.gid for row in every}


def test_rows_that_may_not_be_passed_on_are_not_in_the_table() -> None:
    assert "NE" not in {row.cc for row in boundary_entries()}
