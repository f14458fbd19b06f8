"""Lookup: tiers, abstention, disambiguation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from twosource.resolve.entry import GazetteerError
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv
from twosource.resolve.lookups import SURE, lookup_lines


def only(folder: Path, name: str, cc: str = "SY") -> Gazetteer:
    table = folder / "one.csv"
    table.write_text(f'id,name,lat,lon,country\n1,"{name}",34.0,36.0,{cc}\n', encoding="utf-8")
    import_csv(table, folder / "one.sqlite")
    return Gazetteer(folder / "one.sqlite")


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Talbiseh", "Tall Bisah"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Latamneh", "al-Lataminah"),
        ("تلبيسة", "Talbiseh"),
        ("Talbiseh", "تلبيسة"),
        ("Тальбиса", "Talbisa"),
    ],
)
def test_spellings_of_one_town_are_joined(tmp_path: Path, asked: str, held: str) -> None:
    with only(tmp_path, held) as gazetteer:
        best = gazetteer.lookup(asked, country="SY")[0]
    assert best.score >= SURE
    assert best.reason


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Latamneh", "at-Tamanah"),
        ("Jobar", "Yabrud"),
        ("جوبر", "Yabrud"),
        ("Khan Sheikhoun", "Khan al-Asal"),
        ("Kafr Nabl", "Kafr Zita"),
        ("Talbisa", "Tall Kalakh"),
        ("Homs", "Hama"),
    ],
)
def test_towns_that_only_look_alike_stay_apart(tmp_path: Path, asked: str, held: str) -> None:
    with only(tmp_path, held) as gazetteer:
        assert not [c for c in gazetteer.lookup(asked, country="SY") if c.score >= SURE]


def test_country_is_a_hard_filter(world: Gazetteer) -> None:
    assert world.lookup("Tripoli", country="LB")[0].country_code == "LB"
    assert world.lookup("Mosul", country="LB") == ()


def test_near_decides_between_homonyms(world: Gazetteer) -> None:
    assert world.lookup("Tripoli", near=(34.0, 35.9))[0].country_code == "LB"
    assert world.lookup("Tripoli", near="Az Zawiyah")[0].country_code == "LY"


def test_the_losers_are_kept_with_lower_scores(world: Gazetteer) -> None:
    first, second = world.lookup("Tripoli")[:2]
    assert first.score >= second.score
    assert {first.country_code, second.country_code} == {"LY", "LB"}


def test_kind_asked_for_wins(world: Gazetteer) -> None:
    assert world.lookup("Kirkuk", kind="governorate")[0].kind == "governorate"
    assert world.lookup("Kirkuk", kind="city")[0].kind == "city"


@pytest.mark.parametrize("name", ["", "   ", "\x00\x07", "12345", "?!", "x" * 10_000])
def test_what_is_no_name_has_no_answer(world: Gazetteer, name: str) -> None:
    assert world.lookup(name) == ()


def test_known_names_and_their_sizes(world: Gazetteer) -> None:
    names = ["Mosul", "al-Mawsil", "Nowhere", "Tel Afar"]
    assert world.known(names) == {"Mosul", "al-Mawsil", "Tel Afar"}
    assert world.sizes(["Mosul"])["Mosul"].population == 1_700_000
    assert world.known([]) == frozenset()


def test_json_lines_answer_line_by_line(world: Gazetteer) -> None:
    asked = ['{"name": "Mosul", "country": "IQ"}', '{"name": "Qwertzu"}', '{"name": "zzz", "name_ar": "الموصل"}']
    answers = [json.loads(line) for line in lookup_lines(asked, world)]
    assert [a.get("gazetteer_id") for a in answers] == ["t-mos", None, "t-mos"]
    assert set(answers[0]) == {"name", "lat", "lon", "gazetteer_id", "score"}
    assert answers[1] == {}


@pytest.mark.parametrize("line", ["{", "[]", '{"country": "IQ"}'])
def test_a_broken_question_is_named_by_its_line(world: Gazetteer, line: str) -> None:
    with pytest.raises(GazetteerError, match="line 2"):
        list(lookup_lines(['{"name": "Mosul"}', line], world))


def test_a_missing_or_strange_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="gazetteer build"):
        Gazetteer(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("no database" * 200, encoding="utf-8")
    with pytest.raises(GazetteerError, match="gazetteer build"):
        Gazetteer(tmp_path / "text.sqlite")


def test_of_two_places_of_one_name_neither_is_sure_and_the_one_that_is_there_twice_is_likelier(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    table.write_text("id,name,lat,lon,country\na,Qubbat,36.0,43.0,IQ\nb,Qubbat,34.0,44.0,IQ\n")
    import_csv(table, path)
    with Gazetteer(path) as world:
        first, second = world.lookup("Qubbat")
        assert first.score < 0.55
        assert first.score - second.score < 0.1
    table.write_text("id,name,lat,lon,country\nc,Qubbat,34.005,44.0,IQ\n")
    import_csv(table, path)
    with Gazetteer(path) as world:
        assert world.lookup("Qubbat")[0].gazetteer_id in ("b", "c")


def test_a_part_of_a_name_is_a_last_resort_and_says_so(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    table.write_text("id,name,lat,lon,country\na,Arab Hasan,36.0,43.0,IQ\n")
    import_csv(table, path)
    with Gazetteer(path) as world:
        best = world.lookup("Arab Hassan Kabir")[0]
        assert best.gazetteer_id == "a"
        assert best.score < world.lookup("Arab Hasan")[0].score
        assert "only a part of the name" in best.reason
