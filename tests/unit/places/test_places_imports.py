"""Imports: own CSV, GeoNames dump, COD-AB; each on a file of that shape that the test makes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from twosource.resolve.build import written
from twosource.resolve.entry import GazetteerError
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv, import_table
from twosource.resolve.supplement import load_supplement, parse_line

HEAD = "id,name,lat,lon,country"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_import_makes_a_gazetteer_of_its_own_and_again_updates_it(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    assert (
        import_csv(write(tmp_path / "a.csv", HEAD, "1,Wadi Nur,31.0,45.0,IQ", "2,Tell Sabah,31.5,45.5,Iraq"), path) == 2
    )
    assert (
        import_csv(
            write(
                tmp_path / "b.csv", HEAD + ",aliases,kind", "1,Wadi Noor,31.2,45.2,IQ,Vale of Light;وادي النور,village"
            ),
            path,
        )
        == 1
    )
    with Gazetteer(path) as gazetteer:
        assert gazetteer.lookup("Vale of Light")[0].lat == 31.2
        assert gazetteer.lookup("وادي النور")[0].kind == "village"
        assert gazetteer.lookup("Tell Sabah")[0].gazetteer_id == "2"
        assert sum(gazetteer.counts().values()) == 2


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["id,name,lat,lon", "1,X,1,1"], "missing column country"),
        ([HEAD, "1,Wadi,95,45,IQ"], r":2: lat 95.*not on the globe"),
        ([HEAD, "1,Wadi,nan,45,IQ"], r":2: .*not on the globe"),
        ([HEAD, "1,Wadi,north,45,IQ"], r":2: .*not a point"),
        ([HEAD, "1,Good,31,45,IQ", "2,,31,45,IQ"], r":3: a place needs an id and a name"),
        ([HEAD, "1,Wadi,31,45,Atlantis"], r":2: unknown country 'Atlantis'"),
        ([HEAD, "1,A,31,45,IQ", "1,B,31,45,IQ"], r":3: id '1' stands there twice"),
        ([HEAD + ",kind", "1,A,31,45,IQ,hamletto"], "unknown kind"),
        ([HEAD + ",population", "1,A,31,45,IQ,many"], "population 'many'"),
        ([HEAD], "no place in it"),
        ([""], "missing columns"),
    ],
)
def test_an_error_names_file_and_line_and_leaves_the_old_file_alone(
    tmp_path: Path, lines: list[str], said: str
) -> None:
    path = tmp_path / "own.sqlite"
    import_csv(write(tmp_path / "good.csv", HEAD, "9,Old Place,30,44,IQ"), path)
    before = path.read_bytes()
    with pytest.raises(GazetteerError, match=said):
        import_csv(write(tmp_path / "bad.csv", *lines), path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.csv", "good.csv", "own.sqlite"]


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"id,name\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="not UTF-8"):
        import_csv(tmp_path / "bad.csv", tmp_path / "own.sqlite")
    assert not (tmp_path / "own.sqlite").exists()


def test_a_run_that_is_cut_off_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    import_csv(write(tmp_path / "good.csv", HEAD, "9,Old Place,30,44,IQ"), path)
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt), written(path) as db:
        db.execute("INSERT INTO meta VALUES ('half', 'written')")
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.sqlite", "good.csv"]


def test_a_file_that_is_no_gazetteer_is_not_imported_into(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.sqlite", "just notes")
    with pytest.raises(GazetteerError, match="no gazetteer"):
        import_csv(write(tmp_path / "a.csv", HEAD, "1,Wadi,31,45,IQ"), path)
    with sqlite3.connect(tmp_path / "other.sqlite") as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(GazetteerError):
        import_csv(tmp_path / "a.csv", tmp_path / "other.sqlite")


def dump_row(
    gid: int,
    name: str,
    group: str,
    code: str,
    lat: float,
    lon: float,
    admin1: str = "07",
    names: str = "",
    pop: int = 0,
) -> str:
    cells = [
        str(gid),
        name,
        name,
        names,
        str(lat),
        str(lon),
        group,
        code,
        "SY",
        "",
        admin1,
        "",
        "",
        "",
        str(pop),
        "",
        "",
        "Asia/Damascus",
        "2026-01-01",
    ]
    return "\t".join(cells)


def test_a_geonames_dump(tmp_path: Path) -> None:
    dump = write(
        tmp_path / "SY.txt",
        dump_row(1, "Example Governorate", "A", "ADM1", 35.1, 40.1),
        dump_row(2, "Qaryat Misal", "P", "PPL", 35.2, 40.2, names="Misal,قرية مثال", pop=0),
        dump_row(3, "Jabal Misal", "T", "MT", 35.3, 40.3),
        dump_row(4, "Gone Town", "P", "PPLH", 35.3, 40.3),
    )
    path = tmp_path / "own.sqlite"
    assert import_table(dump, path) == 3
    with Gazetteer(path) as gazetteer:
        village = gazetteer.lookup("قرية مثال", country="SY")[0]
        assert (village.gazetteer_id, village.kind, village.admin1) == ("gn:2", "village", "Example Governorate")
        assert gazetteer.lookup("Gone Town") == ()


def test_a_dump_with_a_short_line(tmp_path: Path) -> None:
    dump = write(tmp_path / "SY.txt", dump_row(1, "A", "P", "PPL", 35, 40), "2\tB")
    with pytest.raises(GazetteerError, match=r"SY.txt:2: 2 columns"):
        import_table(dump, tmp_path / "own.sqlite")


def test_a_cod_ab_table(tmp_path: Path) -> None:
    table = write(
        tmp_path / "adm2.csv",
        "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE,lat,lon",
        "Sample District,منطقة عينة,XX0101,Sample Province,XX01,Iraq,IQ,33.1,44.1",
    )
    path = tmp_path / "own.sqlite"
    assert import_table(table, path) == 1
    with Gazetteer(path) as gazetteer:
        found = gazetteer.lookup("Sample District", country="IQ")[0]
    assert (found.gazetteer_id, found.kind, found.admin1) == ("pcode:XX0101", "district", "Sample Province")


def test_a_cod_ab_geojson(tmp_path: Path) -> None:
    box = [[[44.0, 33.0], [45.0, 33.0], [45.0, 34.0], [44.0, 34.0], [44.0, 33.0]]]
    feature = {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": box},
        "properties": {"adm1_name": "Sample Province", "adm1_pcode": "IQ99", "adm0_name": "Iraq", "adm0_pcode": "IQ"},
    }
    file = tmp_path / "adm1.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    path = tmp_path / "own.sqlite"
    assert import_table(file, path) == 1
    with Gazetteer(path) as gazetteer:
        found = gazetteer.lookup("Sample Province")[0]
    assert (found.lat, found.lon, found.kind) == (33.5, 44.5, "governorate")


@pytest.mark.parametrize(
    "text", ["{", '{"type": "Feature"}', '{"features": [{"geometry": null}]}', '{"features": [1]}']
)
def test_a_broken_geojson(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError):
        import_table(file, tmp_path / "own.sqlite")


def test_every_line_of_the_supplement_can_be_read_and_none_stands_twice() -> None:
    lines = list(load_supplement())
    assert len(lines) > 700
    seen = [(e.cc, e.name, e.kind, e.division) for e in lines]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("line", ["Only a name", "X | castle | Y | 1,1", "X | town | Y | 91,1", " | town | Y | 1,1"])
def test_a_broken_line_of_the_supplement(line: str) -> None:
    with pytest.raises(GazetteerError):
        parse_line("IQ", line)
