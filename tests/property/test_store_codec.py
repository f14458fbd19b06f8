"""Whatever a claim, a report or an incident holds comes back from the store's text form unchanged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.decision import Decision
from twosource.core.figure import Figure
from twosource.core.incident import Incident
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.core.timerange import TimeRange
from twosource.store.codec import decode, digest, encode, from_bytes, from_key, to_bytes, to_key

texts = st.text(st.characters(exclude_categories=[]), max_size=12)
st.register_type_strategy(str, texts)
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(datetime, st.datetimes())
st.register_type_strategy(
    Figure,
    st.builds(
        lambda low, more, made: replace(made, low=low, high=None if more is None else low + more),
        st.integers(0, 10**9),
        st.none() | st.integers(0, 10**6),
        st.builds(Figure, low=st.just(0), high=st.none()),
    ),
)
st.register_type_strategy(
    TimeRange,
    st.builds(
        lambda days, made: replace(made, start=min(days), end=max(days)),
        st.tuples(st.dates(), st.dates()),
        st.builds(TimeRange, start=st.just(date(2031, 1, 1)), end=st.just(date(2031, 1, 2))),
    ),
)


@given(
    st.one_of(
        st.from_type(Claim),
        st.from_type(Report),
        st.from_type(Incident),
        st.from_type(Account),
        st.from_type(Link),
        st.from_type(Decision),
        st.from_type(SetAside),
        st.from_type(Incoming),
    )
)
def test_coding_loses_nothing(value: Any) -> None:
    assert decode(encode(value), type(value)) == value


@given(texts)
def test_text_and_ids_lose_nothing(text: str) -> None:
    assert from_bytes(to_bytes(text)) == text
    assert from_key(to_key(text)) == text


@given(st.from_type(Incoming), st.from_type(Incoming))
def test_the_digest_tells_contents_apart_and_nothing_else(one: Incoming, other: Incoming) -> None:
    moved = replace(one, file=other.file, line=other.line, path=other.path)
    assert digest(moved) == digest(one)
    bare = [replace(x, file="", line=None, path="") for x in (one, other)]
    assert (digest(other) == digest(one)) == (bare[0] == bare[1])
