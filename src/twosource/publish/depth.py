"""What the page shows below an incident's evidence: how its number moved, who stands behind it, why it is one, policies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.vocab import Profile
from twosource.publish.codebooks.case import Case, World
from twosource.publish.codebooks.compare import Comparison, comparison
from twosource.publish.codebooks.policies import Policy
from twosource.publish.figures import origin_name, stated_for
from twosource.publish.origins import OriginGraph, Told, origin_graph
from twosource.publish.words import Words, interval

MAX_LINKS = 12
"""Links of one incident that are shown at the most."""

_COMPARED = 80
"""Characters of what was compared that are shown at the most."""

MAX_POLICIES = 300
"""Incidents up to which the page holds what each policy makes of each."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One number as it was told. ``left`` and ``width`` in percent of the track; ``note`` after the voice's name."""

    day: str
    measure: str
    who: str
    value: str
    left: float
    width: float
    open: bool
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a link's score. ``left`` and ``right`` are what was compared, empty where the profile holds it back.

    ``start`` and ``size`` in percent of the waterfall's width.
    """

    name: str
    left: str
    right: str
    weight: str
    sum: str
    reason: str
    start: float
    size: float
    sign: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two reports' accounts that are one incident. ``mark`` is where the threshold stands, in percent."""

    left: str
    right: str
    score: str
    parts: tuple[Part, ...]
    mark: float


@dataclass(frozen=True, slots=True)
class Depth:
    """``more`` links are not shown. ``policies`` is ``None`` on a page of very many incidents."""

    history: tuple[Telling, ...]
    graph: OriginGraph
    links: tuple[LinkView, ...]
    more: int
    policies: Comparison | None


@dataclass(frozen=True)
class Diver:
    """Makes depths of one record. ``links`` are the record's own, from before the profile took them out."""

    record: Record
    world: World
    links: tuple[Link, ...]
    policies: tuple[Policy, ...]
    words: Words
    profile: Profile
    threshold: float

    def depths(self) -> Mapping[str, Depth]:
        """Incident id -> depth, for those that happened."""
        told = Told.of(self.record)
        accounts = {a.id: a for a in self.record.accounts}
        home = {a: i.id for i in self.record.incidents for a in i.accounts}
        own: dict[str, list[Link]] = {}
        for link in self.links:
            if home.get(link.left) == home.get(link.right) and link.left in home:
                own.setdefault(home[link.left], []).append(link)
        happened = [i for i in self.record.incidents if i.status == "happened"]
        compared = self.policies if len(happened) <= MAX_POLICIES else ()
        return {i.id: self._depth(i, told, accounts, own.get(i.id, []), compared) for i in happened}

    def _depth(
        self,
        incident: Incident,
        told: Told,
        accounts: Mapping[str, Account],
        links: list[Link],
        compared: tuple[Policy, ...],
    ) -> Depth:
        best = strongest(links)
        return Depth(
            history=tuple(tellings(incident, told.claims)),
            graph=origin_graph(told, incident, self.world.lexicon),
            links=tuple(self._link(k, accounts) for k in best[:MAX_LINKS]),
            more=len(links) - len(best[:MAX_LINKS]),
            policies=comparison(Case(incident, self.world), compared, self.words) if compared else None,
        )

    def _link(self, link: Link, accounts: Mapping[str, Account]) -> LinkView:
        names = (self._outlet(accounts[a].report) if a in accounts else a for a in (link.left, link.right))
        sums = [0.0]
        for feature in link.features:
            sums.append(sums[-1] + feature.weight)
        low, high = min(0.0, *sums), max(self.threshold, *sums)
        scale = 100 / ((high - low) or 1.0)
        shown = self.profile is Profile.INTERNAL
        parts = tuple(
            Part(
                f.name,
                _short(f.left) if shown else "",
                _short(f.right) if shown else "",
                f"{f.weight:+.2f}",
                f"{after:.2f}",
                f.reason,
                round((min(before, after) - low) * scale, 1),
                round(abs(after - before) * scale, 1),
                "down" if f.weight < 0 else "up",
            )
            for f, before, after in zip(link.features, sums, sums[1:], strict=False)
        )
        left, right = names
        return LinkView(left, right, f"{link.score:.2f}", parts, round((self.threshold - low) * scale, 1))

    def _outlet(self, report_id: str) -> str:
        report = self.world.reports.get(report_id)
        return (report.outlet if report else None) or report_id


def _short(text: str) -> str:
    return text if len(text) <= _COMPARED else text[: _COMPARED - 1] + "…"


def strongest(links: list[Link]) -> list[Link]:
    """The fewest links that hold the accounts together, each the strongest there is: a spanning tree, best first."""
    home: dict[str, str] = {}

    def find(account: str) -> str:
        while home.setdefault(account, account) != account:
            account = home[account]
        return account

    kept = []
    for link in sorted(links, key=lambda k: (-k.score, k.left, k.right)):
        left, right = find(link.left), find(link.right)
        if left != right:
            home[right] = left
            kept.append(link)
    return kept


def tellings(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[Telling]:
    """The incident's history as rows of a chart, one scale per measure."""
    rows = []
    for claim_id, line in incident.history:
        claim = claims.get(claim_id)
        day, _, rest = line.partition(" ")
        measure = rest.partition(" ")[0]
        stated = stated_for(measure, claim, incident) if claim else None
        if claim is None or stated is None:
            yield Telling("", "", "", line, 0, 0, False, "")
            continue
        note = next((n for n in ("a correction downward", "some of them") if line.endswith(f", {n})")), "")
        rows.append((day, measure, origin_name(claim, incident), stated, note))
    tops: dict[str, int] = {}
    for _, measure, _, stated, _ in rows:
        tops[measure] = max(tops.get(measure, 1), stated.low, stated.high or 0)
    for day, measure, who, stated, note in rows:
        scale = 100 / (tops[measure] * 1.15)
        low, high = stated.low * scale, (stated.high or 0) * scale
        yield Telling(
            day,
            measure,
            who,
            interval(stated.low, stated.high),
            round(low, 1),
            round(100 - low if stated.high is None else high - low, 1),
            stated.high is None,
            note,
        )
