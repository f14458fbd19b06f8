"""One incident at a time, built by hand: who did what to whom, where, when, and what the reports count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from twosource.core.account import Account
from twosource.core.actor import Actor, ActorRef, Source, Speaker
from twosource.core.claim import Claim, ObjectHit, Victim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.incident import Contradiction, Incident, Origin, Reconciled, Relation, Side
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Published, Report
from twosource.core.timerange import TimeMention, TimeRange
from twosource.core.vocab import Event, Grade, Measure, Profile, SpeakerKind, Status, Who
from twosource.publish.codebooks.case import Case, World

LEXICON = Lexicon(
    actors=(
        Actor("sorrel-army", "Sorrel army", "state", ("the army",), country="SD", ucdp="Government of Sudan",
              acled="Military Forces of Sudan (2019-)", acled_inter="State forces", side="government"),
        Actor("dune-front", "Dune Front", "rebel", ("Front",), country="SD", ucdp="DF", acled="Dune Front",
              acled_inter="Rebel group", side="front"),
        Actor("well-guard", "Well Guard", "militia", country="SD", acled="Well Guard", acled_inter="Political militia"),
        Actor("chad-army", "Chadian army", "state", country="TD", ucdp="Government of Chad",
              acled="Military Forces of Chad (2021-)", acled_inter="State forces"),
    ),
    sources=(
        Source("sorrel-times", "Sorrel Times", SpeakerKind.OUTLET, country="SD"),
        Source("far-wire", "Far Wire", SpeakerKind.AGENCY, country="FR"),
        Source("front-radio", "Dune Front", SpeakerKind.ARMED_ACTOR, party="dune-front"),
    ),
)  # fmt: skip
HUSN = PlaceRef(None, "Husn", "Sudan", "SD", "Kordofan", 13.25, 30.2175, 2.0, 1, "g:1")
TOWNS = {
    "Husn": HUSN,
    "Far Wells": replace(HUSN, name="Far Wells", lat=13.91, lon=31.4, gazetteer_id="g:2"),
    "Near Wells": replace(HUSN, name="Near Wells", lat=13.26, lon=30.23, gazetteer_id="g:3"),
}
DAY = TimeRange(date(2031, 5, 3), date(2031, 5, 3), 1, "stated")


def days(first: int, last: int, precision: int) -> TimeRange:
    return TimeRange(date(2031, 5, first), date(2031, 5, last), precision, "stated")


def quote(text: str) -> Quote:
    return Quote(0, len(text), text)


def figure(
    text: str, low: int, high: int | None = -1, measure: Measure = Measure.KILLED, who: Who = Who.UNKNOWN, **more: Any
) -> Figure:
    return Figure(measure, low, low if high == -1 else high, quote(text), who, **more)


def actor(name: str, coded: str | None = None) -> ActorRef:
    found = LEXICON.actors_named(name)
    return ActorRef(name, quote(name), found[0].id if found else None, coded=coded)


def speaker(name: str, kind: SpeakerKind = SpeakerKind.MONITOR) -> Speaker:
    found = LEXICON.sources_named(name)
    return Speaker(name, quote(name), kind, found[0].id if found else None)


@dataclass
class Told:
    """One report's claim. ``said`` is its sentence."""

    figures: Sequence[Figure] = ()
    said: str = "It happened."
    outlet: str = "Sorrel Times"
    by: Sequence[str] = ()
    at: Sequence[str] = ()
    origin: Speaker | None = None
    event: Event | None = None
    place: str = "Husn"
    time: TimeRange | None = DAY
    mention: str = ""
    objects: Sequence[tuple[str, str]] = ()
    victims: Sequence[Victim] = ()
    weapon: str = ""
    status: Status = Status.REPORTED
    report: str = ""


@dataclass
class Build:
    """Collects what the builder makes, so that several incidents can be in one world."""

    reports: dict[str, Report] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)

    def add(
        self,
        event: Event,
        *told: Told,
        figures: dict[str, tuple[int, int, int]] | None = None,
        place: PlaceRef | None = HUSN,
        time: TimeRange | None = DAY,
        origins: int = 1,
        grade: Grade = Grade.WEAK,
        status: str = "happened",
        contradictions: Sequence[tuple[str, tuple[str, ...]]] = (),
        relations: Sequence[Relation] = (),
        open: bool = False,
    ) -> Incident:
        """An incident of these claims. ``figures``: key -> low, best, high; by default as the first claim counts."""
        number = len(self.incidents) + 1
        own = [self._claim(t, event, number, n) for n, t in enumerate(told)]
        accounts: dict[str, list[Claim]] = {}
        for claim in own:
            accounts.setdefault(claim.report, []).append(claim)
        made = [
            Account(f"a_{number}_{r}", r, c[0].event, tuple(x.id for x in c), c[0].place, c[0].time)
            for r, c in accounts.items()
        ]
        ids = tuple(c.id for c in own)
        rec = {k: Reconciled(*v, open, "one-statement", ids) for k, v in (figures or {}).items()}
        incident = Incident(
            f"i_{number:012x}", event, tuple(accounts), tuple(a.id for a in made), ids, time, place,
            perpetrators=tuple({a.name: a for c in own for a in c.perpetrators}.values()),
            targets=tuple({a.name: a for c in own for a in c.targets}.values()),
            figures=tuple(sorted(rec.items())),
            origins=tuple(Origin(f"Voice {n}", "monitor", True, ids[:1], tuple(accounts)[:1]) for n in range(origins)),
            contradictions=tuple(Contradiction(f, tuple(Side(s, ids) for s in sides)) for f, sides in contradictions),
            relations=tuple(relations), grade=grade, grade_reason="", status=status,
        )  # fmt: skip
        self.claims += own
        self.accounts += made
        self.incidents.append(incident)
        return incident

    def _claim(self, told: Told, event: Event, number: int, n: int) -> Claim:
        report = told.report or f"r{number}_{n}"
        if report not in self.reports:
            self.reports[report] = Report(
                report, told.said, text_hash(told.said), title=f"Title {n}", outlet=told.outlet,
                published=Published(date(2031, 5, 4 + n), "given", "given"), url=f"https://example.org/{report}",
            )  # fmt: skip
        return Claim(
            f"c_{number}_{n}", report, quote(told.said), told.event or event, told.status, tuple(told.figures),
            (told.origin,) if told.origin else (), tuple(actor(a) for a in told.by), tuple(actor(a) for a in told.at),
            quote(told.weapon) if told.weapon else None,
            tuple(ObjectHit(name, kind, quote(name)) for name, kind in told.objects), tuple(told.victims),
            place=replace(TOWNS[told.place], quote=quote(told.place)), time=told.time,
            time_mention=TimeMention(quote("then"), *told.mention.split(":", 1)) if told.mention else None,
        )  # fmt: skip

    @property
    def record(self) -> Record:
        return Record(
            tuple(self.reports.values()), tuple(self.claims), tuple(self.accounts), incidents=tuple(self.incidents)
        )

    def case(self, incident: Incident, profile: Profile = Profile.INTERNAL) -> Case:
        world = World.of(self.record, LEXICON, profile=profile)
        return Case(world.incidents[incident.id], world)


type MakeCase = Callable[..., Case]


@pytest.fixture
def build() -> Build:
    return Build()


@pytest.fixture
def kit() -> Any:
    """This module's names, for tests that build."""
    import sys

    return sys.modules[__name__]
