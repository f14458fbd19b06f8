"""The shipped table of villages."""

from __future__ import annotations

from twosource.resolve.countries import load_countries
from twosource.resolve.villages import village_entries


def test_every_row_is_a_village_of_a_known_country() -> None:
    rows = list(village_entries())
    assert len(rows) > 15_000
    assert {row.cc for row in rows} <= set(load_countries().names)
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.name and row.admin1 for row in rows)
    assert len({row.gid for row in rows}) == len(rows)
