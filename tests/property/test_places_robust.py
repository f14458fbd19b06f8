"""Any text at all: no lookup raises, and the same question has the same answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_csv
from twosource.resolve.lookups import lookup_lines
from twosource.resolve.sounds import likeness, skeleton, spoken
from twosource.resolve.spelling import folded, load_spelling

TEXT = st.text(max_size=60) | st.sampled_from(["Mosul", "الموصل", "Tall Afar", "Мосул", "מוסול", "मोसुल", "摩苏尔"])
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("robust")
    table = folder / "t.csv"
    table.write_text(
        "id,name,lat,lon,country,aliases\n1,Mosul,36.3,43.1,IQ,الموصل\n2,Tall Afar,36.4,42.4,IQ,\n3,Mosul,10,10,NG,\n",
        "utf-8",
    )
    import_csv(table, folder / "g.sqlite")
    return folder / "g.sqlite"


@CALM
@given(name=TEXT, other=st.none() | TEXT, country=st.none() | st.sampled_from(["IQ", "XX", ""]))
def test_lookup_never_raises_and_is_the_same_twice(
    small: Path, name: str, other: str | None, country: str | None
) -> None:
    with Gazetteer(small) as gazetteer:
        first = gazetteer.lookup(name, name_ar=other, country=country)
        assert first == gazetteer.lookup(name, name_ar=other, country=country)
        assert all(0 <= c.score <= 1 and c.reason for c in first)
        assert gazetteer.known([name]) <= {name}


@CALM
@given(name=TEXT)
def test_an_answer_is_one_json_line(small: Path, name: str) -> None:
    with Gazetteer(small) as gazetteer:
        answers = list(lookup_lines([json.dumps({"name": name})], gazetteer))
    assert len(answers) == 1
    assert "\n" not in answers[0]
    json.loads(answers[0])


@CALM
@given(one=TEXT, other=TEXT)
def test_likeness_is_a_share_and_whole_for_the_same(one: str, other: str) -> None:
    spelling = load_spelling()
    a, b = spoken(one, spelling), spoken(other, spelling)
    assert likeness(a, a) == 1
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert isinstance(skeleton(a), str)


@CALM
@given(a=st.text("bpdtkai", min_size=1, max_size=8), b=st.text("bpdtkai", min_size=1, max_size=8))
def test_a_least_likeness_changes_no_answer_above_it(a: str, b: str) -> None:
    whole, cut = likeness(a, b), likeness(a, b, least=0.7)
    assert cut == whole if whole >= 0.7 else cut < 0.7


@CALM
@given(name=TEXT)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
