"""An account with everything that comparing needs, read off its claims once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.core.report import Report
from twosource.core.vocab import Measure, Scope, Status
from twosource.link.details import Details, details_of
from twosource.link.gist import Gist, gist_of, words_of
from twosource.link.places import place_of, skeleton, vague
from twosource.link.settings import LinkSettings

FULL_NAME = re.compile(r"(?<![.!?\n] )\b[A-Z][a-zà-ž'’-]+(?: [A-Z][a-zà-ž'’-]+){1,2}\b")
"""Two or three capitalised words in a row."""
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")


def bare_profile(account: Account, report: Report, gist: Gist, settings: LinkSettings) -> Profile:
    """The profile of a report that tells nothing that could be read: what it is about, by its words and names alone."""
    published = report.published.day if report.published is not None else None
    return Profile(
        account=account,
        main=True,
        first=published - timedelta(days=settings.undated_back) if published is not None else None,
        last=published,
        dated=False,
        saying=False,
        published=published,
        places=(),
        mentions=gist.mentions,
        perpetrators=frozenset(),
        targets=frozenset(),
        weapons=frozenset(),
        objects=frozenset(),
        names=frozenset(),
        people=gist.people,
        days=gist.days,
        words=frozenset(),
        gist=gist.words,
        killed=frozenset(),
        injured=frozenset(),
        gist_length=float(len(gist.words)),
        details=details_of(_whole(report)),
    )


_SAYING_DAYS = 2
"""Days before publication on which what was said may have been said: "on Monday they were charged"."""


class _Rare(dict[str, float]):
    """What is taken where nothing is known of other reports: every word is rare."""

    def __missing__(self, word: str) -> float:
        return 1.0


RARE: Mapping[str, float] = _Rare()


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared. ``first`` and ``last`` bound the days on which the event may lie; ``dated`` when stated."""

    account: Account
    main: bool
    """The account is what its report is about."""
    first: date | None
    last: date | None
    dated: bool
    saying: bool
    """The day told is about the day of publication, and so perhaps only the day of saying."""
    published: date | None
    places: tuple[PlaceRef, ...]
    mentions: frozenset[str]
    """Skeletons of the names that stand in the report, for places that were placed wrongly or not at all."""
    perpetrators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    """Buildings, named dead and long quotations of the account, and the persons of its paragraphs."""
    people: frozenset[str]
    """Persons of the whole report, where the account is what the report is about."""
    days: frozenset[date]
    """Days that the whole report names, where the account is what the report is about."""
    words: frozenset[str]
    """Telling words of the account's paragraphs."""
    gist: frozenset[str]
    """Telling words of the whole report, where the account is what the report is about."""
    killed: frozenset[int]
    injured: frozenset[int]
    details: Details = field(default_factory=Details)
    """Of the whole report, where the account is what the report is about, else of the account's paragraphs."""
    weights: Mapping[str, float] = field(default_factory=lambda: RARE)
    """How telling each word is, 0 to 1."""
    crowds: Mapping[str, float] = field(default_factory=lambda: RARE)
    """How telling each place is, by skeleton, 0.25 to 1."""
    known: Mapping[str, float] = field(default_factory=lambda: RARE)
    """How telling each person or name is, 0 to 1."""
    stand_ins: frozenset[str] = frozenset()
    """Names in the report that few others of those weeks hold, for a place that was placed wrongly or not at all."""
    sharp: frozenset[str] = frozenset()
    """Details that few accounts share: counts of three or more, people, names, a place that is not crowded."""
    length: float = 0.0
    gist_length: float = 0.0
    """Squared lengths of the two sets of words by their weights."""

    @property
    def id(self) -> str:
        return self.account.id


def profile_of(
    account: Account,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    settings: LinkSettings,
    *,
    gist: Gist | None = None,
    main: bool = True,
) -> Profile:
    """Read one account's profile. Claims and the report are looked up by id; raises ``KeyError`` where one is missing.

    ``gist`` of the report, where it is known already. ``main``: the account is what its report is about.
    """
    own = [claims[c] for c in account.claims]
    report = reports[account.report]
    published = report.published.day if report.published is not None else None
    first, last = (account.time.start, account.time.end) if account.time is not None else (None, None)
    dated = account.time is not None and account.time.quote is not None
    if not dated and (published is not None or last is not None):
        end = published or last
        assert end is not None
        first = end - timedelta(days=settings.undated_back)
        last = end + timedelta(days=settings.undated_forward)
    gist = gist or gist_of(report, settings)
    text = _surroundings(report, own)
    every = dict.fromkeys(p for c in own if (p := place_of(c)) is not None and tellable(p, settings))
    fine = [p for p in every if not vague(p)] or list(every)
    places = tuple({p.gazetteer_id or skeleton(p.name): p for p in reversed(fine)}.values())
    words = words_of(text, settings.common) - frozenset(w for p in places for w in fold(p.name).split())
    return Profile(
        account=account,
        main=main,
        first=first,
        last=last,
        dated=dated,
        saying=dated and published is not None and last is not None and (published - last).days <= _SAYING_DAYS,
        published=published,
        places=places,
        mentions=gist.mentions,
        perpetrators=_actors(own, settings, perpetrators=True),
        targets=_actors(own, settings, perpetrators=False),
        weapons=frozenset(_weapon(c.weapon.text) for c in own if c.weapon is not None),
        objects=frozenset(o.kind for c in own for o in c.objects),
        names=_names(own, text, report.text),
        people=_persons(gist.people, own) if main else frozenset(),
        gist=gist.words if main else frozenset(),
        days=gist.days if main else frozenset(),
        words=words,
        length=float(len(words)),
        gist_length=float(len(gist.words)) if main else 0.0,
        killed=_counts(own, Measure.KILLED),
        injured=_counts(own, Measure.INJURED),
        details=details_of(_whole(report) if main else text),
    )


def _persons(people: frozenset[str], own: list[Claim]) -> frozenset[str]:
    """Without what the account's claims know as a place or a body: "Gaza Strip" is nobody's name."""
    named = [a.name for c in own for a in (*c.perpetrators, *c.targets)]
    for place in (p for c in own if (p := place_of(c)) is not None):
        named += [place.name, place.admin1 or "", place.country or ""]
    words = {w for name in named for w in fold(name).split()}
    return frozenset(p for p in people if not words & set(p.split()))


def _whole(report: Report) -> str:
    return f"{report.title or ''}\n{report.text}"


def _surroundings(report: Report, own: list[Claim]) -> str:
    """The paragraphs in which the account's claims stand, and the title where it leads the report."""
    spans = {(s.start, s.end) for s in report.segments for c in own if s.start < c.quote.end and c.quote.start < s.end}
    if not spans:
        spans = {_line(report.text, c) for c in own}
    return "\n".join(report.text[a:b] for a, b in sorted(spans))


def _line(text: str, claim: Claim) -> tuple[int, int]:
    start = text.rfind("\n", 0, claim.quote.start) + 1
    end = text.find("\n", claim.quote.end)
    return start, len(text) if end < 0 else end


def _actors(own: list[Claim], settings: LinkSettings, *, perpetrators: bool) -> frozenset[str]:
    """Actors that the lexicon knows or that have a name; "people" or "a house" is nobody."""
    claims = [c for c in own if c.status is not Status.DENIED] if perpetrators else own
    refs = [a for c in claims for a in (c.perpetrators if perpetrators else c.targets)]
    return frozenset(a.id or fold(a.name) for a in refs if a.id or a.name[:1].isupper()) - settings.everyone


def tellable(place: PlaceRef, settings: LinkSettings) -> bool:
    """False for a bare "Avenue" or "North": read as a place, but the name of none."""
    return not set(fold(place.name).split()) <= settings.unplaceable


def _names(own: list[Claim], text: str, whole: str) -> frozenset[str]:
    """Persons and buildings named in full, and long quotations; not the speakers, who speak of every event, nor places."""
    named = [v.name for c in own for v in c.victims] + [o.name for c in own for o in c.objects if o.name[:1].isupper()]
    spoken = [n for c in own for s in c.attribution for n in (s.name, s.body, s.role) if n]
    known = {w for n in spoken for w in fold(n).split()}
    known |= {w for c in own if (p := place_of(c)) is not None for w in fold(p.name).split()}
    known |= {w for c in own for a in (*c.perpetrators, *c.targets) for w in fold(a.name).split()}
    runs = (m.group() for m in FULL_NAME.finditer(text))
    persons = {fold(r) for r in runs if not set(fold(r).split()) & known and _stands_inside(r, whole)}
    quoted = {fold(q) for q in _QUOTED.findall(text)}
    return frozenset(skeleton(n) for n in named if fold(n) not in known) | persons | quoted


def _stands_inside(name: str, text: str) -> bool:
    """The name stands somewhere within a sentence, so that its capitals are not those of a headline or a beginning."""
    return re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None


def _weapon(text: str) -> str:
    return " ".join(w[:6] for w in fold(text).split()[-2:])


def _counts(own: list[Claim], measure: Measure) -> frozenset[int]:
    """Stated totals of one measure. A part of a total says nothing of the whole and is left out."""
    return frozenset(
        f.low
        for c in own
        if c.status in (Status.REPORTED, Status.UNVERIFIED)
        for f in c.figures
        if f.measure is measure and f.subset_of is None and f.scope is Scope.INCIDENT
    )
