"""Which claims of one report tell one event."""

from __future__ import annotations

from datetime import date, timedelta

from link_world import ARMY, DAY, FRONT, WATCH, Count, Said, World
from twosource.core.vocab import Event, Measure, Scope, Status, Who


def test_strikes_of_one_morning_around_one_town_are_one_account() -> None:
    accounts = World().tell(
        "r1",
        Said("Valley Watch said eight died in Orvane.", counts=(Count("eight", 8, 8),), by=(WATCH,), town="Orvane"),
        Said("Jets also bombed Teskul, Valley Watch said.", by=(WATCH,), town="Teskul"),
        Said("The bombing went on, a resident said.", day=None),
    )
    assert [len(a.claims) for a in accounts] == [3]
    assert accounts[0].place is not None and accounts[0].place.name == "Orvane"


def test_one_speaker_who_gives_two_towns_a_toll_each_tells_two_events() -> None:
    accounts = World().tell(
        "r1",
        Said("Valley Watch said eight died in Orvane.", counts=(Count("eight", 8, 8),), by=(WATCH,), town="Orvane"),
        Said("Valley Watch said three died in Teskul.", counts=(Count("three", 3, 3),), by=(WATCH,), town="Teskul"),
    )
    assert len(accounts) == 2


def test_an_offensive_and_its_air_strikes_are_two_accounts() -> None:
    accounts = World().tell(
        "r1",
        Said("Valley Army launched an offensive near Orvane.", Event.BATTLE, town="Orvane"),
        Said("Jets carried out 15 strikes there.", Event.AIR_STRIKE, town="Orvane"),
        Said("The army said it took Orvan.", Event.TERRITORY_CHANGE, town="Orvan"),
    )
    assert [a.event for a in accounts] == [Event.BATTLE, Event.AIR_STRIKE, Event.TERRITORY_CHANGE]


def test_words_that_tell_an_attack_apart_start_a_new_account() -> None:
    accounts = World().tell(
        "r1",
        Said("A strike on Orvane killed four.", counts=(Count("four", 4, 4),), town="Orvane"),
        Said(
            "A separate strike on Orvane hurt two.",
            counts=(Count("two", 2, 2, Measure.INJURED),),
            town="Orvane",
            apart=True,
        ),
        Said("The two were taken to a clinic.", day=None),
    )
    assert [a.apart for a in accounts] == [False, True]


def test_days_that_do_not_meet_are_two_events() -> None:
    accounts = World().tell(
        "r1",
        Said("A strike hit Orvane on Monday.", town="Orvane"),
        Said("On Saturday a strike had hit Orvane.", town="Orvane", day=DAY - timedelta(days=2)),
    )
    assert len(accounts) == 2


def test_a_denial_and_the_counter_accusation_after_it_join_what_they_deny() -> None:
    accounts = World().tell(
        "r1",
        Said("Valley Watch said eight died in Orvane.", counts=(Count("eight", 8, 8),), by=(WATCH,), town="Orvane"),
        Said("Army press office: no such strike took place.", by=(ARMY,), status=Status.DENIED, day=None),
        Said(
            "Hill Front did it, said the Army press office.", Event.ATTACK, by=(ARMY,), day=None, blamed=("Hill Front",)
        ),
    )
    assert [len(a.claims) for a in accounts] == [3]
    assert accounts[0].status == "happened"


def test_plans_history_and_totals_keep_to_themselves() -> None:
    accounts = World().tell(
        "r1",
        Said("A strike on Orvane killed four.", counts=(Count("four", 4, 4),), town="Orvane"),
        Said(
            "Front Media said a strike on Orvane is planned.",
            by=(FRONT,),
            status=Status.PLANNED,
            town="Orvane",
            day=None,
        ),
        Said("Strikes killed 900 this year.", counts=(Count("900", 900, 900, scope=Scope.CUMULATIVE),), day=None),
        Said(
            "In 2029 a strike on Orvane killed 40.",
            counts=(Count("40", 40, 40),),
            status=Status.HISTORICAL,
            town="Orvane",
            day=date(2029, 1, 1),
        ),
    )
    assert [a.status for a in accounts] == ["happened", "planned", "total", "historical"]


def test_one_speaker_who_blames_two_sides_tells_two_events() -> None:
    accounts = World().tell(
        "r1",
        Said("Valley Army shelled Orvane.", Event.SHELLING, town="Orvane", blamed=("Valley Army",)),
        Said("Hill Front shelled Teskul.", Event.SHELLING, town="Teskul", blamed=("Hill Front",)),
    )
    assert len(accounts) == 2


def test_every_claim_is_in_exactly_one_account_and_ids_do_not_depend_on_order() -> None:
    said = (
        Said(
            "A strike on Orvane killed four civilians.",
            counts=(Count("four civilians", 4, 4, who=Who.CIVILIAN),),
            town="Orvane",
        ),
        Said("Another day, Dalmere was shelled.", Event.SHELLING, town="Dalmere", day=DAY - timedelta(days=9)),
    )
    first, second = World(), World()
    one = first.tell("r1", *said)
    second.tell("r1", *said)
    from twosource.link.accounts import accounts_of

    other = accounts_of(second.reports["r1"], reversed(list(second.claims.values())))
    assert one == other
    assert sorted(c for a in one for c in a.claims) == sorted(first.claims)
