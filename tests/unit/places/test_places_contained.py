"""Names and what the text says that they lie in. Texts and most names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from twosource.core.claim import Claim
from twosource.core.place import PlaceMention, PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Event, Status
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv
from twosource.resolve.places import resolve_places

_ROWS = """\
g1,Ostran,10.0,30.0,SD,,governorate,Ostran,,,900000
g2,Westran,14.0,24.0,SD,,governorate,Westran,,,800000
d1,Belmora,14.2,24.2,SD,,district,Westran,,,0
c1,Karakol,10.1,30.1,SD,,city,Ostran,,,400000
v1,Tolipur,14.9,24.2,SD,,village,Westran,,,900
v2,Jaribu,10.3,30.4,SD,,village,Ostran,,,700
"""


@pytest.fixture
def land(tmp_path: Path) -> Iterator[Gazetteer]:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    head = "id,name,lat,lon,country,aliases,kind,admin1,admin2,pcode,population\n"
    table.write_text(head + _ROWS, encoding="utf-8")
    import_csv(table, path)
    with Gazetteer(path) as gazetteer:
        yield gazetteer


def _placed(gazetteer: Gazetteer, text: str, mention: PlaceMention | None) -> PlaceRef:
    report = Report("r", text, sha256(text.encode()).hexdigest())
    claim = Claim("c", "r", Quote.of(text, 0, len(text)), Event.OTHER, Status.REPORTED, place_mention=mention)
    (ref,) = (c.place for c in resolve_places(report, [claim], gazetteer))
    assert ref is not None
    return ref


def _mention(name: str, *within: str) -> PlaceMention:
    return PlaceMention(Quote(0, len(name), name), name, within=within)


def test_a_city_that_the_text_puts_in_the_wrong_province_is_the_city(land: Gazetteer) -> None:
    ref = _placed(land, "In Sudan a march was held in Karakol, Westran.", _mention("Karakol", "Westran"))
    assert ref.gazetteer_id is None
    assert (ref.lat, ref.lon) == (10.1, 30.1)
    assert "Westran does not hold it" in ref.reason


def test_an_unknown_town_stands_at_the_district_of_its_name(land: Gazetteer) -> None:
    text = "In Sudan a market was burnt in Belmora (Belmora), Sudan."
    assert _placed(land, text, _mention("Belmora", "Belmora")).precision == 3


def test_a_name_that_only_sounds_alike_must_lie_where_the_text_says(land: Gazetteer) -> None:
    ref = _placed(land, "In Sudan a shop burnt in Talibor, Westran, Sudan.", _mention("Talibor", "Westran"))
    assert ref.gazetteer_id == "v1"
    ref = _placed(land, "In Sudan a shop burnt in Talibor, Belmora, Sudan.", _mention("Talibor", "Belmora"))
    assert (ref.gazetteer_id, ref.lat) == (None, 14.2)


def test_a_small_place_that_the_text_uses_as_one_is_where_it_was(land: Gazetteer) -> None:
    ref = _placed(land, "In Sudan soldiers took a camp in Jaribu. Nobody was hurt, Sudan said.", None)
    assert (ref.name, ref.precision) == ("Jaribu", 3)
    text = "In Sudan soldiers met Jaribu and others, Sudan said."
    report = Report("r", text, sha256(text.encode()).hexdigest())
    claim = Claim("c", "r", Quote.of(text, 0, len(text)), Event.OTHER, Status.REPORTED)
    assert resolve_places(report, [claim], land)[0].place is None


def test_a_labelled_place_holds_for_the_report_and_a_stand_in_where_nothing_is_known(land: Gazetteer) -> None:
    text = "In Sudan two men of the Karakol were shot. LOCATION: Jaribu, Ostran"
    ref = _placed(land, text, _mention("Karakol"))
    assert (ref.lat, ref.lon) == (10.3, 30.4)
    assert "labels its place" in ref.reason
    text = "In Sudan a shop burnt in Orlo (coded as Jaribu at geoprecision 2)."
    ref = _placed(land, text, _mention("Orlo"))
    assert (ref.name, ref.lat, ref.precision) == ("Orlo", 10.3, 2)
    text = "In Sudan a shop burnt in Karakol (coded as Jaribu at geoprecision 2)."
    assert _placed(land, text, _mention("Karakol")).lat == 10.1
