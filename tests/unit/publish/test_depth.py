"""What the page shows below the evidence."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from twosource.core.account import Feature, Link
from twosource.core.vocab import Profile
from twosource.publish.depth import strongest, tellings
from twosource.publish.page import render_page


def link(left: str, right: str, score: float) -> Link:
    return Link(left, right, score, (Feature("names", "Salwa Kirdani", "Salwa Kirdani", score, "people in common"),))


def test_the_strongest_links_hold_all_accounts_together_and_no_more() -> None:
    links = [link("a", "b", 9), link("a", "c", 7), link("b", "c", 8), link("c", "d", 1)]
    assert [(k.left, k.right) for k in strongest(links)] == [("a", "b"), ("b", "c"), ("c", "d")]


def test_a_number_that_moved_is_told_by_day_and_voice(sample: ModuleType) -> None:
    market = replace(
        sample.INCIDENTS[0],
        history=(
            ("c_01", "2017-03-16 killed at least 12 (Dune Harm Monitor)"),
            ("c_05", "2017-03-16 killed 15 (Dune Harm Monitor, a correction downward)"),
        ),
    )
    first, second = tellings(market, {c.id: c for c in sample.CLAIMS})
    assert (first.day, first.who, first.value, first.open) == ("2017-03-16", "Dune Harm Monitor", "12 or more", True)
    assert (second.value, second.note, second.open) == ("15", "a correction downward", False)
    assert second.left > first.left and first.left + first.width == 100


def test_a_line_without_its_claim_is_told_as_it_is(sample: ModuleType) -> None:
    assert [t.value for t in tellings(sample.INCIDENTS[0], {})] == [
        "Dune Harm Monitor: at least 12",
        "Dune Harm Monitor: 15",
    ]


@pytest.mark.parametrize("profile", list(Profile))
def test_the_page_tells_links_without_names_but_inside(sample: ModuleType, profile: Profile) -> None:
    incidents = tuple(replace(i, accounts=("a_01", "a_05")) if i.id == "i_market" else i for i in sample.INCIDENTS)
    record = replace(sample.RECORD, incidents=incidents, links=(link("a_01", "a_05", 6.5),))
    page = render_page(record, profile=profile)
    assert "people in common" in page and "6.50" in page and "Why it is one incident" in page
    assert ("Salwa Kirdani" in page) is (profile is Profile.INTERNAL)


def test_the_page_has_origins_policies_and_the_rules_behind_them(sample: ModuleType) -> None:
    page = render_page(sample.RECORD)
    assert "Who stands behind it" in page and "through 2 outlets" in page
    assert "What codebooks make of it" in page and "Why they differ" in page
    assert "ACLED" in page and "Where sources differ or are vague, the lowest number reported." in page
