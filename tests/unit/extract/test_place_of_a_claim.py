"""Which place of a report a claim gets: the one its own words lead to, else the one that its story was told of."""

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
    "Port Sarra": Size(400_000, "city"),
    "Zemland": Size(9_000_000, "country"),
    "Upper Sea": Size(0, "sea"),
}


class World:
    def known(self, names: Sequence[str]) -> frozenset[str]:
        return frozenset(n for n in names if n in WORLD)

    def sizes(self, names: Sequence[str]) -> Mapping[str, Size]:
        return {n: WORLD[n] for n in names if n in WORLD}


def places_told(nlp: Any, *paragraphs: str) -> list[str | None]:
    """The place of each claim that counts something, in text order."""
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph), SegmentKind.BODY))
        at += len(paragraph) + 2
    reader = Reader(nlp=nlp, rules=load_rules(), lexicon=load_lexicon(), places=World())
    report = Report("r", text, text_hash(text), lang="en", segments=tuple(segments))
    return [c.place_mention.name if c.place_mention else None for c in reader.read(report) if c.figures]


@pytest.mark.parametrize(
    ("paragraphs", "places"),
    [
        # a bare sentence goes on with the place told last, whatever kind of event it tells of
        (("Shells hit the market in Omrin, killing four people.", "Gunmen later shot dead two drivers."), ["Omrin", "Omrin"]),
        # where it was told is not where it happened
        (("Gunmen attacked Omrin on Monday.", "A spokesman told reporters in Tavesk that six people were killed."), ["Omrin"]),
        # a lead without a place takes the first scene told after it
        (("A bomb killed six soldiers on Monday.", "The blast in Tavesk hit their convoy, the army said."), ["Tavesk"]),
        # not the scene of another day
        (("A bomb killed six soldiers on Monday.", "On Thursday shelling killed two farmers in Tavesk."), [None, "Tavesk"]),
        # what a whole war cost is not told of the town of one strike
        (("Shells killed four people in Omrin.", "The war has killed more than 9,000 people since 2031."), ["Omrin", None]),
        # a sentence that turns to something else says nothing of the lead
        (("A bomb killed six soldiers.", "Meanwhile, shelling killed two farmers in Tavesk."), [None, "Tavesk"]),
    ],
)  # fmt: skip
def test_a_story_shares_its_place(nlp: Any, paragraphs: tuple[str, ...], places: list[str | None]) -> None:
    assert places_told(nlp, *paragraphs) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("An ambush killed nine paratroopers from Kelbar.", None),
        ("An ambush near Tavesk killed nine paratroopers from Kelbar.", "Tavesk"),
        ("Shelling in Tavesk wounded three men, who were taken to Kelbar.", "Tavesk"),
        ("Shelling killed three people, said a monitor based in Kelbar.", None),
        ("(Kelbar) Three people were killed by shells near Tavesk.", "Tavesk"),
        ("The mayor of Kelbar said that a rocket had killed three people.", "Kelbar"),
        ("Raids killed five people in the Upper Sea port city of Port Sarra.", "Port Sarra"),
        ("Omrin came under fire three times: one person was killed and five were wounded.", "Omrin"),
        ("Four people were killed in a strike on Dehrun, a village in the hills.", "Dehrun"),
        ("A mine killed two soldiers near Tavesk, some 300 km north of Kelbar, when their truck passed.", "Tavesk"),
    ],
)
def test_the_scene_among_the_names(nlp: Any, text: str, place: str | None) -> None:
    assert places_told(nlp, text)[:1] == [place]
