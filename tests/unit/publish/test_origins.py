"""Who stands behind an incident: chains, outlets that repeat, circles."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from twosource.core.actor import Source, Speaker
from twosource.core.lexicon import Lexicon
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.vocab import Profile, SpeakerKind
from twosource.publish.origins import OriginGraph, Told, circles, origin_graph
from twosource.publish.origins_show import show_origins
from twosource.publish.policy import apply


def graph(record: Record, incident: str) -> OriginGraph:
    return origin_graph(Told.of(record), next(i for i in record.incidents if i.id == incident))


def plain(found: OriginGraph) -> str:
    console = Console(file=StringIO(), width=140, color_system=None)
    console.print(show_origins(found, "Air strike"))
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_one_origin_through_two_outlets_is_one_root_with_its_numbers_in_order(sample: ModuleType) -> None:
    found = graph(sample.RECORD, "i_market")
    root = found.roots[0]
    assert (root.origin.name, root.said) == ("Dune Harm Monitor", ("killed 12 or more, then 15",))
    assert [(link.name, link.kind) for link in root.onward] == [("Qarn Lantern", "report"), ("Sand Ledger", "report")]
    assert found.repeated == (("Dune Harm Monitor", ("Qarn Lantern", "Sand Ledger")),)
    assert found.independent == 3


def test_a_relay_stands_between_origin_and_report(sample: ModuleType) -> None:
    (root,) = graph(sample.RECORD, "i_depot").roots
    (relay,) = root.onward
    assert (relay.kind, relay.name, relay.onward[0].name) == ("relay", "state television", "Sand Ledger")
    assert "through state television" in plain(graph(sample.RECORD, "i_depot"))


def test_a_copy_hangs_below_what_it_copies_and_carries_nothing(sample: ModuleType) -> None:
    incidents = tuple(
        replace(i, reports=(*i.reports, "ledger-copy")) if i.id == "i_second" else i for i in sample.INCIDENTS
    )
    found = graph(replace(sample.RECORD, incidents=incidents), "i_second")
    (report,) = found.roots[0].onward
    assert [(link.name, link.kind, link.detail) for link in report.onward] == [
        ("Sorrel Mirror", "copy", "copy of Sand Ledger")
    ]
    assert {c.name: (c.copies, c.origins) for c in found.carriers}["Sorrel Mirror"] == (1, ())
    assert "only copies" in plain(found)


def test_who_denies_it_is_told(sample: ModuleType) -> None:
    assert graph(sample.RECORD, "i_market").denials == (("Hatim Bardawi", "Qarn Lantern"),)


def test_outlets_that_cite_each_other_are_a_circle(sample: ModuleType) -> None:
    def cited(name: str) -> tuple[Speaker, ...]:
        return (Speaker(name, Quote(0, len(name), name), SpeakerKind.OUTLET),)

    other = {"c_01": cited("Sand Ledger"), "c_05": cited("Qarn Lantern")}
    claims = tuple(replace(c, attribution=other.get(c.id, c.attribution)) for c in sample.CLAIMS)
    found = graph(replace(sample.RECORD, claims=claims), "i_market")
    assert found.circles == (("Qarn Lantern", "Sand Ledger", "Qarn Lantern"),)
    assert "Qarn Lantern → Sand Ledger → Qarn Lantern" in plain(found)
    assert graph(sample.RECORD, "i_market").circles == ()


def test_an_outlet_is_known_by_its_other_names(sample: ModuleType) -> None:
    lexicon = Lexicon(sources=(Source("sand", "Sand Ledger", SpeakerKind.OUTLET, ("the Ledger of Sand",)),))
    cited = {"c_01": "the Ledger of Sand", "c_05": "Qarn Lantern"}
    claims = tuple(
        replace(c, attribution=(Speaker(cited[c.id], Quote(0, 1, "x"), SpeakerKind.OUTLET),)) if c.id in cited else c
        for c in sample.CLAIMS
    )
    told = Told.of(replace(sample.RECORD, claims=claims))
    assert origin_graph(told, sample.INCIDENTS[0], lexicon).circles == (
        ("Qarn Lantern", "Sand Ledger", "Qarn Lantern"),
    )
    assert origin_graph(told, sample.INCIDENTS[0]).circles == ()


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ({"a": ["b"], "b": ["c"]}, ()),
        ({"b": ["a"], "a": ["b"]}, (("a", "b", "a"),)),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, (("a", "b", "c", "a"),)),
        ({"a": ["b"], "b": ["a", "c"], "c": ["b"]}, (("a", "b", "a"), ("b", "c", "b"))),
    ],
)
def test_circles(cited: dict[str, list[str]], expected: tuple[tuple[str, ...], ...]) -> None:
    assert circles(cited) == expected


@given(st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from("abcd"), unique=True)))
def test_every_circle_is_one(cited: dict[str, list[str]]) -> None:
    cited = {name: [c for c in own if c != name] for name, own in cited.items()}
    for circle in circles(cited):
        assert circle[0] == circle[-1] == min(circle)
        assert all(b in cited[a] for a, b in pairwise(circle))


def test_a_public_graph_names_no_private_person(sample: ModuleType) -> None:
    shown = apply(sample.RECORD, Profile.PUBLIC)
    text = str([origin_graph(Told.of(shown), i) for i in shown.incidents])
    assert not [name for name in sample.PRIVATE_NAMES[:-1] if name in text]
    assert "Person " in text
