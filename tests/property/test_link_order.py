"""Linking does not depend on the order of input, never merges what one report tells apart, and never chains."""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from link_world import DAY, TOWNS, Count, Said, World
from twosource.core.vocab import Event, Status
from twosource.link.partition import link_accounts
from twosource.link.settings import load_link_settings

SETTINGS = load_link_settings()

said = st.builds(
    lambda town, killed, back, event, apart, status: Said(
        f"In {town} {killed} traders died near the granary and the tannery.",
        event,
        (Count(str(killed), killed, killed),),
        town=town,
        day=DAY - timedelta(days=back),
        apart=apart,
        status=status,
    ),
    st.sampled_from(sorted(TOWNS)),
    st.integers(1, 30),
    st.integers(0, 2),
    st.sampled_from([Event.AIR_STRIKE, Event.SHELLING, Event.ATTACK, Event.BATTLE]),
    st.booleans(),
    st.sampled_from([Status.REPORTED, Status.REPORTED, Status.PLANNED, Status.DENIED]),
)
worlds = st.lists(st.lists(said, min_size=1, max_size=3), min_size=1, max_size=7)


def told(reports: list[list[Said]]) -> World:
    world = World()
    for number, sentences in enumerate(reports):
        world.tell(f"r{number}", *sentences)
    return world


@settings(max_examples=30, deadline=None)
@given(worlds, st.integers(0, 2**32))
def test_any_order_of_input_gives_the_same_partition(reports: list[list[Said]], seed: int) -> None:
    world = told(reports)
    shuffled = world.all_accounts()
    random.Random(seed).shuffle(shuffled)
    again = link_accounts(shuffled, world.claims, world.reports, settings=SETTINGS)
    assert again == world.link()


@settings(max_examples=30, deadline=None)
@given(worlds)
def test_two_accounts_of_one_report_and_vetoed_pairs_never_share_an_incident(reports: list[list[Said]]) -> None:
    world = told(reports)
    partition = world.link()
    homes: dict[str, list[str]] = {}
    for account, incident in partition.membership.items():
        homes.setdefault(incident, []).append(account)
    report_of = {a.id: a.report for a in world.all_accounts()}
    for members in homes.values():
        assert len({report_of[m] for m in members}) == len(members)
    assert not any(link.vetoed for link in partition.links)


@settings(max_examples=20, deadline=None)
@given(worlds, st.data())
def test_a_persons_decisions_hold(reports: list[list[Said]], data: st.DataObject) -> None:
    world = told(reports)
    ids = sorted(a.id for a in world.all_accounts())
    if len(ids) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    assert (m := world.link(together=[(a, b)]).membership)[a] == m[b]
    assert (m := world.link(separate=[(a, b)]).membership)[a] != m[b]


@settings(max_examples=20, deadline=None)
@given(worlds)
def test_every_claim_is_in_one_account_and_every_account_in_one_incident(reports: list[list[Said]]) -> None:
    world = told(reports)
    claims = [c for a in world.all_accounts() for c in a.claims]
    assert sorted(claims) == sorted(world.claims)
    assert sorted(world.link().membership) == sorted(a.id for a in world.all_accounts())
