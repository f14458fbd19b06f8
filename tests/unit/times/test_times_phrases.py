"""Time phrases: what is found, where, and in which normal form."""

from __future__ import annotations

import pytest

from twosource.core.timeform import Form
from twosource.extract.rules.times import find_times_in, load_time_rules

RULES = load_time_rules()


def forms(text: str) -> list[str]:
    return [f"{m.kind}:{m.value}" for m in find_times_in(text, rules=RULES)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On March 3, 2018 the bridge fell.", "date:2018-03-03"),
        ("on 3 March 2018", "date:2018-03-03"),
        ("on the 3rd of March, 2018", "date:2018-03-03"),
        ("on 3-March-2018", "date:2018-03-03"),
        ("Sept. 9, 2014", "date:2014-09-09"),
        ("2018-03-03", "date:2018-03-03"),
        ("31/12/2016", "date:2016-12-31"),
        ("05/04/2016", "date:2016-04-05|2016-05-04"),
        ("on July 9", "date:--07-09"),
        ("on 9 July", "date:--07-09"),
        ("on Monday, June 12th", "date:--06-12"),
        ("Tuesday 4 May 2021 16:42", "date:2021-05-04;at=16:42"),
        ("in October 2019", "month:2019-10"),
        ("in October", "month:--10"),
        ("early May", "month:--05;edge=early"),
        ("mid-May 2012", "month:2012-05;edge=mid"),
        ("in April of last year", "month:--04;year=last"),
        ("January: three raids", "month:--01"),
        ("the March raid", "month:--03"),
        ("a 2016 operation", "year:2016"),
        ("in late 2014", "year:2014;edge=late"),
        ("in the summer of 2014", "season:2014-summer"),
        ("last winter", "season:winter;turn=last"),
        ("on Thursday", "weekday:thursday"),
        ("last Friday night", "weekday:friday;turn=last;part=night"),
        ("late on Wednesday", "weekday:wednesday;part=late"),
        ("at 3am on Friday", "weekday:friday;at=03:00"),
        ("in the early hours of Friday", "weekday:friday;part=early"),
        ("yesterday evening", "relative_day:-1;part=evening"),
        ("last night", "relative_day:-1;part=night"),
        ("this morning", "relative_day:0;part=morning"),
        ("overnight", "relative_day:-1/0"),
        ("the day before yesterday", "relative_day:-2"),
        ("at dawn", "part_of_day:dawn"),
        ("at 1100 GMT", "clock:11:00;zone=gmt"),
        ("at 6:05 p.m.", "clock:18:05"),
        ("the previous day", "narrative:-1day"),
        ("a day earlier", "narrative:-1day"),
        ("two days later", "narrative:+2day"),
        ("that day", "narrative:+0day"),
        ("one day after a raid", "clause:+1day"),
        ("on the eve of the vote", "clause:-1day"),
        ("over two weeks ago", "ago:2week;bound=over"),
        ("nearly a month ago", "ago:1month;bound=under"),
        ("a few days ago", "ago:0day"),
        ("last week", "unit:-1week"),
        ("earlier this month", "unit:+0month;turn=earlier"),
        ("over the past 24 hours", "past:24hour"),
        ("in recent days", "past:0day"),
        ("for a third consecutive day", "ordinal_day:3"),
        ("since September 30", "since:date:--09-30"),
        ("since the beginning of the year", "since:unit:+0year;edge=early"),
        ("until Friday", "until:weekday:friday"),
        ("between 3 and 7 May", "range:date:--05-03..date:--05-07"),
        ("from Monday to Friday", "range:weekday:monday..weekday:friday"),
        ("in 1990-95", "range:year:1990..year:1995"),
        ("on the eve of April 5", "eve:date:--04-05"),
        ("within 24 hours", "past:24hour"),
        ("in the 1990s", "range:year:1990..year:1999"),
        ("in the late 1980s", "range:year:1987..year:1989"),
        ("at 10 p.m. EST on Monday", "weekday:monday;at=22:00"),
        ("at around 23:00 EAT", "clock:23:00;zone=eat"),
        ("on Tuesday night into Wednesday", "range:weekday:tuesday;part=night..weekday:wednesday"),
        ("on the third day of Eid al-Adha 2019", "holiday:islamic 12-10+4;year=2019;day=third"),
        ("last spring", "season:spring;turn=last"),
        ("a fortnight ago", "ago:2week"),
        ("late last month", "unit:-1month;edge=late"),
        ("on 5/6 May", "range:date:--05-05..date:--05-06"),
        ("in 48 hours", "past:48hour"),
        ("since the year began", "since:unit:+0year"),
        ("over the weekend", "unit:+0weekend"),
        ("last night & this morning", "range:relative_day:-1;part=night..relative_day:0;part=morning"),
        ("12 Shawwal 1441", "date:2020-06-04;calendar=hijri"),
        ("22 Bahman 1357", "date:1979-02-11;calendar=hijri"),
        ("on Eid al-Fitr", "holiday:islamic 10-01+3"),
    ],
)
def test_a_phrase_has_its_normal_form(text: str, form: str) -> None:
    assert forms(text) == ([form] if form else [])


@pytest.mark.parametrize(
    "text",
    [
        "Crowds may march on the square.",
        "The Sunday Times said so.",
        "The Mail on Sunday has learned of it.",
        "They met within 24 hours of the blast.",
        "Fighters of the 17 April Brigade withdrew.",
        "The March 4 Movement denied it.",
        "A man aged 15 and 2,015 others were held.",
        "Under Resolution 1973 nobody was sent.",
        "Some 2015 people fled.",
        "Every Friday they gather.",
        "Prime Minister May spoke.",
        "It was the deadliest attack in recent months.",
        "It was the worst raid since 2016.",
        "on 31 February",
    ],
)
def test_a_false_friend_is_no_time(text: str) -> None:
    assert forms(text) == []


def test_the_name_of_an_event_is_still_a_date() -> None:
    assert forms("since the March 9 attacks") == ["since:date:--03-09"]


def test_a_child_of_fifteen_is_not_the_fifteenth() -> None:
    assert forms("In May 15-year-old boys were shot.") == ["month:--05"]


def test_the_day_of_saying_is_marked() -> None:
    text = "The raid on Tuesday killed two, officials said on Thursday."
    assert [(m.quote.text, m.spoken) for m in find_times_in(text, rules=RULES)] == [
        ("Tuesday", False),
        ("Thursday", True),
    ]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The ministry told the Velmora Star on Friday that two died.", True),
        ("He said in Oskarra on Friday that two died.", True),
        ("He wrote on Telegram on Friday that two died.", True),
        ("He wrote on Telegram that on Friday two died.", False),
        ("Officials said Russia on Friday shelled the town.", False),
        ("The pro-government Al-Maralreported Friday that troops would come.", True),
        ("The council on Friday put the number of dead at 9.", True),
        ("Shells hit Oskarra on Friday.", False),
    ],
)
def test_the_day_of_saying_is_told_from_the_day_of_the_event(text: str, spoken: bool) -> None:
    assert [m.spoken for m in find_times_in(text, rules=RULES)] == [spoken]


def test_a_weekday_behind_a_date_of_its_sentence_belongs_to_it() -> None:
    assert forms("On May 5, monitors said that on Sunday two died. On Monday, three.") == [
        "date:--05-05",
        "weekday:sunday;near=--05-05",
        "weekday:monday",
    ]


def test_a_dash_before_a_clause_makes_no_range() -> None:
    assert forms("In February - three months after he fled - shells fell.") == ["month:--02", "clause:+3month"]


def test_offsets_are_of_the_report_and_of_its_own_characters() -> None:
    text = "Shelling hit Velmora on\u00a0Friday\u2019s dawn, March\u00a03, 2018."
    for mention in find_times_in(text, rules=RULES, offset=100):
        assert mention.quote.text == text[mention.quote.start - 100 : mention.quote.end - 100]
        Form.parse(mention.kind, mention.value)
    assert [m.kind for m in find_times_in(text, rules=RULES)] == ["weekday", "date"]
