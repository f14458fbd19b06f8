"""Accounts of several reports into incidents."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from link_world import DAY, WATCH, Count, Said, World
from twosource.core.vocab import Event, Measure, Status
from twosource.link.gist import gist_of
from twosource.link.places import skeleton
from twosource.link.profile import profile_of
from twosource.link.rarity import gist_likeness
from twosource.link.settings import load_link_settings
from twosource.link.when import compare_time


def strike(town: str, killed: int, *, day: object = DAY, **more: object) -> Said:
    text = f"A strike on the old market of {town} killed {killed} traders beside the granary, the tannery and a chapel during the cattle auction."
    return Said(text, counts=(Count(str(killed), killed, killed),), town=town, day=day, **more)  # type: ignore[arg-type]


def test_spellings_and_a_growing_toll_do_not_keep_one_strike_apart() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", strike("Orvan", 11))
    assert len(set(world.link().membership.values())) == 1


def test_two_towns_on_one_day_stay_two_incidents() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", strike("Harrowick", 8))
    assert len(set(world.link().membership.values())) == 2


def test_one_town_on_two_days_stays_two_incidents() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", strike("Orvane", 8, day=DAY - timedelta(days=4)))
    assert len(set(world.link().membership.values())) == 2


def test_an_offensive_is_not_the_strike_inside_it() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", Said("Troops stormed Orvane at dawn.", Event.BATTLE, town="Orvane"))
    assert len(set(world.link().membership.values())) == 2


def test_two_events_that_one_report_tells_apart_are_never_merged_through_a_third() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8), strike("Orvane", 8, apart=True))
    world.tell("r2", strike("Orvane", 8))
    first, second = world.accounts["r1"]
    membership = world.link().membership
    assert membership[first.id] != membership[second.id]
    assert membership[world.accounts["r2"][0].id] in (membership[first.id], membership[second.id])


def test_a_persons_not_the_same_is_final_even_against_together() -> None:
    world = World()
    (a,), (b,) = world.tell("r1", strike("Orvane", 8)), world.tell("r2", strike("Orvane", 8))
    assert len(set(world.link(separate=[(b.id, a.id)]).membership.values())) == 2
    assert len(set(world.link(separate=[(a.id, b.id)], together=[(a.id, b.id)]).membership.values())) == 2


def test_a_persons_the_same_holds_against_the_score() -> None:
    world = World()
    (a,), (b,) = world.tell("r1", strike("Orvane", 8)), world.tell("r2", strike("Harrowick", 2))
    assert len(set(world.link(together=[(a.id, b.id)]).membership.values())) == 1


def test_a_plan_never_joins_what_happened() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", strike("Orvane", 8, status=Status.PLANNED))
    assert len(set(world.link().membership.values())) == 2


def test_an_incident_keeps_its_id_while_later_reports_join_it() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    before = set(world.link().membership.values())
    for number in range(2, 8):
        world.tell(f"r{number}", strike("Orvane", 8 + number), published=DAY + timedelta(days=1))
    assert set(world.link().membership.values()) == before


def test_a_report_without_a_date_is_linked_by_its_day_of_publication() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8))
    world.tell("r2", strike("Orvane", 8, day=None), published=DAY + timedelta(days=1))
    assert len(set(world.link().membership.values())) == 1


def test_links_carry_every_feature_with_its_reason() -> None:
    world = World()
    world.tell("r1", strike("Orvane", 8, by=(WATCH,)))
    world.tell("r2", strike("Orvane", 8, by=(WATCH,)))
    (link,) = world.link().links
    assert abs(sum(f.weight for f in link.features) - link.score) < 1e-6
    assert {"time", "place", "event", "figures", "words"} <= {f.name for f in link.features}
    assert all(f.reason for f in link.features) and len(link.features) <= 10


def test_no_chain_of_shellings_becomes_one_incident() -> None:
    world = World()
    for number in range(6):
        said = Said(
            f"Shells fell on Orvane, {number} hurt.",
            Event.SHELLING,
            counts=(Count(str(number), number, number, Measure.INJURED),),
            town="Orvane",
            day=DAY + timedelta(days=number),
        )
        world.tell(f"r{number}", said, published=DAY + timedelta(days=number))
    first, last = world.accounts["r0"][0].id, world.accounts["r5"][0].id
    membership = world.link().membership
    assert membership[first] != membership[last]
    assert max(list(membership.values()).count(i) for i in membership.values()) <= 2


def test_a_crowded_place_tells_less() -> None:
    quiet, crowded = World(), World()
    for world, others in ((quiet, 0), (crowded, 60)):
        world.tell("a", Said("Jets hit a mill in Orvane.", town="Orvane"))
        world.tell("b", Said("A raid struck Orvane.", town="Orvane"))
        for number in range(others):
            world.tell(f"z{number}", Said(f"Report {number} on Orvane.", town="Orvane", day=DAY - timedelta(days=1)))
    weights = []
    for world in (quiet, crowded):
        a, b = world.accounts["a"][0].id, world.accounts["b"][0].id
        links = {(link.left, link.right): link for link in world.link(together=[(a, b)]).links}
        (place,) = (f for f in links[min(a, b), max(a, b)].features if f.name == "place")
        weights.append(place.weight)
    assert weights[1] < weights[0]


def test_a_report_that_tells_no_day_weeks_later_needs_more_than_a_town() -> None:
    trial = Said("A trial over shots in Orvane began.", town="Orvane", day=None)
    for late, incidents in ((trial, 2), (strike("Orvane", 8, day=None), 1)):
        world = World()
        world.tell("r1", strike("Orvane", 8))
        world.tell("r2", late, published=DAY + timedelta(days=20))
        assert len(set(world.link().membership.values())) == incidents


def test_a_country_in_common_does_not_make_one_event() -> None:
    world = World()
    for name in ("r1", "r2"):
        world.tell(name, Said(f"Troops of {name} fired on cars.", Event.ATTACK, town="Orvane", precision=6))
    assert len(set(world.link().membership.values())) == 2


def test_a_later_day_rules_nothing_out_only_where_the_later_report_tells_of_an_aftermath() -> None:
    told = "A bomb under the roofed bridge tore open a tanker, and burning fuel ran along the tannery canal."
    settings, later = load_link_settings(), DAY + timedelta(days=60)

    def ruled_out(then: str) -> bool:
        world = World()
        world.tell("r1", Said(told, Event.IED_MINE, town="Orvane", day=DAY))
        world.tell("r2", Said(f"{told} {then}", Event.IED_MINE, town="Orvane", day=later), published=later)
        first, second = (profile_of(a, world.claims, world.reports, settings) for a in world.all_accounts())
        return compare_time(first, second, settings).veto

    assert not ruled_out("Two men were arraigned over it.")
    assert ruled_out("Two men ran away.")


def test_where_only_the_furniture_of_a_page_came_through_its_title_says_what_it_is_about() -> None:
    world = World()
    world.tell(
        "r1", Said("A bomb tore open a tanker under the Copper Bridge in Orvane, near the Salt Canal.", town="Orvane")
    )
    world.tell("r2")
    title = "Tanker torn open under Copper Bridge near Salt Canal, Orvane"
    shell = "Sign in with your account. We have sent you a verification email to activate your profile."
    world.reports["r2"] = replace(world.reports["r2"], title=title, text=shell, segments=())
    partition = world.link()
    assert partition.about == {"r2": next(iter(partition.membership.values()))}


def test_where_no_day_is_known_at_all_more_has_to_agree() -> None:
    world = World()
    world.tell("r1", Said("Shells fell on the mill of Orvane.", town="Orvane", day=None), published=None)
    world.tell("r2", strike("Orvane", 8))
    settings = load_link_settings()
    first, second = (profile_of(a, world.claims, world.reports, settings) for a in world.all_accounts())
    found = compare_time(first, second, settings)
    assert not found.veto
    assert found.weighed(settings.weights).weight < 0


def test_a_title_names_places_too() -> None:
    world = World()
    world.tell("r1", Said("A raid struck a mill near the ford.", town=None))
    report = replace(world.reports["r1"], title="Mill near Orvane struck")
    assert skeleton("Orvane") in gist_of(report, load_link_settings()).mentions


def test_a_title_is_like_a_long_report_that_holds_all_its_words() -> None:
    world = World()
    words = "granary tannery chapel auction cattle ferry canal quarry orchard brewery cooper weaver saddler mason"
    world.tell("r1", Said(f"A strike hit the granary beside the tannery. {words * 3}", town="Orvane"))
    world.tell("r2", Said("A strike hit the granary beside the tannery.", town="Orvane"))
    settings = load_link_settings()
    a, b = (profile_of(world.accounts[r][0], world.claims, world.reports, settings, main=True) for r in ("r1", "r2"))
    short, long = len(b.gist), 100.0
    plain = len(a.gist & b.gist) / (short * long) ** 0.5
    assert gist_likeness(replace(a, gist_length=long), b) > plain


def test_two_reports_of_which_no_day_is_known_meet_by_their_place() -> None:
    world = World()
    for name in ("r1", "r2"):
        world.tell(name, strike("Orvane", 8, day=None), published=None)
    world.tell("r3", strike("Harrowick", 5, day=None), published=None)
    membership = world.link().membership
    first, second, other = (membership[world.accounts[r][0].id] for r in ("r1", "r2", "r3"))
    assert first == second != other
