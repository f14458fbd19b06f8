"""Any text at all: exact spans, forms that parse, ranges that hold, and lending that no order changes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.core.claim import Claim
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.timeform import Form
from twosource.core.vocab import Event, Status
from twosource.extract.rules.times import find_times_in, load_time_rules
from twosource.resolve.borrow import borrow_dates
from twosource.resolve.times import resolve_times

RULES = load_time_rules()
WORDS = [
    "on",
    "in",
    "the",
    "of",
    "a",
    "since",
    "between",
    "and",
    "from",
    "to",
    "until",
    "by",
    "last",
    "this",
    "next",
    "early",
    "late",
    "mid-May",
    "May",
    "June",
    "3",
    "12th",
    "31",
    "2015",
    "1990-95",
    "Thursday",
    "Friday's",
    "Monday",
    "yesterday",
    "overnight",
    "morning",
    "night",
    "dawn",
    "ago",
    "weeks",
    "day",
    "two",
    "over",
    "about",
    "past",
    "24",
    "hours",
    "earlier",
    "later",
    "before",
    "after",
    "previous",
    "following",
    "eve",
    "recent",
    "second",
    "summer",
    "3am",
    "14:00",
    "GMT",
    "12/10/2015",
    "2015-02-30",
    "Ramadan",
    "12",
    "Shawwal",
    "1441",
    "said",
    "killed",
    ",",
    ".",
    "-",
    "(",
    ")",
    ":",
    "Brigade",
    "every",
    "0",
    "99999",
    "00:99",
]
phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(st.text(max_size=80), phrases)
published = st.one_of(st.none(), st.dates(date(1905, 1, 1), date(2095, 1, 1)))


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(0, 1000))
def test_spans_are_exact_and_apart_and_forms_parse(text: str, offset: int) -> None:
    end = offset
    for mention in find_times_in(text, rules=RULES, offset=offset):
        assert mention.quote.start >= end
        end = mention.quote.end
        assert text[mention.quote.start - offset : end - offset] == mention.quote.text != ""
        assert Form.parse(mention.kind, mention.value).kind == mention.kind


@settings(max_examples=150, deadline=None)
@given(phrases, published, st.sampled_from(Status), st.permutations(range(4)))
def test_ranges_hold_and_claims_keep_their_order(text: str, day: date | None, status: Status, order: list[int]) -> None:
    text = f"{text} end"
    report = Report("r", text, "", published=Published(day, "given", "") if day else None)
    mentions = [None, *find_times_in(text, rules=RULES)]
    claims = [
        Claim(
            f"c{k}",
            "r",
            Quote.of(text, min(k, len(text) - 1), len(text)),
            Event.BATTLE,
            status,
            time_mention=mentions[k % len(mentions)],
        )
        for k in range(4)
    ]
    plain = resolve_times(report, claims)
    for claim in plain:
        if claim.time is not None:
            assert claim.time.start <= claim.time.end
            assert 1 <= claim.time.precision <= 5
            assert claim.time.anchor
    shuffled = resolve_times(report, [claims[k] for k in order])
    assert [c.id for c in shuffled] == [claims[k].id for k in order]
    assert {c.id: c.time for c in shuffled} == {c.id: c.time for c in plain}


STORY = [
    "Velmorian jets have flown over Sarnia since March 4, said Velmoria. Oskarra, Tirandel and Lumbrey of Sarnia, Sarnian towns, burn.",
    "Velmorian jets hit Tirandel on Tuesday, and Oskarra, and Lumbrey. Velmorian jets began airstrikes in Sarnia over two weeks ago. So Velmoria and Sarnian men say.",
    "Airstrikes by jets hit Tirandel, then Oskarra, on Tuesday, as Lumbrey and Velmoria said.",
    "Shells fell on Kastell on Monday, said Brogni.",
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)), st.dates(date(2001, 3, 6), date(2030, 1, 1)))
def test_the_order_of_reports_changes_nothing(order: list[int], day: date) -> None:
    reports = [
        Report(f"r{k}", t, "", published=Published(day, "given", "") if k == 0 else None) for k, t in enumerate(STORY)
    ]
    found = borrow_dates([reports[k] for k in order], {})
    assert found == borrow_dates(reports, {})
    assert "r3" not in found
    for lent in found.values():
        assert lent.lender in {r.id for r in reports}
        assert abs(lent.day - day) < timedelta(days=800)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.text(max_size=120), phrases), st.booleans()), max_size=5))
def test_lending_never_raises(rows: list[tuple[str, bool]]) -> None:
    reports = [
        Report(f"r{k}", text, "", published=Published(date(2015, 5, 5), "given", "") if dated else None)
        for k, (text, dated) in enumerate(rows)
    ]
    assert set(borrow_dates(reports, {})) <= {r.id for r in reports if r.published is None}
