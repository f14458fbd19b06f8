"""Places that a report puts behind a label. All texts are invented."""

from __future__ import annotations

import pytest

from twosource.resolve.labels import labelled


@pytest.mark.parametrize(
    ("text", "name", "kind", "within"),
    [
        ("Three were shot. LOCATION: Marit village, Kosun District (capital = Ela)", "Marit", "village", ("Kosun",)),
        ("Two died in a raid. Location: Marit near Ela Town, Kosun Province. Cattle were taken.", "Marit", None, ("Ela", "Kosun")),
        ("LOCATION: Marit in Kosun. DETAILS NOT SPECIFIED", "Marit", None, ("Kosun",)),
    ],
)  # fmt: skip
def test_a_label_says_where(text: str, name: str, kind: str | None, within: tuple[str, ...]) -> None:
    found = labelled(text)
    assert found is not None
    assert (found.mention.name, found.mention.kind, found.mention.within, found.holds) == (name, kind, within, True)
    assert text[found.mention.quote.start : found.mention.quote.end] == found.mention.quote.text


def test_a_stand_in_is_only_for_what_is_not_known() -> None:
    found = labelled("Men burnt a shop in Orlo (coded as Kosun at geoprecision 2).")
    assert found is not None
    assert (found.mention.name, found.holds) == ("Kosun", False)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Kosun.",
        "Location: Kosun. Two died. Location: Marit. One died.",
        "Fatalities coded as 3 at most.",
        "Location: not known.",
    ],
)
def test_no_label_no_place(text: str) -> None:
    assert labelled(text) is None
