"""Reconciled figures: low <= best <= high, no order, no copies, no subsets that add."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from link_world import ARMY, DAY, FRONT, LEXICON, RESIDENTS, WATCH, By, Count, Said, World
from twosource.core.vocab import Measure, Status, Who
from twosource.reconcile.incidents import assemble


@st.composite
def counts(draw: st.DrawFn) -> tuple[Count, ...]:
    low = draw(st.integers(0, 40))
    high = draw(st.one_of(st.none(), st.integers(low, low + 20)))
    measure = draw(st.sampled_from([Measure.KILLED, Measure.KILLED, Measure.INJURED, Measure.STRIKES]))
    top = Count("NN", low, high, measure, draw(st.sampled_from(list(Who))))
    parts = draw(
        st.lists(
            st.tuples(st.integers(0, max(low, 0)), st.sampled_from([Who.CHILD, Who.CIVILIAN, Who.COMBATANT])),
            max_size=2,
        )
    )
    return (top, *(Count("PP", n, n, measure, who, part_of=0) for n, who in parts))


said = st.builds(
    lambda figures, by, status: Said(
        "NN people, PP of them of a kind, in Orvane.", counts=figures, by=by, town="Orvane", status=status
    ),
    counts(),
    st.sampled_from([(), (WATCH,), (ARMY,), (FRONT,), (RESIDENTS,), (By("River TV"), WATCH)]),
    st.sampled_from(
        [Status.REPORTED, Status.REPORTED, Status.REPORTED, Status.DENIED, Status.UNVERIFIED, Status.PLANNED]
    ),
)
worlds = st.lists(st.tuples(st.lists(said, min_size=1, max_size=3), st.integers(0, 2)), min_size=1, max_size=4)


def told(reports: list[tuple[list[Said], int]]) -> World:
    world = World()
    for number, (sentences, after) in enumerate(reports):
        world.tell(f"r{number}", *sentences, published=DAY + timedelta(days=after))
    return world


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_low_is_at_most_best_is_at_most_high(reports: list[tuple[list[Said], int]]) -> None:
    for key, figure in told(reports).one().figures:
        assert 0 <= figure.low <= figure.best <= figure.high, key
        assert figure.claims and figure.rule


@settings(max_examples=60, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_accounts_and_claims_does_not_matter(reports: list[tuple[list[Said], int]], rng: object) -> None:
    world = told(reports)
    accounts = world.all_accounts()
    rng.shuffle(accounts)  # type: ignore[attr-defined]
    claims = list(world.claims.items())
    rng.shuffle(claims)  # type: ignore[attr-defined]
    again = assemble({a.id: "i_one" for a in accounts}, accounts, dict(claims), world.reports, lexicon=LEXICON)
    assert again == (world.one(),)


@settings(max_examples=30, deadline=None)
@given(worlds)
def test_a_copy_of_a_report_changes_no_figure_no_origin_and_no_grade(reports: list[tuple[list[Said], int]]) -> None:
    before = told(reports).one()
    world = told(reports)
    world.tell("copy", *reports[0][0], published=DAY + timedelta(days=5), outlet="The Copying Courier")
    after = world.one(duplicates={"copy": "r0"})
    assert after.figures == before.figures
    assert after.origins == before.origins
    assert (after.grade, after.contradictions, after.history) == (before.grade, before.contradictions, before.history)


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_leaving_out_the_parts_of_totals_leaves_the_totals(reports: list[tuple[list[Said], int]]) -> None:
    """A subset never raises a total: without subsets the upper end is at least as high."""
    bare = [([replace(s, counts=s.counts[:1]) for s in own], after) for own, after in reports]
    full, plain = told(reports).one(), told(bare).one()
    for measure in ("killed", "injured"):
        if (figure := full.figure(measure)) is not None:
            other = plain.figure(measure)
            assert other is not None and figure.high <= other.high


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_nothing_that_is_not_reported_reaches_a_figure(reports: list[tuple[list[Said], int]]) -> None:
    world = told(reports)
    used = {c for _, figure in world.one().figures for c in figure.claims}
    assert all(world.claims[c].status is Status.REPORTED for c in used)
