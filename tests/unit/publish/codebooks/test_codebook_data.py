"""The codebooks as data: their columns, their rules, and that code and data name the same rules."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from importlib import resources
from typing import Any

import pytest

from twosource.core.vocab import Event
from twosource.publish.codebooks.acled_kind import kinds_of
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.codebook import MARKS, NAMES, TABLES, CodebookError, codebook_of, load_codebook
from twosource.publish.codebooks.countries import load_country_table

PACKAGE = resources.files("twosource.publish.codebooks")
GED = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads(PACKAGE.joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "columns"), [("ged", GED), ("acled", ACLED)])
def test_the_columns_are_those_of_the_codebook_in_its_order(name: str, columns: list[str]) -> None:
    assert list(load_codebook(name).header) == columns
    assert len(columns) == {"ged": 49, "acled": 31}[name]


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_has_a_sentence_a_source_and_how_well_it_is_known(name: str) -> None:
    book = load_codebook(name)
    assert re.fullmatch(r"\d+\.\d+", book.version)
    for rule in book.rules.values():
        assert rule.says.endswith(".") and rule.source and rule.mark in MARKS, rule.id
    for column in book.columns:
        assert column.means, column.name


@pytest.mark.parametrize("name", NAMES)
def test_code_and_data_name_the_same_rules(name: str) -> None:
    code = "".join(
        f.read_text(encoding="utf-8") for f in PACKAGE.iterdir() if f.name.startswith(name) and f.name.endswith(".py")
    )
    applied = set(re.findall(r'(?:apply|leave_out)\(\s*"([a-z-]+)"', code))
    by_words = {row["rule"] for row in raw(name).get("tables", {}).get("words", ())}
    known = set(load_codebook(name).rules)
    assert applied | by_words <= known, "rules that the data does not have"
    assert not {r for r in known if f'"{r}"' not in code} - by_words, "rules that no code applies"


def test_every_kind_of_event_has_a_type_or_is_none_on_purpose() -> None:
    book = load_codebook("acled")
    assert set(Event) - set(kinds_of(book)) == {Event.CONTROL, Event.OTHER}
    for type_, sub in kinds_of(book).values():
        assert sub in book.tables["sub_event_types"][type_]


def test_the_table_of_countries_holds_every_number_once() -> None:
    table = load_country_table()
    for field in ("iso", "iso3", "gw"):
        given = [v for c in table.values() if (v := getattr(c, field)) is not None]
        assert len(given) == len(set(given)), field
    assert (table["SY"].iso, table["SY"].gw, table["YE"].ged_name) == (760, 652, "Yemen (North Yemen)")
    regions = {c.acled_region for c in table.values()}
    assert regions <= set(next(c for c in load_codebook("acled").columns if c.name == "region").values)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.pop("version"), "version"),
        (lambda d: d["column"][0].update(type="odd"), "no type 'odd'"),
        (lambda d: d["column"].append(d["column"][0]), "column stands twice"),
        (lambda d: d["rule"].append(d["rule"][0]), "rule stands twice"),
        (lambda d: d["rule"][0].update(mark="X"), "no mark 'X'"),
        (lambda d: d["check"][0].update(columns=["nothing"]), "names no column"),
    ],
)
def test_data_that_does_not_fit_is_named(change: Any, said: str) -> None:
    data = deepcopy(raw("ged"))
    change(data)
    with pytest.raises(CodebookError, match=said):
        codebook_of(data)


def test_an_unknown_codebook_says_which_there_are() -> None:
    with pytest.raises(CodebookError, match="ged, acled, airwars, ibc"):
        load_codebook("cameo")


def test_a_row_with_other_columns_is_a_fault() -> None:
    assert "columns are not those" in check_rows(load_codebook("ibc"), [{"incident": "i_1"}])[0].said
