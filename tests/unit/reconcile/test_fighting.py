"""An incident in which armed men were attacked is a battle."""

from __future__ import annotations

import pytest

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim, ObjectHit
from twosource.core.figure import Figure
from twosource.core.quote import Quote
from twosource.core.vocab import Event, Measure, Status, Who
from twosource.lexicons import load_lexicon
from twosource.reconcile.fighting import fought_back
from twosource.reconcile.sides import load_side_words

TEXT = "gunmen attacked a post, killing 12 people"
WHOLE, NUMBER = Quote.of(TEXT, 0, len(TEXT)), Quote.of(TEXT, 32, 34)


def _claim(*, who: Who = Who.UNKNOWN, target: str | None = None, hit: str | None = None, dead: int = 12) -> Claim:
    figure = Figure(Measure.KILLED, dead, dead, NUMBER, who=who)
    return Claim(
        "c",
        "r",
        WHOLE,
        Event.ATTACK,
        Status.REPORTED,
        (figure,),
        targets=(ActorRef(target, WHOLE),) if target else (),
        objects=(ObjectHit(hit, hit, WHOLE),) if hit else (),
    )


@pytest.mark.parametrize(
    ("claim", "fought"),
    [
        (_claim(who=Who.COMBATANT), True),
        (_claim(who=Who.COMBATANT, dead=0), False),
        (_claim(target="two soldiers"), True),
        (_claim(target="Turkish Armed Forces"), True),
        (_claim(target="villagers"), False),
        (_claim(hit="military"), True),
        (_claim(hit="school"), False),
        (_claim(), False),
    ],
)
def test_armed_men_attacked_make_a_battle(claim: Claim, fought: bool) -> None:
    assert fought_back([claim], load_lexicon(), load_side_words()) is fought
