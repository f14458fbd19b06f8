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
