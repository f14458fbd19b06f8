"""A small record made by hand, with one of every difficulty that publishing meets. All names and events are invented.

Raw coordinates have four decimals so that a test can look for them in what was written.
"""

from __future__ import annotations

from datetime import date

from twosource.core.account import Account
from twosource.core.actor import ActorRef, Speaker
from twosource.core.claim import Claim, ObjectHit, Victim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.incident import Contradiction, Incident, Origin, Reconciled, Relation, Side
from twosource.core.incoming import SetAside
from twosource.core.place import Candidate, PlaceMention, PlaceRef
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Inferred, Published, Report, Segment
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Grade, Measure, RelationKind, Scope, SegmentKind, SpeakerKind, Status, Who

HUSN = (14.6137, 44.9281)
WADI = (14.7042, 45.1763)
DEPOT = (14.5519, 45.0457)
CAMP = (14.8123, 44.8876)

PRIVATE_NAMES = ("Salwa Kirdani", "Kirdani", "Naji Othaim", "Othaim", "Yunus Tareb", "Tareb", "Mirwas")
CLOCK_TIMES = ("4:30 a.m.", "05:15", "six o’clock", "dawn")

_LANTERN = """Air strikes hit Husn al-Qarn as army opens offensive

HUSN AL-QARN, 16 March 2017 - Warplanes struck the market of Husn al-Qarn at 4:30 a.m. on Thursday, killing at least 12 people, five of them children, the Dune Harm Monitor said.

“We counted twelve bodies before six o’clock,” said Salwa Kirdani, a nurse at the town’s clinic. Kirdani said a boy, Yunus Tareb, 9, was among the dead.

A government spokesman, Colonel Hatim Bardawi, denied that the air force had flown and blamed rebel mortars for the blast.

The army is preparing to advance on Wadi Sorrel within days, a military source said.

Sign up for our newsletter
"""
_LEDGER = """Toll in Husn el Qarn rises to 15

The Dune Harm Monitor said late on Thursday that 15 people had died in the strike on Husn el Qarn, among them six fighters. Nobody was hurt in a second strike on Wadi Sorrel.

Army jets also destroyed an arms depot east of Husn el Qarn, state television said, citing a military source. <script>window.pwned=1</script>

The war has killed more than 4,000 people since 2014, by the monitor’s count. The rebels hold Wadi Sorrel.
"""
_WIRE = """Shells land in displaced people’s camp at Tell Mirwas

Shelling hit a camp at Tell Mirwas on Friday around 05:15, wounding dozens, said Naji Othaim, a teacher who lives there. قال شهود إن القصف استمر ساعات.

The Free Qarn Brigades said its fighters killed 40 soldiers near Wadi Sorrel from dawn on Friday; the army put its losses at two.
"""
_COPY = _LEDGER.replace("Toll in", "Death toll in")


def _report(report_id: str, text: str, outlet: str, day: date, *, title: str, evidence: tuple[str, str]) -> Report:
    segments, at = [], 0
    for block in text.strip("\n").split("\n\n"):
        start = text.index(block, at)
        at = start + len(block)
        kind = (
            SegmentKind.HEADLINE
            if start == 0
            else SegmentKind.FURNITURE
            if block.startswith("Sign up")
            else SegmentKind.BODY
        )
        segments.append(Segment(start, at, kind))
    method, note = evidence
    return Report(
        id=report_id,
        text=text,
        sha256=text_hash(text),
        title=title,
        outlet=outlet,
        lang="en",
        segments=tuple(segments),
        published=Published(day, method, note),
        evidence=(("outlet", Inferred(outlet, "page footer")),),
        url=f"https://example.org/{report_id}",
    )


REPORTS = (
    _report(
        "lantern",
        _LANTERN,
        "Qarn Lantern",
        date(2017, 3, 16),
        title="Air strikes hit Husn al-Qarn as army opens offensive",
        evidence=("dateline", "the dateline says 16 March 2017"),
    ),
    _report(
        "ledger-naji-othaim",
        _LEDGER,
        "Sand Ledger",
        date(2017, 3, 16),
        title="Toll in Husn el Qarn rises to 15",
        evidence=("borrowed", "“Thursday” as in lantern, which has the year"),
    ),
    _report(
        "ledger-copy",
        _COPY,
        "Sorrel Mirror",
        date(2017, 3, 17),
        title="Death toll in Husn el Qarn rises to 15",
        evidence=("given", "given with the report"),
    ),
    _report(
        "wire",
        _WIRE,
        "Three Wells Wire",
        date(2017, 3, 17),
        title="Shells land in displaced people’s camp",
        evidence=("given", "given with the report"),
    ),
)
_TEXT = {r.id: r.text for r in REPORTS}


def q(report: str, words: str, nth: int = 0) -> Quote:
    text, at = _TEXT[report], -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Quote.of(text, at, at + len(words))


def _place(
    report: str, words: str, name: str, point: tuple[float, float] | None, gazetteer_id: str | None = None, nth: int = 0
) -> PlaceRef:
    lat, lon = point or (None, None)
    others = (
        (Candidate("x:9", name + " (quarter)", 15.9071, 44.2093, "YE", "neighbourhood", 0.4, "same name"),)
        if point
        else ()
    )
    return PlaceRef(
        quote=q(report, words, nth),
        name=name,
        country="Yemen" if point else None,
        country_code="YE" if point else None,
        admin1="Marib" if point else None,
        lat=lat,
        lon=lon,
        radius_km=3.0 if point else None,
        precision=1 if point else None,
        gazetteer_id=gazetteer_id,
        score=0.9 if point else None,
        reason=f"only town of that name, at {lat}, {lon}" if point else "no entry fits",
        alternatives=others,
    )


THURSDAY = TimeRange(date(2017, 3, 16), date(2017, 3, 16), 1, "published 2017-03-16, 4:30 a.m. stated")
FRIDAY = TimeRange(date(2017, 3, 17), date(2017, 3, 17), 1, "published 2017-03-17")
SOON = TimeRange(date(2017, 3, 16), date(2017, 3, 23), 3, "within days of 2017-03-16")
MONITOR = ("Dune Harm Monitor", SpeakerKind.MONITOR, "s:dhm")


def _speaker(
    report: str, words: str, name: str, kind: SpeakerKind, source_id: str | None = None, **extra: str | None
) -> Speaker:
    return Speaker(name=name, quote=q(report, words), kind=kind, source_id=source_id, **extra)


def _actor(report: str, words: str, name: str, actor_id: str | None = None) -> ActorRef:
    return ActorRef(name, q(report, words), actor_id)


CLAIMS = (
    Claim(
        "c_01",
        "lantern",
        q(
            "lantern",
            "Warplanes struck the market of Husn al-Qarn at 4:30 a.m. on Thursday, killing at least 12 people, five of them children, the Dune Harm Monitor said.",
        ),
        Event.AIR_STRIKE,
        Status.REPORTED,
        figures=(
            Figure(Measure.KILLED, 12, None, q("lantern", "at least 12 people")),
            Figure(Measure.KILLED, 5, 5, q("lantern", "five of them children"), Who.CHILD, subset_of=0),
        ),
        attribution=(_speaker("lantern", "the Dune Harm Monitor", *MONITOR),),
        weapon=q("lantern", "Warplanes"),
        objects=(ObjectHit("market", "market", q("lantern", "the market of Husn al-Qarn")),),
        place_mention=PlaceMention(q("lantern", "Husn al-Qarn", 1), "Husn al-Qarn"),
        place=_place("lantern", "Husn al-Qarn", "Husn al-Qarn", HUSN, "g:101", nth=1),
        time=THURSDAY,
        confidence=0.92,
    ),
    Claim(
        "c_02",
        "lantern",
        q(
            "lantern",
            "“We counted twelve bodies before six o’clock,” said Salwa Kirdani, a nurse at the town’s clinic.",
        ),
        Event.AIR_STRIKE,
        Status.REPORTED,
        figures=(Figure(Measure.KILLED, 12, 12, q("lantern", "twelve bodies")),),
        attribution=(
            _speaker(
                "lantern",
                "Salwa Kirdani",
                "Salwa Kirdani",
                SpeakerKind.PERSON,
                role="a nurse at the town’s clinic",
                body="clinic",
            ),
        ),
        victims=(Victim("Yunus Tareb", q("lantern", "Yunus Tareb"), 9, "male"),),
        time=THURSDAY,
        confidence=0.8,
        place=_place("lantern", "Husn al-Qarn", "Husn al-Qarn", HUSN, "g:101", nth=1),
    ),
    Claim(
        "c_03",
        "lantern",
        q(
            "lantern",
            "A government spokesman, Colonel Hatim Bardawi, denied that the air force had flown and blamed rebel mortars for the blast.",
        ),
        Event.AIR_STRIKE,
        Status.DENIED,
        attribution=(
            _speaker(
                "lantern",
                "Colonel Hatim Bardawi",
                "Hatim Bardawi",
                SpeakerKind.PERSON,
                role="government spokesman, Colonel",
                body="government",
            ),
        ),
        perpetrators=(_actor("lantern", "rebel", "rebels"),),
        time=THURSDAY,
        confidence=0.7,
        place=_place("lantern", "Husn al-Qarn", "Husn al-Qarn", HUSN, "g:101", nth=1),
    ),
    Claim(
        "c_04",
        "lantern",
        q("lantern", "The army is preparing to advance on Wadi Sorrel within days, a military source said."),
        Event.MOVEMENT_DEPLOYMENT,
        Status.PLANNED,
        attribution=(_speaker("lantern", "a military source", "a military source", SpeakerKind.GENERIC),),
        perpetrators=(_actor("lantern", "The army", "army", "a:army"),),
        time=SOON,
        place=_place("lantern", "Wadi Sorrel", "Wadi Sorrel", WADI, "g:102"),
    ),
    Claim(
        "c_05",
        "ledger-naji-othaim",
        q("ledger-naji-othaim", "15 people had died in the strike on Husn el Qarn, among them six fighters."),
        Event.AIR_STRIKE,
        Status.REPORTED,
        figures=(
            Figure(Measure.KILLED, 15, 15, q("ledger-naji-othaim", "15 people")),
            Figure(Measure.KILLED, 6, 6, q("ledger-naji-othaim", "six fighters"), Who.COMBATANT, subset_of=0),
        ),
        attribution=(_speaker("ledger-naji-othaim", "The Dune Harm Monitor", *MONITOR),),
        time=THURSDAY,
        confidence=0.9,
        place=_place("ledger-naji-othaim", "Husn el Qarn", "Husn al-Qarn", HUSN, "g:101", nth=1),
    ),
    Claim(
        "c_06",
        "ledger-naji-othaim",
        q("ledger-naji-othaim", "Nobody was hurt in a second strike on Wadi Sorrel."),
        Event.AIR_STRIKE,
        Status.REPORTED,
        figures=(Figure(Measure.INJURED, 0, 0, q("ledger-naji-othaim", "Nobody was hurt")),),
        apart=True,
        attribution=(_speaker("ledger-naji-othaim", "The Dune Harm Monitor", *MONITOR),),
        time=THURSDAY,
        place=_place("ledger-naji-othaim", "Wadi Sorrel", "Wadi Sorrel", WADI, "g:102"),
    ),
    Claim(
        "c_07",
        "ledger-naji-othaim",
        q(
            "ledger-naji-othaim",
            "Army jets also destroyed an arms depot east of Husn el Qarn, state television said, citing a military source. <script>window.pwned=1</script>",
        ),
        Event.DESTRUCTION_LOOTING,
        Status.REPORTED,
        objects=(ObjectHit("arms depot", "military", q("ledger-naji-othaim", "an arms depot")),),
        attribution=(
            _speaker("ledger-naji-othaim", "state television", "state television", SpeakerKind.OUTLET),
            _speaker("ledger-naji-othaim", "a military source", "a military source", SpeakerKind.GENERIC),
        ),
        perpetrators=(_actor("ledger-naji-othaim", "Army", "army", "a:army"),),
        time=THURSDAY,
        place=_place("ledger-naji-othaim", "east of Husn el Qarn", "Husn al-Qarn", DEPOT, "g:101"),
    ),
    Claim(
        "c_08",
        "ledger-naji-othaim",
        q("ledger-naji-othaim", "The war has killed more than 4,000 people since 2014, by the monitor’s count."),
        Event.OTHER,
        Status.HISTORICAL,
        figures=(
            Figure(
                Measure.KILLED, 4001, None, q("ledger-naji-othaim", "more than 4,000 people"), scope=Scope.CUMULATIVE
            ),
        ),
        attribution=(_speaker("ledger-naji-othaim", "the monitor", *MONITOR),),
    ),
    Claim(
        "c_09",
        "ledger-naji-othaim",
        q("ledger-naji-othaim", "The rebels hold Wadi Sorrel."),
        Event.CONTROL,
        Status.REPORTED,
        perpetrators=(_actor("ledger-naji-othaim", "The rebels", "rebels"),),
        time=THURSDAY,
        place=_place("ledger-naji-othaim", "Wadi Sorrel", "Wadi Sorrel", WADI, "g:102", nth=1),
    ),
    Claim(
        "c_10",
        "wire",
        q(
            "wire",
            "Shelling hit a camp at Tell Mirwas on Friday around 05:15, wounding dozens, said Naji Othaim, a teacher who lives there. قال شهود إن القصف استمر ساعات.",
        ),
        Event.SHELLING,
        Status.REPORTED,
        figures=(Figure(Measure.INJURED, 24, None, q("wire", "dozens")),),
        attribution=(_speaker("wire", "Naji Othaim", "Naji Othaim", SpeakerKind.PERSON, role="teacher"),),
        objects=(ObjectHit("camp", "camp", q("wire", "a camp")),),
        time=FRIDAY,
        place=_place("wire", "Tell Mirwas", "Tell Mirwas", CAMP, "g:103", nth=1),
    ),
    Claim(
        "c_11",
        "wire",
        q("wire", "The Free Qarn Brigades said its fighters killed 40 soldiers near Wadi Sorrel from dawn on Friday"),
        Event.BATTLE,
        Status.REPORTED,
        figures=(Figure(Measure.KILLED, 40, 40, q("wire", "40 soldiers"), Who.COMBATANT, group="army"),),
        attribution=(_speaker("wire", "The Free Qarn Brigades", "Free Qarn Brigades", SpeakerKind.ARMED_ACTOR),),
        perpetrators=(_actor("wire", "The Free Qarn Brigades", "Free Qarn Brigades"),),
        targets=(_actor("wire", "soldiers", "army", "a:army"),),
        time=FRIDAY,
        place=_place("wire", "Wadi Sorrel", "Wadi Sorrel", WADI, "g:102"),
    ),
    Claim(
        "c_12",
        "wire",
        q("wire", "the army put its losses at two"),
        Event.BATTLE,
        Status.REPORTED,
        figures=(Figure(Measure.KILLED, 2, 2, q("wire", "two"), Who.COMBATANT, group="army"),),
        attribution=(_speaker("wire", "the army", "army", SpeakerKind.ARMED_ACTOR, "s:army"),),
        targets=(_actor("wire", "soldiers", "army", "a:army"),),
        time=FRIDAY,
        place=_place("wire", "Wadi Sorrel", "Wadi Sorrel", WADI, "g:102"),
    ),
)


def _incident(incident_id: str, event: Event, claims: tuple[str, ...], **extra: object) -> Incident:
    own = [c for c in CLAIMS if c.id in claims]
    reports = tuple(dict.fromkeys(c.report for c in own))
    place = next((c.place for c in own if c.place), None)
    return Incident(
        incident_id, event, reports, tuple(f"a_{c[2:]}" for c in claims), claims, own[0].time, place, **extra
    )  # type: ignore[arg-type]


INCIDENTS = (
    _incident(
        "i_market",
        Event.AIR_STRIKE,
        ("c_01", "c_02", "c_03", "c_05"),
        figures=(
            (
                "killed",
                Reconciled(
                    12,
                    15,
                    15,
                    True,
                    "later_tally_of_one_origin",
                    ("c_01", "c_02", "c_05"),
                    "Dune Harm Monitor: at least 12, then 15",
                ),
            ),
            ("killed_child", Reconciled(5, 5, 5, False, "only_statement", ("c_01",))),
            ("killed_civilian", Reconciled(0, 9, 9, True, "civilian_bounds", ("c_01", "c_05"), "15 less six fighters")),
            ("killed_combatant", Reconciled(6, 6, 6, False, "only_statement", ("c_05",))),
        ),
        origins=(
            Origin("Dune Harm Monitor", "monitor", True, ("c_01", "c_05"), ("lantern", "ledger-naji-othaim")),
            Origin("Salwa Kirdani", "person", True, ("c_02",), ("lantern",)),
            Origin("Hatim Bardawi", "official", True, ("c_03",), ("lantern",)),
        ),
        contradictions=(
            Contradiction(
                "perpetrator",
                (Side("air force (warplanes)", ("c_01",)), Side("rebel mortars", ("c_03",))),
                "Hatim Bardawi blames the rebels at 4:30 a.m.; Salwa Kirdani saw jets",
            ),
        ),
        relations=(Relation(RelationKind.POSSIBLE_SAME_VICTIMS, "i_second", ("c_06",), "same source, same day"),),
        grade=Grade.CONTESTED,
        grade_reason="two sides are blamed",
        history=(("2017-03-16", "Dune Harm Monitor: at least 12"), ("2017-03-16", "Dune Harm Monitor: 15")),
    ),
    _incident(
        "i_second",
        Event.AIR_STRIKE,
        ("c_06",),
        figures=(("injured", Reconciled(0, 0, 0, False, "only_statement", ("c_06",))),),
        origins=(Origin("Dune Harm Monitor", "monitor", True, ("c_06",), ("ledger-naji-othaim",)),),
        grade=Grade.WEAK,
        grade_reason="one origin",
    ),
    _incident(
        "i_depot",
        Event.DESTRUCTION_LOOTING,
        ("c_07",),
        perpetrators=(CLAIMS[6].perpetrators[0],),
        origins=(Origin("a military source", "generic", False, ("c_07",), ("ledger-naji-othaim",)),),
        grade=Grade.WEAK,
        grade_reason="no independent origin",
    ),
    _incident("i_control", Event.CONTROL, ("c_09",), grade=Grade.WEAK, grade_reason="no origin named"),
    _incident(
        "i_plan",
        Event.MOVEMENT_DEPLOYMENT,
        ("c_04",),
        status="planned",
        grade=Grade.WEAK,
        grade_reason="nothing but a plan is told",
    ),
    _incident(
        "i_camp",
        Event.SHELLING,
        ("c_10",),
        figures=(("injured", Reconciled(24, 24, 24, True, "only_statement", ("c_10",))),),
        origins=(Origin("Naji Othaim", "person", True, ("c_10",), ("wire",)),),
        grade=Grade.WEAK,
        grade_reason="one origin",
    ),
    _incident(
        "i_battle",
        Event.BATTLE,
        ("c_11", "c_12"),
        perpetrators=CLAIMS[10].perpetrators,
        targets=CLAIMS[10].targets,
        figures=(
            (
                "killed_combatant",
                Reconciled(
                    2, 2, 40, False, "across_origins", ("c_11", "c_12"), "an interested party's claim on enemy dead"
                ),
            ),
        ),
        origins=(
            Origin("Free Qarn Brigades", "armed_actor", True, ("c_11",), ("wire",)),
            Origin("army", "armed_actor", True, ("c_12",), ("wire",)),
        ),
        contradictions=(Contradiction("killed_combatant", (Side("40", ("c_11",)), Side("2", ("c_12",)))),),
        grade=Grade.CONTESTED,
        grade_reason="two figures that cannot both hold",
    ),
)

RECORD = Record(
    reports=REPORTS,
    claims=CLAIMS,
    accounts=tuple(Account(f"a_{c.id[2:]}", c.report, c.event, (c.id,), c.place, c.time) for c in CLAIMS),
    incidents=INCIDENTS,
    primary=(("lantern", "i_market"), ("ledger-naji-othaim", "i_market"), ("wire", "i_camp")),
    duplicates=(("ledger-copy", "ledger-naji-othaim"),),
    set_aside=(SetAside("/home/coder/inbox/broken.jsonl", 3, "the line is not JSON", "mend the line and run again"),),
)
