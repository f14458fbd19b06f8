"""Place phrases in sentences of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.places import find_places, load_place_rules
from twosource.resolve.gazetteer import Gazetteer

Find = Callable[..., tuple[PlaceMention, ...]]


@pytest.fixture
def find(nlp: Any, world: Gazetteer) -> Find:
    rules = load_place_rules()

    def found(text: str, taken: Sequence[str] = ()) -> tuple[PlaceMention, ...]:
        before = "Earlier text. "
        report = before + text
        passage = Passage(0, len(before), len(report), SegmentKind.BODY, nlp(parsable(text)), report)
        quotes = [Quote.of(report, report.index(t), report.index(t) + len(t)) for t in taken]
        mentions = find_places(passage, rules=rules, names=world, taken=quotes)
        assert all(m.quote.holds_in(report) for m in mentions)
        return mentions

    return found


@pytest.mark.parametrize(
    ("text", "name", "kind", "relation"),
    [
        ("Two shells landed in the town of Tall Afar on Monday.", "Tall Afar", "town", "at"),
        ("Shells fell on the village of Qarat Ramil at dawn.", "Qarat Ramil", "village", "at"),
        ("The army shelled Nineveh province for hours.", "Nineveh", "governorate", "at"),
        ("A bomb exploded near Mosul.", "Mosul", None, "near"),
        ("A car bomb went off on the outskirts of Mosul.", "Mosul", None, "near"),
        ("Drones hit the northern countryside of Mosul.", "Mosul", None, "part"),
        ("A ship was hit off the coast of Tripoli.", "Tripoli", None, "off_coast"),
        ("Warplanes struck positions in Bashiqah district.", "Bashiqah", "district", "at"),
        ("GUNMEN KILLED FIVE SOLDIERS IN THE TOWN OF TALL AFAR YESTERDAY.", "TALL AFAR", "town", "at"),
        # the village is the first name, the district only holds it
        ("Six people died in Tarki village of Bashiqah district.", "Tarki", "village", "at"),
        # a name that ends in what it is
        ("Shells fell across Nineveh Province on Monday.", "Nineveh", "governorate", "at"),
        # an unknown name that the text puts into a division
        ("The attack on Kumbo Tey, in the Bashiqah district, killed ten.", "Kumbo Tey", None, "at"),
        ("Ten died in the raid on Tumbek (West), a village of Bashiqah district.", "Tumbek", "village", "at"),
    ],
)
def test_one_phrase(find: Find, text: str, name: str, kind: str | None, relation: str) -> None:
    mention = find(text)[0]
    assert (mention.name, mention.kind, mention.relation) == (name, kind, relation)


def test_a_distance_and_a_direction(find: Find) -> None:
    mention = find("The convoy was attacked 12 km south of Mosul.")[0]
    assert (mention.name, mention.relation, mention.direction, mention.distance_km) == (
        "Mosul",
        "offset",
        "south",
        12.0,
    )
    mention = find("The convoy was attacked three miles north of Mosul.")[0]
    assert mention.distance_km == pytest.approx(4.8, abs=0.1)
    assert mention.quote.text == "three miles north of Mosul"


def test_between_two_towns(find: Find) -> None:
    mention = find("Fighting raged between Mosul and Kirkuk.")[0]
    assert (mention.name, mention.relation, mention.others) == ("Mosul", "between", ("Kirkuk",))


def test_what_only_says_where_another_lies_is_within_it(find: Find) -> None:
    mentions = find("A mine exploded in the village of Qarat Ramil in the countryside of Tall Afar, west of Mosul.")
    assert len(mentions) == 1
    assert mentions[0].name == "Qarat Ramil"
    assert mentions[0].within == ("Tall Afar", "Mosul")


def test_brackets_and_commas_hold(find: Find) -> None:
    assert find("Clashes broke out in Bashiqah (Nineveh).")[0].within == ("Nineveh",)
    assert find("Clashes broke out in Bashiqah, Nineveh, on Monday.")[0].within == ("Nineveh",)


def test_a_list_is_one_mention(find: Find) -> None:
    mention = find("Shelling hit Mosul, Tall Afar and Kirkuk.")[0]
    assert (mention.name, mention.others) == ("Mosul", ("Tall Afar", "Kirkuk"))


def test_the_plural_vouches_for_all_names_before_it(find: Find) -> None:
    mention = find("Troops entered Sarwan, Qarat Ramil and Tell Zerka villages.")[0]
    assert mention.name == "Sarwan"
    assert mention.others == ("Qarat Ramil", "Tell Zerka")


@pytest.mark.parametrize(
    "text",
    [
        "The Mosul Media Center published a statement.",
        "Fighters of the Kirkuk Brigade withdrew.",
        "Mr Mosul told reporters that he was safe.",
        "It happened in March.",
        "Libyan and Iraqi officers spoke.",
        "The strike was carried out by Libya.",
        "Mora said the shelling had stopped.",
        "Of the wounded, three died.",
    ],
)
def test_what_is_no_place_is_not_found(find: Find, text: str) -> None:
    assert find(text) == ()


def test_taken_stretches_are_left_alone(find: Find) -> None:
    assert find("Shells fell in Mosul.", taken=["Mosul"]) == ()


def test_a_possessive_holds_the_next_name(find: Find) -> None:
    mention = find("Snipers fired in Mosul's western Zanjili district.")[0]
    assert (mention.name, mention.kind, mention.within) == ("Zanjili", "district", ("Mosul",))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Since May, attacks on the de-escalation zone killed forty people.", "de-escalation zone", "zone"),
        ("Nine people died in rebel-held areas on Sunday.", "rebel-held areas", "zone"),
        ("The toll in areas under the control of the Northern Council has reached nine.", "areas under the control of the Northern Council", "zone"),
        ("Police fired at a crowd in the capital.", "capital", "city"),
        ("Police fired at a crowd in the Libyan capital.", "Libyan capital", "city"),
    ],
)  # fmt: skip
def test_a_scene_without_a_name_of_its_own(find: Find, text: str, name: str, kind: str) -> None:
    assert [(m.name, m.kind) for m in find(text)] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebel-held areas of Mosul were shelled.",
        "Shells hit the capital, Mosul.",
        "Shells hit the economic capital of the region.",
    ],
)
def test_a_named_place_beside_it_is_the_scene(find: Find, text: str) -> None:
    assert all(m.kind != "zone" and "capital" not in m.name for m in find(text))


def test_an_area_is_placed_by_the_name_in_it(find: Find) -> None:
    found = find("Strikes on areas controlled by the “Council of northern Nineveh, CNN” killed nine.")
    assert [(m.name, m.direction) for m in found] == [("Nineveh", "north")]
    assert found[0].quote.text.startswith("areas controlled by")


def test_commas_without_an_and_hold_and_with_one_list(find: Find) -> None:
    held = find("A guard was shot in Dunduri, Lanet, Mosul.")
    assert [(m.name, m.within, m.others) for m in held] == [("Dunduri", ("Lanet", "Mosul"), ())]
    listed = find("Shells hit Tall Afar, Mora and Bashiqah, Nineveh province.")
    assert [(m.name, m.within, m.others) for m in listed] == [("Tall Afar", ("Nineveh",), ("Mora", "Bashiqah"))]


def test_a_street_gets_the_town_of_its_sentence(find: Find) -> None:
    after = find("A shell hit a house on Sikka Street, near the mill, in the west of Mosul.")
    assert (after[0].name, after[0].within[:1]) == ("Sikka", ("Mosul",))
    before = find("In Mosul, gunmen shot a man in the Zalik quarter.")
    assert [(m.name, m.within) for m in before if m.name == "Zalik"] == [("Zalik", ("Mosul",))]


def test_the_ends_of_a_road(find: Find) -> None:
    found = find("Gunmen ambushed a bus on the Mosul-Kirkuk highway.")
    assert [(m.name, m.relation, m.others) for m in found] == [("Mosul", "road", ("Kirkuk",))]


def test_an_officer_names_his_town(find: Find) -> None:
    assert [(m.name, m.relation) for m in find("The mayor of Mosul said that nine people died.")] == [
        ("Mosul", "office")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit the home of the Abu Zawiyah family.",
        "The strike killed nine at the Zawiyah family home.",
        "They accused them of working with the Mosul government.",
        "Guards fired near the Libyan border.",
    ],
)
def test_families_governments_and_peoples_are_no_places(find: Find, text: str) -> None:
    assert not [m for m in find(text) if m.name in ("Abu Zawiyah", "Zawiyah", "Mosul", "Libyan")]


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Gunmen killed two men in the Karm Sefa district of Mosul.", "Karm Sefa", "Mosul"),
        ("Shells hit the Saray Dara neighbourhood of Tripoli on Friday.", "Saray Dara", "Tripoli"),
        ("A mine exploded in the Nineveh district of Bashiqah.", "Bashiqah", "Nineveh"),
    ],
)
def test_the_quarter_of_a_town_lies_in_it_and_a_province_holds_its_districts(
    find: Find, text: str, name: str, within: str
) -> None:
    mention = find(text)[0]
    assert mention.name == name
    assert within in mention.within
