"""Figures of one sentence that stand with places of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import Reader, load_rules
from twosource.lexicons import load_lexicon


@dataclass(frozen=True)
class Size:
    population: int
    kind: str


WORLD = {
    "Omrin": Size(60_000, "city"),
    "Tavesk": Size(40_000, "city"),
    "Kelbar": Size(90_000, "city"),
    "Sarmun": Size(900_000, "governorate"),
    "Zemland": Size(9_000_000, "country"),
}


class World:
    def known(self, names: Sequence[str]) -> frozenset[str]:
        return frozenset(n for n in names if n in WORLD)

    def sizes(self, names: Sequence[str]) -> Mapping[str, Size]:
        return {n: WORLD[n] for n in names if n in WORLD}


def counted(nlp: Any, *paragraphs: str) -> list[tuple[int, str | None]]:
    """Each figure with the place of its claim, in text order."""
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph), SegmentKind.BODY))
        at += len(paragraph) + 2
    reader = Reader(nlp=nlp, rules=load_rules(), lexicon=load_lexicon(), places=World())
    report = Report("r", text, text_hash(text), lang="en", segments=tuple(segments))
    found = [(f.quote.start, f.low, c.place_mention) for c in reader.read(report) for f in c.figures]
    return [(low, place.name if place else None) for _, low, place in sorted(found, key=lambda row: row[0])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Air strikes on Monday killed 12 people in Omrin and three in Tavesk.", [(12, "Omrin"), (3, "Tavesk")]),
        ("Ten people died in Omrin, five in Tavesk and two in Kelbar when shells fell on markets.",
         [(10, "Omrin"), (5, "Tavesk"), (2, "Kelbar")]),
        ("Shelling killed two people in Omrin and wounded six in Tavesk on Monday.", [(2, "Omrin"), (6, "Tavesk")]),
        # the place that opens a clause holds for what the clause counts
        ("In Omrin, shelling killed four people, while in Tavesk two were killed and six wounded.",
         [(4, "Omrin"), (2, "Tavesk"), (6, "Tavesk")]),
        # two words of harm joined by "and" share the place behind them
        ("Clashes left 8 people dead and 13 wounded in Omrin, and three dead in Tavesk.",
         [(8, "Omrin"), (13, "Omrin"), (3, "Tavesk")]),
        # what is hurt beside the dead was hurt where they died; the next clause has a place and a subject of its own
        ("Gunmen shot 12 people dead in Omrin on Monday, wounding 30, and rebels attacked a base in Tavesk.",
         [(12, "Omrin"), (30, "Omrin")]),
        # a part of a whole: the whole is not narrowed to the part's town
        ("Rebels killed 15 villagers in Sarmun, including four in Tavesk.", [(15, "Sarmun"), (4, "Sarmun")]),
        # one town, whatever else the sentence counts
        ("Gunmen killed three soldiers in Omrin and wounded two others on Monday.", [(3, "Omrin"), (2, "Omrin")]),
    ],
)  # fmt: skip
def test_a_figure_takes_the_place_of_its_own_conjunct(nlp: Any, text: str, told: list[tuple[int, str | None]]) -> None:
    assert counted(nlp, text) == told


def test_a_dateline_is_no_place_of_a_figure(nlp: Any) -> None:
    text = "KELBAR - The army said 40 rebels had been killed and 25 wounded in operations in Omrin."
    assert dict(counted(nlp, text))[25] == "Omrin"


def test_each_line_of_a_list_has_its_own_town(nlp: Any) -> None:
    lines = ("- Omrin: 12 killed", "- Tavesk: five killed, three wounded", "- Kelbar: two dead")
    told = counted(nlp, "Gunmen attacked three towns on Sunday.", *lines)
    assert told == [(12, "Omrin"), (5, "Tavesk"), (3, "Tavesk"), (2, "Kelbar")]


def test_an_entry_of_a_bulletin_is_where_it_opens(nlp: Any) -> None:
    told = counted(
        nlp,
        "OMRIN - A bomb killed five soldiers on Monday.",
        "NEAR TAVESK - Three soldiers were found shot dead, police said.",
        "* KELBAR - Mortars hit a prison in the south, killing six detainees.",
    )
    assert [(low, place) for low, place in told if low > 1] == [(5, "OMRIN"), (3, "TAVESK"), (6, "KELBAR")]


def test_a_dateline_alone_makes_no_bulletin(nlp: Any) -> None:
    assert (5, "OMRIN") not in counted(nlp, "OMRIN - A bomb killed five soldiers on Monday.", "Nobody claimed it.")


def test_a_nameless_village_is_the_one_that_is_named_further_on(nlp: Any) -> None:
    told = counted(
        nlp,
        "Gunmen killed 22 people in a village of western Zemland on Friday.",
        "Fourteen of the dead were children, an official said.",
        "Nobody claimed the attack on Tavesk. The army denied any wrongdoing.",
    )
    assert told == [(22, "Tavesk"), (14, "Tavesk")]
