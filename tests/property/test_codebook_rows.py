"""Whatever an incident is like, a policy's rows pass every check of its codebook; only what is not known may be missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.core.account import Account
from twosource.core.actor import Actor, ActorRef
from twosource.core.claim import Claim, ObjectHit, Victim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.incident import Contradiction, Incident, Origin, Reconciled, Side
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Published, Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Grade, Measure, Profile, Status, Who
from twosource.publish.codebooks.checks import check_rows
from twosource.publish.codebooks.policies import codebook_rows, load_policies

POLICIES = load_policies()
LEXICON = Lexicon(
    actors=(
        Actor("army", "Army of Ash", "state", country="SD", ucdp="Government of Sudan", acled_inter="State forces"),
        Actor("ally", "Army of Elm", "state", country="TD", acled_inter="State forces"),
        Actor("front", "Oak Front", "rebel", acled_inter="Rebel group"),
        Actor("mission", "Blue Mission", "external", acled_inter="External/Other forces"),
    )
)
_NAMES = (
    "Army of Ash",
    "Army of Elm",
    "Oak Front",
    "Blue Mission",
    "Grey Lions",
    "villagers",
    "rebels",
    "the town",
    "police",
)
_KEYS = ("killed", "killed_civilian", "killed_combatant", "killed_combatant_state", "killed_combatant_nonstate", "killed_child",
         "killed_woman", "killed_man", "killed_medic", "injured", "injured_civilian", "injured_combatant", "injured_child")  # fmt: skip
_WORDS = ("ten", "dozens", "several", "more than ten", "up to ten", "a massacre of many", "hundreds", "people")


def q(text: str) -> Quote:
    return Quote(0, len(text), text)


@st.composite
def spans(draw: Any) -> Reconciled:
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 60)] * 3)))
    return Reconciled(low, best, high, draw(st.booleans()), "one-statement", ("c_0", "c_1"))


@st.composite
def claims(draw: Any, number: int, event: Event) -> Claim:
    actors = st.lists(st.sampled_from(_NAMES), max_size=3, unique=True)

    def refs(names: list[str]) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(n, q(n), next((a.id for a in LEXICON.actors_named(n)), None)) for n in names)

    low = draw(st.integers(0, 40))
    figure = Figure(
        draw(st.sampled_from([Measure.KILLED, Measure.INJURED])), low, draw(st.sampled_from([low, low + 3, None])),
        q(draw(st.sampled_from(_WORDS))), draw(st.sampled_from(list(Who))), draw(st.sampled_from([None, *_NAMES])),
    )  # fmt: skip
    start = date(2031, 5, 1) + timedelta(draw(st.integers(0, 9)))
    return Claim(
        f"c_{number}", f"r{draw(st.integers(0, 1))}", q("They " + draw(st.sampled_from(_WORDS))), draw(st.sampled_from([event, *Event])),
        draw(st.sampled_from([Status.REPORTED, Status.DENIED])), (figure,) * draw(st.integers(0, 1)), (),
        refs(draw(actors)), refs(draw(actors)), None,
        tuple(ObjectHit(k, k, q(k)) for k in draw(st.lists(st.sampled_from(["market", "military", "camp"]), max_size=2, unique=True))),
        (Victim("Amal Nour", q("Amal Nour"), 7, "female"),) * draw(st.integers(0, 1)),
        place=PlaceRef(None, draw(st.sampled_from(["Husn", "Wadi"])), "Sudan", "SD", None, *draw(st.sampled_from([(13.2, 30.1), (14.9, 30.1), (None, None)])), 2.0, 1),
        time=TimeRange(start, start, 1, "stated"),
    )  # fmt: skip


@st.composite
def records(draw: Any) -> Record:
    event = draw(st.sampled_from(list(Event)))
    own = tuple(draw(claims(n, event)) for n in range(draw(st.integers(1, 3))))
    start = date(2031, 5, 1)
    length = draw(st.sampled_from([(0, 1), (4, 2), (6, 3), (30, 4), (200, 5)]))
    place = PlaceRef(None, "Husn", "Sudan", draw(st.sampled_from(["SD", "YE", "XX", None])), None,
                     *draw(st.sampled_from([(13.2, 30.1), (None, None)])), 2.0, draw(st.sampled_from([None, 1, 2, 3, 4, 5, 6, 7])))  # fmt: skip
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True))
    incident = Incident(
        "i_00000000000a", event, tuple(sorted({c.report for c in own})), ("a_0",), tuple(c.id for c in own),
        draw(st.sampled_from([None, TimeRange(start, start + timedelta(length[0]), length[1], "stated")])),
        draw(st.sampled_from([None, place])), own[0].perpetrators, own[0].targets,
        tuple(sorted((k, draw(spans())) for k in keys)),
        (Origin("Monitor", "monitor", True, (own[0].id,), (own[0].report,)),) * draw(st.integers(0, 1)),
        tuple(Contradiction(f, (Side("Oak Front", ("c_0",)), Side("x", ("c_0",)))) for f in draw(
            st.lists(st.sampled_from(["perpetrators", "civilian or combatant", "killed"]), unique=True))),
        grade=draw(st.sampled_from(list(Grade))), status=draw(st.sampled_from(["happened", "happened", "planned"])),
    )  # fmt: skip
    reports = tuple(
        Report(
            r,
            "text",
            text_hash("text"),
            title="=1+1",
            outlet=None,
            published=draw(st.sampled_from([None, Published(start, "given", "g")])),
        )
        for r in ("r0", "r1")
    )
    account = Account("a_0", own[0].report, event, tuple(c.id for c in own))
    return Record(reports, own, (account,), incidents=(incident,))


@settings(deadline=None, max_examples=60)
@given(records(), st.sampled_from(list(Profile)))
def test_rows_pass_every_check_of_their_codebook(record: Record, profile: Profile) -> None:
    for policy in POLICIES:
        rows = codebook_rows(record, policy, LEXICON, profile=profile)
        assert [f for f in check_rows(policy.book, rows) if not f.missing] == [], (policy.book.name, rows)


@settings(deadline=None, max_examples=20)
@given(records())
def test_the_same_record_gives_the_same_rows(record: Record) -> None:
    for policy in POLICIES:
        assert codebook_rows(record, policy, LEXICON) == codebook_rows(record, policy, LEXICON)
