"""Linking as a thing that grows: reports come and go one by one, and only what they touch is compared again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.ids import short_id
from twosource.core.report import Report
from twosource.core.vocab import Event
from twosource.link.block import Index, joinable
from twosource.link.cluster import cluster
from twosource.link.gist import gist_of
from twosource.link.primary import TOLD, main_accounts
from twosource.link.profile import Profile, bare_profile, profile_of
from twosource.link.rarity import Rarity, Step
from twosource.link.score import score
from twosource.link.settings import LinkSettings
from twosource.link.when import never

type Pairs = Iterable[tuple[str, str]]


_FEW = 2_000
"""Accounts to be compared again up to which the pairs are noted, so that none is compared from both sides."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What an ``update`` changed. ``incidents``: those whose accounts are others than before, and those that are no more.
    ``compared``: these, and those with an account that was compared again, so that their links may score otherwise.
    ``about``: reports without claims that were filed again."""

    incidents: frozenset[str]
    compared: frozenset[str]
    about: frozenset[str]


class Linking:
    """Accounts of all reports, and which of them are one incident.

    Whatever the order of ``add`` and ``remove``, and wherever ``update`` is called between them, the end is the same as
    of one run over the reports that are left. ``separate`` and ``together`` are a person's decisions on pairs of accounts:
    they hold against any score, ``separate`` against ``together`` as well.
    """

    def __init__(self, settings: LinkSettings, *, separate: Pairs = (), together: Pairs = ()) -> None:
        self._settings = settings
        self._apart = frozenset((min(p), max(p)) for p in separate)
        self._joined: dict[str, set[str]] = {}
        for left, right in together:
            if (min(left, right), max(left, right)) not in self._apart:
                self._joined.setdefault(left, set()).add(right)
                self._joined.setdefault(right, set()).add(left)
        self._rarity = Rarity()
        self._index, self._bare_index = Index(settings), Index(settings)
        self._profiles: dict[str, Profile] = {}
        self._bare: dict[str, Profile] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        self._weeks: dict[int | None, set[str]] = {}
        self._edges: dict[str, dict[str, float]] = {}
        self._stale: set[str] = set()
        self._stale_bare: set[str] = set()
        self._dirty: set[str] = set()
        self._fresh: set[str] = set()
        self._lost: set[str] = set()
        self.membership: dict[str, str] = {}
        """Account id -> incident id, as of the last ``update``."""
        self._members: dict[str, set[str]] = {}
        self._like: dict[str, str] = {}

    @property
    def about(self) -> dict[str, str]:
        """Report id -> id of the incident that it is about, for reports that tell nothing that could be read of it: it is
        like an account of that incident. Such a report adds no claim, no number and no origin."""
        return {report: self.membership[account] for report, account in sorted(self._like.items())}

    @property
    def main(self) -> frozenset[str]:
        """Ids of the accounts that their reports are mainly about."""
        return frozenset(a for a, p in self._profiles.items() if p.main)

    def report_of(self, account: str) -> str:
        """Raises ``KeyError`` for an account that is not there."""
        return self._profiles[account].account.report

    def members(self, incident: str) -> frozenset[str]:
        """Accounts of an incident; none where there is no such incident."""
        return frozenset(self._members.get(incident, ()))

    def add(self, report: Report, accounts: Sequence[Account], claims: Mapping[str, Claim]) -> None:
        """Take in a report with its accounts, in place of what it told before. Raises ``KeyError`` for a missing claim."""
        self.remove(report.id)
        reports = {report.id: report}
        gist = gist_of(report, self._settings)
        main = main_accounts(accounts, claims, reports)
        own = [profile_of(a, claims, reports, self._settings, gist=gist, main=a.id in main) for a in accounts]
        bare = None
        if not any(a.status in TOLD for a in accounts):
            account = Account(short_id("a", report.id, "about"), report.id, Event.OTHER, ())
            bare = bare_profile(account, report, gist, self._settings)
        self._own[report.id] = tuple(p.id for p in own)
        self._touch(self._rarity.count(own or ([bare] if bare else []), 1))
        for profile in own:
            self._profiles[profile.id] = profile
            self._weeks.setdefault(Rarity.week(profile), set()).add(profile.id)
            self._stale.add(profile.id)
            self._fresh.add(profile.id)
        if bare is not None:
            self._bare[report.id] = bare
            self._stale_bare.add(report.id)

    def remove(self, report: str) -> None:
        """Forget a report and its accounts; nothing where it is not there."""
        own = [self._profiles[a] for a in self._own.pop(report, ())]
        bare = self._bare.pop(report, None)
        self._touch(self._rarity.count(own or ([bare] if bare else []), -1))
        if bare is not None:
            self._bare_index.remove(bare)
            self._like.pop(report, None)
            self._stale_bare.discard(report)
        gone = {profile.id for profile in own}
        self._stale_bare.update(r for r, account in self._like.items() if account in gone)
        for profile in own:
            self._unlink(profile.id)
            del self._profiles[profile.id]
            self._weeks[Rarity.week(profile)].discard(profile.id)
            if (home := self.membership.pop(profile.id, None)) is not None:
                self._leave(profile.id, home)
                self._lost.add(home)
            self._stale.discard(profile.id)
            self._fresh.discard(profile.id)
            self._dirty.discard(profile.id)

    def update(self) -> Moved:
        """Bring ``membership`` and ``about`` up to date, and tell what that changed."""
        for account in self._stale:
            self._unlink(account)
            self._profiles[account] = profile = self._rarity.weighed(self._profiles[account])
            self._index.add(profile)
        pairs: set[tuple[str, str]] | None = set() if len(self._stale) < _FEW else None
        for account in self._stale:
            self._link(account, pairs)
        for report in self._stale_bare:
            self._bare_index.remove(self._bare[report])
            self._bare[report] = self._rarity.weighed(self._bare[report])
            self._bare_index.add(self._bare[report])
        self._dirty |= self._stale
        changed = self._regroup()
        about = self._file_bare()
        compared = {self.membership[a] for a in self._dirty if a in self.membership}
        moved = Moved(frozenset(changed | self._lost), frozenset(changed | self._lost | compared), frozenset(about))
        self._stale, self._stale_bare, self._dirty, self._fresh, self._lost = set(), set(), set(), set(), set()
        return moved

    def links(self, incidents: Iterable[str] | None = None) -> Iterator[Link]:
        """Every pair inside an incident whose score reaches the threshold or that a person put together, with features.

        ``incidents``: only pairs inside of these.
        """
        some = None if incidents is None else {a for i in incidents for a in self._members.get(i, ())}
        for left in sorted(self.membership if some is None else some):
            others = {*self._edges.get(left, ()), *(self._joined.get(left, ()))}
            for right in sorted(o for o in others if left < o and o in self.membership):
                if self.membership[left] == self.membership[right]:
                    yield score(self._profiles[left], self._profiles[right], self._settings)

    def _touch(self, steps: Iterable[Step]) -> None:
        """Words that tell more or less than before: whoever uses them is compared again.

        What is to be compared again anyway is not looked at, so that taking in many reports at once costs nothing here.
        """
        moved: dict[int | None, set[str]] = {}
        for week, word in steps:
            moved.setdefault(week, set()).add(word)
        for week, words in moved.items():
            for account in self._weeks.get(week, set()) - self._stale:
                if _uses(self._profiles[account], words):
                    self._stale.add(account)
        for report in self._bare.keys() - self._stale_bare if moved else ():
            bare = self._bare[report]
            if _uses(bare, moved.get(Rarity.week(bare), set())):
                self._stale_bare.add(report)

    def _unlink(self, account: str) -> None:
        self._index.remove(self._profiles[account])
        for other in self._edges.pop(account, ()):
            del self._edges[other][account]
            self._dirty.add(other)

    def _link(self, account: str, compared: set[tuple[str, str]] | None) -> None:
        """``compared``: pairs that this update has looked at from the other side; ``None`` where they would be too many."""
        profile = self._profiles[account]
        for other, theirs in self._index.near(profile).items():
            if other in self._edges.get(account, ()) or self._ruled_out(profile, theirs):
                continue
            if compared is not None:
                if (other, account) in compared:
                    continue
                compared.add((account, other))
            if never(profile, theirs, self._settings):
                continue
            found = score(profile, theirs, self._settings)
            if not found.vetoed and found.score >= self._settings.threshold:
                self._edges.setdefault(account, {})[other] = found.score
                self._edges.setdefault(other, {})[account] = found.score

    def _ruled_out(self, left: Profile, right: Profile) -> bool:
        if (min(left.id, right.id), max(left.id, right.id)) in self._apart:
            return True
        return left.account.report == right.account.report or not joinable(left.account.status, right.account.status)

    def _regroup(self) -> set[str]:
        """Cluster anew what is connected to an account that changed."""
        changed: set[str] = set()
        seen: set[str] = set()
        for start in sorted(self._dirty):
            if start in seen or start not in self._profiles:
                continue
            members = self._connected(start)
            seen |= members
            homes = self._cluster(members)
            names = self._names(homes)
            for account, home in homes.items():
                now, before = names[home], self.membership.get(account)
                if before != now:
                    if before is not None:
                        self._leave(account, before)
                        changed.add(before)
                    self.membership[account] = now
                    self._members.setdefault(now, set()).add(account)
                    changed.add(now)
                elif account in self._fresh:
                    changed.add(now)
        return changed

    def _leave(self, account: str, incident: str) -> None:
        left = self._members[incident]
        left.discard(account)
        if not left:
            del self._members[incident]

    def _connected(self, start: str) -> set[str]:
        found, ahead = {start}, [start]
        while ahead:
            account = ahead.pop()
            for other in (*self._edges.get(account, ()), *self._joined.get(account, ())):
                if other not in found and other in self._profiles:
                    found.add(other)
                    ahead.append(other)
        return found

    def _cluster(self, members: set[str]) -> dict[str, str]:
        if len(members) == 1:
            return {m: m for m in members}
        cache: dict[tuple[str, str], tuple[float, bool]] = {}

        def compare(left: str, right: str) -> tuple[float, bool]:
            key = (left, right) if left < right else (right, left)
            if key not in cache:
                mine, yours = self._profiles[key[0]], self._profiles[key[1]]
                if self._ruled_out(mine, yours):
                    cache[key] = (0.0, True)
                elif (known := self._edges.get(key[0], {}).get(key[1])) is not None:
                    cache[key] = (known, False)
                else:
                    found = score(mine, yours, self._settings)
                    cache[key] = (found.score, found.vetoed)
            return cache[key]

        candidates = [(s, a, b) for a in members for b, s in self._edges.get(a, {}).items() if a < b]
        joined = [(a, b) for a in members for b in self._joined.get(a, ()) if a < b and b in members]
        return cluster(sorted(members), candidates, compare, threshold=self._settings.threshold, together=joined)

    def _names(self, homes: Mapping[str, str]) -> dict[str, str]:
        """Cluster -> incident id, made from the account that was published first (by id within a day).

        So an incident keeps its id while later reports join it; only an earlier report, or a split, gives another.
        """
        first: dict[str, tuple[date, str]] = {}
        for account, home in homes.items():
            key = (self._profiles[account].published or date.max, account)
            first[home] = min(first.get(home, key), key)
        return {home: short_id("i", key[1]) for home, key in first.items()}

    def _file_bare(self) -> set[str]:
        """For each report that tells nothing readable find the account it is most like, where anything near it changed.
        Gives the reports that were looked at."""
        again = set(self._stale_bare)
        for account in self._dirty & self._profiles.keys():
            again.update(p.account.report for p in self._bare_index.near(self._profiles[account]).values())
        for report in again:
            self._like.pop(report, None)
            if (like := self._most_like(self._bare[report])) is not None:
                self._like[report] = like
        return again

    def _most_like(self, bare: Profile) -> str | None:
        scored = []
        for other in self._index.near(bare).values():
            if other.gist and other.account.status in TOLD:
                found = score(bare, other, self._settings)
                if not found.vetoed and found.score >= self._settings.threshold:
                    scored.append((-found.score, other.id))
        return min(scored)[1] if scored else None


def _uses(profile: Profile, words: set[str]) -> bool:
    return not all(
        words.isdisjoint(own) for own in (profile.gist, profile.words, profile.people, profile.names, profile.mentions)
    )
