"""An increment ends where a full run ends: whatever comes, goes and comes again, and in whatever order."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from link_world import DAY, TOWNS, Count, Said, World
from twosource.core.vocab import Event
from twosource.link.linking import Linking
from twosource.link.partition import link_accounts
from twosource.link.settings import load_link_settings

SETTINGS = load_link_settings()

said = st.builds(
    lambda town, killed, back, event, words: Said(
        f"In {town} {killed} traders died near the {words}, and Ada Corvel of the {words} was among them.",
        event,
        (Count(str(killed), killed, killed),),
        town=town,
        day=DAY - timedelta(days=back),
    ),
    st.sampled_from(sorted(TOWNS)),
    st.integers(3, 9),
    st.integers(0, 2),
    st.sampled_from([Event.AIR_STRIKE, Event.SHELLING, Event.ATTACK]),
    st.sampled_from(["granary by the tannery", "harbour gate", "southern orchard", "weaving mill"]),
)
worlds = st.lists(st.lists(said, min_size=0, max_size=2), min_size=2, max_size=9)


def told(reports: list[list[Said]]) -> World:
    world = World()
    for number, sentences in enumerate(reports):
        world.tell(f"r{number}", *sentences, published=DAY + timedelta(days=number % 3))
    return world


@settings(max_examples=40, deadline=None)
@given(worlds, st.data())
def test_an_increment_ends_where_a_full_run_ends(reports: list[list[Said]], data: st.DataObject) -> None:
    world = told(reports)
    names = sorted(world.reports)
    linking = Linking(SETTINGS)
    for name in data.draw(st.permutations(names)):
        linking.add(world.reports[name], world.accounts[name], world.claims)
        if data.draw(st.booleans()):
            linking.update()
    for name in data.draw(st.lists(st.sampled_from(names), max_size=4)):
        linking.remove(name)
        if data.draw(st.booleans()):
            linking.update()
        if data.draw(st.booleans()):
            linking.add(world.reports[name], world.accounts[name], world.claims)
    gone = set(data.draw(st.lists(st.sampled_from(names), max_size=2)))
    for name in names:
        if name in gone:
            linking.remove(name)
        else:
            linking.add(world.reports[name], world.accounts[name], world.claims)
    linking.update()
    left = [a for a in world.all_accounts() if a.report not in gone]
    whole = link_accounts(
        left, world.claims, {n: r for n, r in world.reports.items() if n not in gone}, settings=SETTINGS
    )
    assert dict(sorted(linking.membership.items())) == whole.membership
    assert linking.about == whole.about
    assert tuple(linking.links()) == whole.links
