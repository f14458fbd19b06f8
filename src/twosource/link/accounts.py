"""The claims of one report, sorted into accounts: each what the report says about one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.ids import short_id
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.core.report import Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.link.places import Tie, coarse, place_of, place_tie, vague
from twosource.link.settings import LinkSettings, load_link_settings

PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
_UNSAID = {
    Status.PLANNED: "planned",
    Status.HYPOTHETICAL: "hypothetical",
    Status.HISTORICAL: "historical",
    Status.DENIED: "denied",
    Status.UNVERIFIED: "unverified",
}
HARM = frozenset(
    {
        Event.AIR_STRIKE,
        Event.SHELLING,
        Event.IED_MINE,
        Event.SUICIDE_BOMB,
        Event.BATTLE,
        Event.ATTACK,
        Event.ABDUCTION_ARREST,
        Event.PROTEST_RIOT,
    }
)
"""Kinds of event that hurt people by themselves."""

_VAGUE = (Event.OTHER, Event.ATTACK, Event.DESTRUCTION_LOOTING)
_TOLD = (Status.REPORTED, Status.UNVERIFIED, Status.DENIED, Status.HISTORICAL)
_PRECISE_DAYS = 3
_LONG_DAYS = 31
_SAME_EVENT = 0.5


def accounts_of(
    report: Report, claims: Iterable[Claim], *, settings: LinkSettings | None = None
) -> tuple[Account, ...]:
    """Accounts of ``report`` in text order; every claim is in exactly one.

    A claim joins the account that it fits best: a kind of event akin, days that overlap, places that are one or lie in
    one wave, and no word ("a separate attack") that tells it apart. What is planned, hypothetical or historical, and
    totals over a period, get accounts of their own. A denial, and the counter-accusation after it, join what is denied.
    """
    settings = settings or load_link_settings()
    drafts: list[_Draft] = []
    for claim in sorted(claims, key=lambda c: (c.quote.start, c.quote.end, c.id)):
        _place(drafts, claim, report, settings)
    return tuple(draft.account(report) for draft in drafts)


def standing(claim: Claim) -> str:
    """Which sort of account a claim belongs to: ``happened``, ``total``, or the status that keeps it out of a toll."""
    people = [f for f in claim.figures if f.measure in PEOPLE]
    if people and all(f.scope is not Scope.INCIDENT for f in people):
        return "total"
    return _UNSAID.get(claim.status, "happened")


def kind_of(claim: Claim) -> Event:
    """The claim's kind of event. Where people are killed or hurt by what is no violence in itself ("in the area held by
    ..., ten died"), that somebody did it is all that is told: ``attack``."""
    hurt = any(f.measure in PEOPLE and f.low > 0 for f in claim.figures)
    return Event.ATTACK if hurt and claim.event not in HARM and claim.event is not Event.OTHER else claim.event


@dataclass(slots=True)
class _Draft:
    """An account while it grows."""

    status: str
    published: date | None
    apart: bool = False
    claims: list[Claim] = field(default_factory=list)
    time: TimeRange | None = None
    segment: int = -1
    told: Counter[Event] = field(default_factory=Counter)
    """How much of its claims and figures is told of each kind of event, denials aside."""

    def add(self, claim: Claim, segment: int) -> None:
        self.claims.append(claim)
        self.told[kind_of(claim)] += 0 if claim.status is Status.DENIED else 1 + len(claim.figures)
        self.segment = segment
        time = time_of(claim, self.published)
        if time is not None and (self.time is None or self._exactness(time) < self._exactness(self.time)):
            self.time = time

    def _exactness(self, time: TimeRange) -> tuple[bool, int, bool]:
        """Days that words tell go before days that are taken over; then the shorter range; then a day before that of
        publication, which is often only the day of saying."""
        return time.quote is None, time.days, time.start == self.published

    @property
    def event(self) -> Event:
        """The kind that most claims with a toll name; a vague kind ("attack") only where no claim is more exact."""
        return max(self.told, key=lambda e: (e not in _VAGUE, e is not Event.OTHER, self.told[e], e.value))

    @property
    def place(self) -> PlaceRef | None:
        """The most exact place, of those the one with most figures, the first named."""
        placed = [(p, c) for c in self.claims if (p := place_of(c)) is not None]
        if not placed:
            return None
        return min(
            placed,
            key=lambda pc: (
                pc[0].quote is None,
                vague(pc[0]),
                not pc[0].placed,
                pc[0].precision or 9,
                -len(pc[1].figures),
                pc[1].quote.start,
            ),
        )[0]

    def account(self, report: Report) -> Account:
        actors = (a.id or fold(a.name) for c in self.claims for a in (*c.perpetrators, *c.targets))
        return Account(
            id=short_id("a", report.id, self.claims[0].id),
            report=report.id,
            event=self.event,
            claims=tuple(c.id for c in self.claims),
            place=self.place,
            time=self.time,
            actors=tuple(dict.fromkeys(actors)),
            status=self.status,
            apart=self.apart,
        )


def _place(drafts: list[_Draft], claim: Claim, report: Report, settings: LinkSettings) -> None:
    segment = _segment(report, claim)
    status = standing(claim)
    if (denied := _answered(drafts, claim)) is not None:
        denied.add(claim, segment)
        return
    joins = ("happened", "unverified") if status in ("denied", "unverified", "happened") else (status,)
    best: tuple[float, int] | None = None
    for index, draft in enumerate(drafts):
        if draft.status not in joins:
            continue
        fit = _fit(draft, claim, segment, settings, last=index == len(drafts) - 1)
        if fit is not None and (best is None or fit > best[0]):
            best = (fit, index)
    if best is None:
        published = report.published.day if report.published is not None else None
        drafts.append(_Draft(status, published, apart=claim.apart))
        drafts[-1].add(claim, segment)
        return
    draft = drafts[best[1]]
    if draft.status == "unverified" and status == "happened":
        draft.status = "happened"
    draft.add(claim, segment)


def _answered(drafts: Sequence[_Draft], claim: Claim) -> _Draft | None:
    """The account whose denial this claim goes on from: the same speaker, at once, blaming another, with no toll or
    place of its own."""
    if claim.status is Status.DENIED or any(f.measure in PEOPLE for f in claim.figures) or _own_place(claim):
        return None
    speaker = _origin(claim)
    for draft in drafts:
        last = draft.claims[-1]
        if last.status is Status.DENIED and speaker == _origin(last) and speaker and claim.perpetrators:
            return draft
    return None


def _own_place(claim: Claim) -> bool:
    """The claim's own words name its place, and not only a country."""
    place = place_of(claim)
    return place is not None and place.quote is not None and not vague(place) and claim.quote.covers(place.quote)


def _fit(draft: _Draft, claim: Claim, segment: int, settings: LinkSettings, *, last: bool) -> float | None:
    """How well a claim fits an account, or ``None`` where it cannot belong to it."""
    denial = claim.status is Status.DENIED
    kinship = max(
        settings.kinship(kind_of(claim), draft.event), settings.kinship(kind_of(claim), kind_of(draft.claims[-1])) - 0.2
    )
    if (kinship < _SAME_EVENT and not (denial and claim.event in _VAGUE)) or _told_apart(draft, claim):
        return None
    place, time = _place_fit(draft, claim, settings), _time_fit(draft, claim, settings)
    if place is None or time is None or (not denial and _same_speaker_blames_another(draft, claim)):
        return None
    if _other_deed(draft, claim) or _of_another_order(draft, claim):
        return None
    return kinship + 0.4 * (segment == draft.segment) + 0.3 * last + place + time


def _time_fit(draft: _Draft, claim: Claim, settings: LinkSettings) -> float | None:
    """Days that overlap. A day that no words tell ("published ...") rules nothing out.

    The day of publication is often the day of saying ("raised the toll on Wednesday"), so it may lie a day after the
    event; any other two days are two events unless the place is the same and no second toll is given.
    """
    mine = time_of(claim, draft.published)
    if mine is None or draft.time is None:
        return 0.0
    if mine.overlaps(draft.time):
        if abs(mine.days - draft.time.days) >= _LONG_DAYS:
            return None
        return 0.6 if max(mine.days, draft.time.days) <= _PRECISE_DAYS else 0.1
    gap = max((mine.start - draft.time.end).days, (draft.time.start - mine.end).days)
    if mine.quote is None or draft.time.quote is None:
        return 0.0 if gap <= settings.undated_back else None
    if gap > settings.day_slack and _raised(draft, claim, mine):
        return 0.0 if gap <= settings.undated_back and not _blames_another(draft, claim) else None
    if gap > settings.day_slack or _blames_another(draft, claim):
        return None
    ties = {place_tie(place_of(claim), place_of(c), settings)[0] for c in draft.claims}
    same = bool(ties & {Tie.SAME, Tie.NEAR})
    saying = max(mine.start, draft.time.start) == draft.published
    second = any(_other_tolls(c, claim) for c in draft.claims)
    if second:
        return 0.0 if same and saying else None
    return 0.0 if same or (saying and not ties & {Tie.OTHER, Tie.FAR}) else None


def _raised(draft: _Draft, claim: Claim, mine: TimeRange) -> bool:
    """The later of the two days is that of publication, and the toll of that day is an earlier one grown: "on Tuesday 44
    were known to be dead; before that the count for the attack of January 14 stood at 40"."""
    assert draft.time is not None
    earlier, later = ([claim], draft.claims) if mine.start < draft.time.start else (draft.claims, [claim])
    if max(mine.start, draft.time.start) != draft.published or not _one_place(draft, claim):
        return False
    was, now = (
        max((n for c in side for m, n in _tolls(c) if m is Measure.KILLED), default=0) for side in (earlier, later)
    )
    return 0 < was <= now <= _GROWTH * was + _GROWN_BY


_GROWTH, _GROWN_BY = 2, 3
"""A toll that grows from day to day ends at most at twice and three what it was."""


def _one_place(draft: _Draft, claim: Claim) -> bool:
    """Neither names another place than the other, and where one names none, the two are of one side's doing."""
    here, there = place_of(claim), draft.place
    if here is None or there is None:
        return True
    return here.name == there.name or (here.gazetteer_id is not None and here.gazetteer_id == there.gazetteer_id)


def time_of(claim: Claim, published: date | None) -> TimeRange | None:
    """The claim's days, unless something that happened would lie after the report: then they were read wrongly."""
    if claim.time is None or (published is not None and claim.time.start > published and claim.status in _TOLD):
        return None
    return claim.time


def _told_apart(draft: _Draft, claim: Claim) -> bool:
    """The text tells this event apart. A clause inside the sentence of the claim before it, without a toll, a day or a
    place of its own, is that claim's own event in other words."""
    if not claim.apart:
        return False
    last = draft.claims[-1]
    inside = last.quote.covers(claim.quote) and (last.time == claim.time or claim.time is None)
    mine, theirs = place_of(claim), place_of(last)
    same_place = mine is None or theirs is None or mine.name == theirs.name
    return not (inside and same_place and not (_dead_or_hurt(claim) and _dead_or_hurt(last)))


def _place_fit(draft: _Draft, claim: Claim, settings: LinkSettings) -> float | None:
    """Places of one report: one and the same, one inside the other, or of one wave (near, and without a toll each)."""
    here = place_of(claim)
    best: float | None = None
    others = [c for c in draft.claims if place_of(c) is not None]
    if here is None or not others:
        return 0.0
    for other in others:
        there = place_of(other)
        if there is None or vague(here) or vague(there):
            best = max(best or 0.0, 0.0)
            continue
        tie, apart = place_tie(here, there, settings)
        if tie in (Tie.SAME, Tie.NEAR):
            fit = 1.0
        elif tie is Tie.WITHIN:
            fit = 0.4
        elif tie is Tie.UNKNOWN:
            fit = -0.2
        elif apart is not None and apart <= settings.same_report_km and not _own_tolls(other, claim):
            fit = 0.0
        else:
            if not coarse(there) and not coarse(here) and _own_tolls(other, claim):
                return None  # even if another claim of the account lies at this place
            continue
        best = fit if best is None else max(best, fit)
    return best


def _own_tolls(left: Claim, right: Claim) -> bool:
    """One speaker who gives two places each a toll of its own tells two events."""
    return _origin(left) == _origin(right) and _other_tolls(left, right)


def _other_tolls(left: Claim, right: Claim) -> bool:
    """Both count dead or hurt, and share no count."""
    mine, yours = _tolls(left), _tolls(right)
    return bool(mine) and bool(yours) and not mine & yours


def _tolls(claim: Claim) -> set[tuple[Measure, int]]:
    return {(f.measure, f.low) for f in claim.figures if f.measure in PEOPLE and f.scope is Scope.INCIDENT}


def _dead_or_hurt(claim: Claim) -> bool:
    return any(f.measure in PEOPLE and f.scope is Scope.INCIDENT for f in claim.figures)


def _blames_another(draft: _Draft, claim: Claim) -> bool:
    mine = {a.id or fold(a.name) for a in claim.perpetrators}
    theirs = {a.id or fold(a.name) for c in draft.claims for a in c.perpetrators}
    return bool(mine) and bool(theirs) and not _akin_names(mine, theirs)


def _same_speaker_blames_another(draft: _Draft, claim: Claim) -> bool:
    """The same speaker naming two different perpetrators tells two events; different speakers merely disagree."""
    blamed = {a.id or fold(a.name) for a in claim.perpetrators}
    if not blamed:
        return False
    for other in draft.claims:
        there = {a.id or fold(a.name) for a in other.perpetrators}
        if there and _origin(other) == _origin(claim) and not _akin_names(blamed, there):
            return True
    return False


def _other_deed(draft: _Draft, claim: Claim) -> bool:
    """Another perpetrator and another toll: another event, not another view of this one."""
    tolled = [c for c in draft.claims if _tolls(c)]
    return (
        bool(_tolls(claim))
        and bool(tolled)
        and _blames_another(draft, claim)
        and all(_other_tolls(c, claim) for c in tolled)
    )


def _of_another_order(draft: _Draft, claim: Claim) -> bool:
    """A toll a hundred times another counts the dead of a war beside those of one event ("a list of 7,000 dead")."""
    mine = [n for m, n in _tolls(claim) if m is Measure.KILLED and n > 0]
    theirs = [n for c in draft.claims for m, n in _tolls(c) if m is Measure.KILLED and n > 0]
    if not mine or not theirs:
        return False
    return min(mine) > _ORDER * max(theirs) or _ORDER * max(mine) < min(theirs)


_ORDER = 100


def _akin_names(left: set[str], right: set[str]) -> bool:
    """Names that share a word's beginning ("Israeli army", "Israel") are taken as one side."""
    return bool(left & right) or bool(_heads(left) & _heads(right))


def _heads(names: set[str]) -> set[str]:
    words = (w for name in names for w in fold(name).replace("_", " ").replace(":", " ").split())
    return {w[:5] for w in words if len(w) > 3 and w not in _BODIES}


_BODIES = frozenset(
    [
        "armed",
        "force",
        "forces",
        "army",
        "military",
        "troops",
        "soldiers",
        "police",
        "security",
        "defence",
        "defense",
        "ministry",
        "government",
        "state",
        "national",
        "people",
        "popular",
        "movement",
        "front",
        "party",
        "group",
        "groups",
        "brigade",
        "division",
        "militia",
        "rebels",
        "fighters",
        "militants",
        "air",
        "navy",
    ]
)
"""Words that sides have in common."""


def _origin(claim: Claim) -> str:
    speaker = claim.origin
    return "" if speaker is None else speaker.source_id or fold(speaker.name)


def _segment(report: Report, claim: Claim) -> int:
    for index, segment in enumerate(report.segments):
        if segment.start <= claim.quote.start < segment.end:
            return index
    return report.text.count("\n", 0, claim.quote.start)
