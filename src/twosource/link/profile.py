"""An account with everything that comparing needs, read off its claims once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.core.report import Report
from twosource.core.vocab import Measure, Scope, Status
from twosource.link.places import names_in, place_of, skeleton, vague
from twosource.link.settings import LinkSettings

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
FULL_NAME = re.compile(r"(?<![.!?\n] )\b[A-Z][a-zà-ž'’-]+(?: [A-Z][a-zà-ž'’-]+){1,2}\b")
"""Two or three capitalised words in a row."""
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared. ``first`` and ``last`` bound the days on which the event may lie; ``dated`` when stated."""

    account: Account
    first: date | None
    last: date | None
    dated: bool
    saying: bool
    """The day told is the day of publication, and so perhaps only the day of saying."""
    published: date | None
    places: tuple[PlaceRef, ...]
    mentions: frozenset[str]
    """Skeletons of the names that stand in the report, for places that were placed wrongly or not at all."""
    perpetrators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    killed: frozenset[int]
    injured: frozenset[int]
    weights: Mapping[str, float] = field(default_factory=dict)
    """How telling each word is, 0 to 1, where that is known; else 1."""
    crowds: Mapping[str, float] = field(default_factory=dict)
    """How telling each of its places is, by skeleton, 0.25 to 1, where that is known; else 1."""

    @property
    def id(self) -> str:
        return self.account.id


def profile_of(
    account: Account,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    settings: LinkSettings,
    *,
    mentions: frozenset[str] | None = None,
) -> Profile:
    """Read one account's profile. Claims and the report are looked up by id; raises ``KeyError`` where one is missing.

    ``mentions``: the names in the report, where they are known already.
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
    text = _surroundings(report, own)
    every = dict.fromkeys(p for c in own if (p := place_of(c)) is not None and tellable(p, settings))
    fine = [p for p in every if not vague(p)] or list(every)
    places = tuple({p.gazetteer_id or skeleton(p.name): p for p in reversed(fine)}.values())
    return Profile(
        account=account,
        first=first,
        last=last,
        dated=dated,
        saying=dated and published is not None and last == published,
        published=published,
        places=places,
        mentions=names_in(report.text) if mentions is None else mentions,
        perpetrators=_actors(own, settings, perpetrators=True),
        targets=_actors(own, settings, perpetrators=False),
        weapons=frozenset(_weapon(c.weapon.text) for c in own if c.weapon is not None),
        objects=frozenset(o.kind for c in own for o in c.objects),
        names=_names(own, text, report.text),
        words=words_of(text, settings.common) - frozenset(w for p in places for w in fold(p.name).split()),
        killed=_counts(own, Measure.KILLED),
        injured=_counts(own, Measure.INJURED),
    )


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word)


def words_of(text: str, common: frozenset[str]) -> frozenset[str]:
    """Telling words of a text: folded, seven letters long at most, without the words that every report of violence uses."""
    found = (_folded(m.group()) for m in _WORD.finditer(text))
    return frozenset(w[:7] for w in found if len(w) > 3 and w[:7] not in common)


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
