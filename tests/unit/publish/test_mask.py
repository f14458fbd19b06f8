"""Masking carries quotes over exactly; the grid snaps the same way every time; marks never lose text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.core.quote import Quote
from twosource.publish.grid import grown_radius, snap
from twosource.publish.highlight import Mark, stretches
from twosource.publish.mask import Edit, find_edits, masked
from twosource.publish.rules import load_policy_rules

RULES = load_policy_rules()


def without_times(text: str) -> str:
    return masked(text, find_edits(text, [(p, "#") for p in RULES.times])).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("at 4:30 a.m. on Friday", "at # on Friday"),
        ("at 4.30am today", "at # today"),
        ("at 0430 GMT", "at #"),
        ("at 16:45 local time, 12 people", "at #, 12 people"),
        ("around 6 pm", "around #"),
        ("shortly after six o’clock", "shortly after #"),
        ("at half past two", "at #"),
        ("since dawn on Friday", "since # on Friday"),
        ("on Thursday evening", "on Thursday #"),
        ("published 2017-03-16T04:30:00Z", "published 2017-03-16#"),
        ("4\u00a0a.m. raid", "# raid"),
        ("told the Khor Evening Post", "told the Khor Evening Post"),
        ("on 2017-03-16, 45 people and 3.15 million", "on 2017-03-16, 45 people and 3.15 million"),
        ("the ratio of 10 to 15", "the ratio of 10 to 15"),
    ],
)
def test_times_of_day_go_and_dates_and_numbers_stay(text: str, left: str) -> None:
    assert without_times(text) == left


@pytest.mark.parametrize("text", ["at 14.6137, 44.9281", "14.61370 N 44.92810 E", "14°36′49″N", "37P EK 1234 5678"])
def test_coordinates_in_a_text_are_found(text: str) -> None:
    assert any(p.search(text) for p in RULES.coordinates)


@pytest.mark.parametrize(
    "text",
    [
        "an arms depot near",
        "the group’s headquarters",
        "army positions",
        "a rebel base",
        "air raid shelter",
        "supply routes",
    ],
)
def test_words_for_positions_are_known(text: str) -> None:
    assert RULES.position_words.search(text)


@pytest.mark.parametrize("text", ["the market", "a school", "based on reports", "the basement of a house"])
def test_other_words_are_not_positions(text: str) -> None:
    assert not RULES.position_words.search(text)


edits = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6), st.text(alphabet="xyz", max_size=4)), max_size=6)


@given(st.text(alphabet="ab \n", min_size=40, max_size=60), edits, st.integers(0, 39), st.integers(1, 20))
def test_a_quote_stands_in_the_masked_text_and_holds_all_it_held(
    text: str, raw: list[tuple[int, int, str]], start: int, size: int
) -> None:
    made = masked(text, [Edit(a, min(a + n, len(text)), new) for a, n, new in raw if a < len(text)])
    end = min(start + size, len(text))
    quote = made.quote(Quote(start, end, text[start:end]))
    assert made.text[quote.start : quote.end] == quote.text
    touched = [e for e in made.edits if e.start < end and e.end > start]
    if not touched:
        assert quote.text == text[start:end]
    else:
        low, high = min(start, touched[0].start), max(end, touched[-1].end)
        assert masked(text[low:high], [Edit(e.start - low, e.end - low, e.new) for e in touched]).text == quote.text


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_snaps_within_its_cell_and_a_centre_to_itself(lat: float, lon: float) -> None:
    centre = snap(lat, lon)
    assert abs(centre[0] - lat) <= 0.052
    assert snap(*centre) == centre


def test_neighbours_share_a_centre_and_the_radius_covers_the_cell() -> None:
    assert snap(14.6137, 44.9281) == snap(14.6139, 44.9283)
    assert grown_radius(None) == 8.0 and grown_radius(3.0) == 11.0


def test_no_such_point_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such point"):
        snap(91, 0)


@given(
    st.text(min_size=1, max_size=40),
    st.integers(0, 100),
    st.lists(st.tuples(st.integers(0, 160), st.integers(1, 30)), max_size=6),
)
def test_stretches_put_together_are_the_text(text: str, start: int, raw: list[tuple[int, int]]) -> None:
    marks = [Mark(a, a + n, f"k{i}", f"id{i}") for i, (a, n) in enumerate(raw)]
    made = stretches(text, start, marks)
    assert "".join(s.text for s in made) == text
    shown = {i for s in made for i in s.ids}
    assert shown == {m.id for m in marks if m.start < start + len(text) and m.end > start}
