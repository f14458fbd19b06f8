"""A small invented world for tests of linking and reconciling: reports made of sentences, each with its claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from twosource.core.account import Account
from twosource.core.actor import Actor, ActorRef, Source, Speaker
from twosource.core.claim import Claim, ObjectHit
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.incident import Incident
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Published, Report, Segment
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, Scope, SegmentKind, SpeakerKind, Status, Who
from twosource.link.accounts import accounts_of
from twosource.link.partition import Partition, link_accounts
from twosource.link.settings import load_link_settings
from twosource.reconcile.incidents import assemble

DAY = date(2031, 5, 12)
"""The day on which most of the invented events happen."""

# Invented towns of an invented valley: name -> latitude, longitude.
TOWNS = {
    "Orvane": (10.00, 20.00),
    "Orvan": (10.01, 20.01),
    "Teskul": (10.08, 20.05),
    "Brenmar": (10.12, 19.95),
    "Harrowick": (11.50, 21.60),
    "Dalmere": (13.00, 25.00),
}

LEXICON = Lexicon(
    actors=(
        Actor("a:valley_army", "Valley Army", "state", ("Valley troops",), side="valley", country="VY"),
        Actor("a:hill_front", "Hill Front", "rebel", ("Hill fighters",), side="hill", country="VY"),
        Actor("a:north_guard", "North Guard", "militia", side="north", country="VY"),
    ),
    sources=(
        Source("s:valley_watch", "Valley Watch", SpeakerKind.MONITOR, ("the Watch",)),
        Source("s:army_office", "Army press office", SpeakerKind.OFFICIAL, party="a:valley_army"),
        Source("s:front_media", "Front Media", SpeakerKind.ARMED_ACTOR, party="a:hill_front"),
        Source("s:river_tv", "River TV", SpeakerKind.OUTLET, owner="River Group"),
        Source("s:river_radio", "River Radio", SpeakerKind.OUTLET, owner="River Group"),
    ),
)


@dataclass(frozen=True)
class Count:
    """A figure to be: ``text`` must stand in the sentence."""

    text: str
    low: int
    high: int | None
    measure: Measure = Measure.KILLED
    who: Who = Who.UNKNOWN
    part_of: int | None = None
    group: str | None = None
    scope: Scope = Scope.INCIDENT
    as_of: date | None = None
    approximate: bool = False


@dataclass(frozen=True)
class By:
    """A speaker to be: ``text`` must stand in the sentence."""

    name: str
    kind: SpeakerKind = SpeakerKind.OFFICIAL
    source_id: str | None = None
    body: str | None = None
    role: str | None = None


WATCH = By("Valley Watch", SpeakerKind.MONITOR, "s:valley_watch")
ARMY = By("Army press office", SpeakerKind.OFFICIAL, "s:army_office")
FRONT = By("Front Media", SpeakerKind.ARMED_ACTOR, "s:front_media")
RESIDENTS = By("residents", SpeakerKind.GENERIC)


@dataclass(frozen=True)
class Said:
    """One sentence and what a perfect reader would claim from it."""

    text: str
    event: Event = Event.AIR_STRIKE
    counts: tuple[Count, ...] = ()
    by: tuple[By, ...] = ()
    town: str | None = None
    day: date | tuple[date, date] | None = DAY
    status: Status = Status.REPORTED
    blamed: tuple[str, ...] = ()
    hit: tuple[tuple[str, str], ...] = ()
    apart: bool = False
    precision: int = 1
    day_told: bool = True
    """False for a day that no words of the report tell."""


@dataclass
class World:
    """Reports and claims so far. ``tell`` adds a report; ``incidents`` runs the whole way."""

    reports: dict[str, Report] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    accounts: dict[str, tuple[Account, ...]] = field(default_factory=dict)

    def tell(
        self, name: str, *said: Said, published: date | None = DAY, outlet: str | None = None
    ) -> tuple[Account, ...]:
        text = "\n".join(s.text for s in said)
        segments, claims, at = [], [], 0
        for number, sentence in enumerate(said):
            segments.append(Segment(at, at + len(sentence.text), SegmentKind.BODY))
            claims.append(_claim(name, number, at, text, sentence))
            at += len(sentence.text) + 1
        self.reports[name] = Report(
            id=name,
            text=text,
            sha256=text_hash(text),
            outlet=outlet or f"The {name} Courier",
            published=Published(published, "given", "given by the test") if published else None,
            segments=tuple(segments),
        )
        self.claims |= {c.id: c for c in claims}
        self.accounts[name] = accounts_of(self.reports[name], claims)
        return self.accounts[name]

    def all_accounts(self) -> list[Account]:
        return [a for own in self.accounts.values() for a in own]

    def link(self, **choices: object) -> Partition:
        return link_accounts(self.all_accounts(), self.claims, self.reports, settings=load_link_settings(), **choices)  # type: ignore[arg-type]

    def incidents(self, **choices: object) -> tuple[Incident, ...]:
        return assemble(
            self.link().membership,
            self.all_accounts(),
            self.claims,
            self.reports,
            lexicon=LEXICON,
            **choices,  # type: ignore[arg-type]
        )

    def one(self, **choices: object) -> Incident:
        """All accounts as one incident, linking left aside."""
        membership = {a.id: "i_one" for a in self.all_accounts()}
        (incident,) = assemble(membership, self.all_accounts(), self.claims, self.reports, lexicon=LEXICON, **choices)  # type: ignore[arg-type]
        return incident


def _claim(report: str, number: int, at: int, text: str, said: Said) -> Claim:
    def quote(words: str) -> Quote:
        start = text.index(words, at)
        return Quote(start, start + len(words), words)

    whole = Quote(at, at + len(said.text), said.text)
    place = None
    if said.town is not None:
        point = TOWNS.get(said.town)
        place = PlaceRef(
            quote=quote(said.town) if said.town in said.text else None,
            name=said.town,
            country="Vayland" if point else None,
            country_code="VY" if point else None,
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            radius_km=2.0 if point else None,
            precision=said.precision if point else None,
            gazetteer_id=f"t:{said.town}" if point else None,
        )
    time = None
    if said.day is not None:
        start, end = said.day if isinstance(said.day, tuple) else (said.day, said.day)
        time = TimeRange(start, end, 1 if start == end else 2, "given by the test", whole if said.day_told else None)
    ids = {a.name: a.id for a in LEXICON.actors}
    return Claim(
        id=f"c_{report}_{number}",
        report=report,
        quote=whole,
        event=said.event,
        status=said.status,
        figures=tuple(
            Figure(c.measure, c.low, c.high, quote(c.text), c.who, c.group, c.approximate, c.scope, c.as_of, c.part_of)
            for c in said.counts
        ),
        attribution=tuple(
            Speaker(b.name, quote(b.name) if b.name in said.text else whole, b.kind, b.source_id, b.role, b.body)
            for b in said.by
        ),
        perpetrators=tuple(ActorRef(n, quote(n) if n in said.text else whole, ids.get(n)) for n in said.blamed),
        objects=tuple(ObjectHit(n, kind, quote(n)) for n, kind in said.hit),
        place=place,
        time=time,
        apart=said.apart,
    )
