"""On any text: segments are ordered, disjoint, in bounds, not empty, and cover all but white space."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.ingest.paragraphs import split_lines
from twosource.ingest.prepare import prepare

PIECES = st.sampled_from(
    [
        "KARSA, Oct 7 (Agency) -",
        "Karsa — ",
        "Related News",
        "Next Post",
        "Comments",
        "Photo by: Agency",
        "A man walks in Karsa, April 4, 2031 [Agency]",
        "Shells fell on Karsa on Friday, killing four people, a doctor said.",
        "The dead were named as:",
        "- Omar Dalen (6)",
        "SEE ALSO: more",
        "5 May 2031",
        "Published: 5 May 2031",
        "\n",
        "\r\n",
        "\n\n",
        "\u2028",
        "\x85",
        "\u00a0",
        "\u200b",
        "   ",
        "\t",
        "“We counted nine.”",
        "killed",
        "THE GUARD FIRED ON THE TOWN OF KARSA AND THEN LEFT FOR THE NORTH",
        "\ud800",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_segments_cover_the_text(text: str) -> None:
    found = prepare(Incoming(id="r", text=text, file="r.txt"))
    if isinstance(found, SetAside):
        assert found.reason and found.advice
        return
    assert isinstance(found, Report)
    assert len(found.text) == len(text)
    at = 0
    for segment in found.segments:
        assert at <= segment.start < segment.end <= len(text)
        assert not text[at : segment.start].strip()
        piece = text[segment.start : segment.end]
        assert piece == piece.strip()
        at = segment.end
    assert not text[at:].strip()
    found.text.encode("utf-8")
    if found.published and found.published.quote:
        assert found.published.quote.holds_in(found.text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_preparing_twice_gives_the_same(text: str) -> None:
    incoming = Incoming(id="r", text=text, file="r.txt", url="https://valley.example/2031/05/04/x")
    assert prepare(incoming) == prepare(incoming)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_lines_hold_all_but_white_space(text: str) -> None:
    lines = split_lines(text)
    assert "".join("".join(text[line.start : line.end].split()) for line in lines) == "".join(text.split())
