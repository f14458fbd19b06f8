"""The shipped table of districts and wards."""

from __future__ import annotations

from twosource.resolve.boundaries import boundary_entries
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
