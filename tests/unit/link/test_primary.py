"""The incident that a report is mainly about, and why two accounts are one."""

from __future__ import annotations

from datetime import timedelta

from link_world import DAY, Count, Said, World
from twosource.core.vocab import Event, Status
from twosource.link.explain import explain
from twosource.link.primary import primary_incidents
from twosource.link.settings import load_link_settings


def main_of(world: World) -> dict[str, str]:
    return primary_incidents(world.all_accounts(), world.claims, world.reports, world.link().membership)


def test_the_event_that_leads_and_has_the_toll_is_the_main_one() -> None:
    world = World()
    first, second = world.tell(
        "r1",
        Said("A strike on Orvane killed four.", counts=(Count("four", 4, 4),), town="Orvane"),
        Said("Days before, Dalmere was shelled.", Event.SHELLING, town="Dalmere", day=DAY - timedelta(days=5)),
    )
    assert main_of(world) == {"r1": world.link().membership[first.id]}
    assert first.id != second.id


def test_a_report_of_plans_only_has_no_main_incident() -> None:
    world = World()
    world.tell("r1", Said("A strike on Orvane is planned.", status=Status.PLANNED, town="Orvane"))
    assert main_of(world) == {}


def test_an_explanation_adds_up_and_names_the_veto() -> None:
    world = World()
    (a,) = world.tell("r1", Said("A strike hit Orvane.", town="Orvane"))
    (b,) = world.tell("r2", Said("A strike hit Dalmere.", town="Dalmere"))
    found = explain(a, b, world.claims, world.reports, settings=load_link_settings())
    assert found.verdict.startswith("Apart: two places")
    assert found.steps[0].before == 0.0
    assert abs(found.steps[-1].after - found.link.score) < 1e-6
