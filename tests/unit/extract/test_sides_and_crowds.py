"""Both sides of a fight, and the police whom a demonstration meets."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.actors import ActorIndex
from twosource.extract.rules.lexicon import load_event_rules
from twosource.extract.rules.roles import RoleReader
from twosource.extract.rules.roles_crowd import forces_met
from twosource.lexicons import load_lexicon


@pytest.fixture(scope="session")
def index() -> ActorIndex:
    return ActorIndex(load_lexicon(), load_event_rules())


def parsed(nlp: Any, text: str) -> Passage:
    return Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text)


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        ("Clashes between the RSF and Dinka raiders went on near Velmora.", "Clashes", 2),
        ("Clashes were reported between the LRA on one side and the UPDF on the other.", "Clashes", 2),
        ("Fighting broke out in the hills of Oskarra and Velmora between M23 and the FDLR.", "Fighting", 2),
        ("Police and FARC guerrillas engaged in a gun battle.", "battle", 2),
        ("A battle was fought between dusk and dawn.", "battle", 0),
        ("Clashes were reported near Velmora.", "Clashes", 0),
    ],
)
def test_both_sides_of_a_fight(nlp: Any, index: ActorIndex, text: str, word: str, sides: int) -> None:
    passage = parsed(nlp, text)
    token = next(t for t in passage.doc if t.text == word)
    roles = RoleReader(index).read(passage.doc, token.i, index.find(passage), frozenset())
    assert len(roles.perpetrators) == sides


@pytest.mark.parametrize(
    ("text", "acted", "met"),
    [
        ("Traders protested in Velmora. Police used tear gas to disperse them.", 1, 0),
        ("Students marched on the palace and were dispersed by riot police.", 1, 0),
        ("Residents protested and threw stones at police.", 0, 1),
        ("Teachers protested in Velmora, police said.", 0, 0),
        ("Teachers protested near a police station.", 0, 0),
        ("Teachers protested in Velmora. It rained. Police arrested a thief.", 0, 0),
    ],
)
def test_who_meets_a_crowd(nlp: Any, index: ActorIndex, text: str, acted: int, met: int) -> None:
    passage = parsed(nlp, text)
    sentence = next(iter(passage.doc.sents))
    found = forces_met(passage.doc, sentence, index.find(passage), index.rules.actors)
    assert (len(found[0]), len(found[1])) == (acted, met)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Suspected JNIM militants attacked the post.", [["Jama'at Nusrat al-Islam wal-Muslimin"]]),
        (
            "Suspected JNIM and/or ISGS militants attacked the post.",
            [["Jama'at Nusrat al-Islam wal-Muslimin", "Islamic State in the Greater Sahara"]],
        ),
        ("Katiba Macina (JNIM) militants came.", [["Katiba Macina", "Jama'at Nusrat al-Islam wal-Muslimin"]]),
        ("The armed forces of Peru and Chile met.", [["Peruvian Armed Forces", "Chile forces"]]),
        ("Kenyan police came.", [["Kenyan police"]]),
        ("Iraqi militias came.", [["Iraqi militias"]]),
        ("The Anuak raiders left.", [["Anuak raiders"]]),
        ("The Lokolan warriors left Velmora.", [["Lokolan warriors"]]),
        ("They met in Turkana county.", []),
        ("A Turkana woman spoke.", []),
        ("Karen attacked the plan.", []),
        ("Karen fighters left.", [["Karen fighters"]]),
    ],
)
def test_a_name_and_its_men_are_one(nlp: Any, index: ActorIndex, text: str, names: list[list[str]]) -> None:
    found = [a for a in index.find(parsed(nlp, text)) if a.kind != "country"]
    assert [[a.ref.name, *(b.name for b in a.beside)] for a in found if a.ref.name != "post"] == names
