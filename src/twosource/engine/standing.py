"""What a process keeps of a record between two runs, so that a few more reports make anew only what they touch.

A full run goes through ``Standing.watched`` and leaves here what linking, copies, lent countries and relations need. ``grow``
then takes in new reports and gives the rows that are other than before; they are those that a full run would make. Of claims
and texts nothing is kept: they are asked of the record.

Where more than new reports is at stake ``grow`` gives ``None``, and the record is made anew as a whole: a changed text, a
person's decision, a report without a day (days are lent across the whole record), a report that can't be worked on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.report import Lean, Report
from twosource.engine.base import Claims, Grouping, Pairs, Stages
from twosource.errors import TwosourceError
from twosource.reconcile.relating import Relating

if TYPE_CHECKING:
    from twosource.link.linking import Linking, Moved
    from twosource.resolve.lending import Lending

type Reading = tuple[Report, Claims]
type Again = Callable[[Iterable[str]], Iterator[Reading]]
"""Reports and claims as read, before resolving, by id."""


class Shelf(Protocol):
    """Parts of the record as it is, by id. Ids that are not there are left out."""

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]: ...
    def accounts(self, ids: Iterable[str]) -> Mapping[str, Account]: ...
    def accounts_of_reports(self, ids: Iterable[str]) -> Mapping[str, Account]: ...
    def claims(self, ids: Iterable[str]) -> Mapping[str, Claim]: ...
    def claims_of_reports(self, ids: Iterable[str]) -> Mapping[str, Claim]: ...
    def incidents(self, ids: Iterable[str]) -> Mapping[str, Incident]: ...


@dataclass(frozen=True, slots=True)
class Grown:
    """Rows that are other than before. ``part`` holds them; ``only``: by table, the ids whose rows these are, so that rows of
    such an id that ``part`` does not hold are no more. ``built``: incidents that were assembled anew, with their ``claims``."""

    part: Record
    only: Mapping[str, frozenset[str]]
    built: tuple[Incident, ...]
    claims: Mapping[str, Claim]


class Standing:
    """Of one record, made by one set of stages. ``current``, ``key``: what it was made of, as the store knows it."""

    def __init__(self, stages: Stages) -> None:
        from twosource.ingest.copying import Copies  # slow to import, and asked for by few commands

        self._stages = stages
        self._copies = Copies()
        self._lending: Lending | None = stages.lending() if stages.lending else None
        self._linking: Linking | None = None
        self._relating = Relating()
        self._reports: set[str] = set()
        self._undated = False
        self._about: dict[str, str] = {}
        self.languages: Counter[str | None] = Counter()
        self.current: dict[str, str] = {}
        self.total = 0
        self.key = ""

    def watched(self) -> Stages:
        """The stages, for one full run that is to leave here what growing needs."""
        return replace(self._stages, copies=self._find_copies, lean=self._lend, link=self._link)

    def settle(self, record: Record, current: Mapping[str, str], *, total: int, key: str) -> None:
        """After that run."""
        self._relating = Relating(record.incidents)
        self._reports = {r.id for r in record.reports}
        self.languages = Counter(r.lang for r in record.reports)
        self.current, self.total, self.key = dict(current), total, key

    def grow(self, added: Sequence[Reading], shelf: Shelf, again: Again) -> Grown | None:
        """Take in reports that are not there yet. After ``None``, or an exception, this is of no more use."""
        if self._undated or self._linking is None or any(r.published is None for r, _ in added):
            return None
        copied = frozenset(r for report, _ in added for r in self._copies.add(report))
        lent = self._borrowers(added)
        new = {report.id for report, _ in added}
        self._reports |= new
        self.languages.update(report.lang for report, _ in added)
        work = _Work(shelf)
        if not work.take([*added, *again(sorted((lent - new) & self._reports))], self._stages, self._leans):
            return None
        for report in work.reports.values():
            own = [a for a in work.accounts.values() if a.report == report.id]
            self._linking.add(report, own, work.claims)
        moved = self._linking.update()
        return self._remade(work, moved, copied | new)

    def _borrowers(self, added: Sequence[Reading]) -> frozenset[str]:
        if self._lending is None:
            return frozenset()
        looked = frozenset(r for report, claims in added for r in self._lending.add(report, claims))
        return self._lending.look(looked)

    def _remade(self, work: _Work, moved: Moved, copied: frozenset[str]) -> Grown:
        linking = self._linking
        assert linking is not None
        homes = linking.membership
        touched = work.shelf.accounts_of_reports(copied - work.reports.keys())
        changed = {*moved.incidents, *(homes[a] for a in touched), *(homes[a] for a in work.accounts)}
        members = {a for i in changed for a in linking.members(i)}
        accounts = work.with_accounts(members)
        duplicates = self._duplicates({a.report for a in accounts.values()})
        reports = work.with_reports({*(a.report for a in accounts.values()), *duplicates.values()})
        claims = work.with_claims(c for a in accounts.values() for c in a.claims)
        membership = {a: homes[a] for a in accounts}
        told = [accounts[a] for a in sorted(accounts)]
        built = self._stages.assemble(membership, told, claims, reports, duplicates=duplicates)
        others = self._relating.update(changed - {i.id for i in built}, built)
        built = tuple(replace(i, relations=self._relating.of(i.id)) for i in built)
        near = [replace(i, relations=self._relating.of(i.id)) for i in work.shelf.incidents(others).values()]
        main = {a.report for a in accounts.values()} | work.reports.keys()
        about, self._about = self._about, dict(linking.about)
        filed = {r for r in about.keys() | self._about.keys() if about.get(r) != self._about.get(r)}
        primary = self._main(work, main, claims, reports) | {
            r: self._about[r] for r in main | filed if r in self._about
        }
        linked = {a for i in moved.compared for a in linking.members(i)}
        part = Record(
            reports=tuple(work.reports.values()),
            claims=tuple(work.claims.values()),
            accounts=tuple(work.accounts.values()),
            links=tuple(linking.links(moved.compared)),
            incidents=(*built, *near),
            primary=tuple(primary.items()),
            duplicates=tuple(self._duplicates(copied).items()),
        )
        own = frozenset(work.accounts.keys() | work.gone_accounts)
        only = {
            "report": frozenset(work.reports),
            "claim": frozenset(work.claims.keys() | work.gone_claims),
            "account": own,
            "link": frozenset(linked | own),
            "incident": frozenset(changed | others),
            "membership": frozenset(members | own),
            "main_incident": frozenset(main | filed),
            "duplicate": copied,
            "named": own,
            "listing": frozenset(changed),
        }
        return Grown(part, only, built, claims)

    def _main(
        self, work: _Work, reports: set[str], claims: Mapping[str, Claim], known: Mapping[str, Report]
    ) -> dict[str, str]:
        """The main incidents of these reports. Accounts of others only show that those tell an incident too."""
        linking = self._linking
        assert linking is not None
        rest = reports - work.reports.keys()
        accounts = {**work.shelf.accounts_of_reports(rest), **work.accounts}
        wanted = [c for a in accounts.values() for c in a.claims if c not in claims]
        everything = {**claims, **work.shelf.claims(wanted), **work.claims}
        around = {m for a in accounts for m in linking.members(linking.membership[a])} - accounts.keys()
        witnesses = [replace(a, status="") for a in work.shelf.accounts(around).values()]
        told = self._stages.main_incidents([*accounts.values(), *witnesses], everything, known, linking.membership)
        return {r: i for r, i in told.items() if r in reports}

    def _duplicates(self, reports: Iterable[str]) -> dict[str, str]:
        found = ((r, self._copies.originals.get(r)) for r in sorted(reports) if r in self._reports)
        return {r: original for r, original in found if original is not None and original in self._reports}

    def _leans(self, report: str) -> tuple[Lean, ...] | None:
        return self._lending.leans.get(report) if self._lending is not None else None

    def _find_copies(self, reports: Sequence[Report]) -> Mapping[str, str]:
        self._undated = any(r.published is None for r in reports)
        for report in reports:
            self._copies.add(report)
        return dict(sorted(self._copies.originals.items()))

    def _lend(self, reports: Sequence[Report], claims: Mapping[str, Claims]) -> Mapping[str, tuple[Lean, ...]]:
        if self._lending is None:
            return self._stages.lean(reports, claims)
        self._lending.add_all(reports, claims)
        return dict(self._lending.leans)

    def _link(
        self,
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        *,
        separate: Pairs,
        together: Pairs,
    ) -> Grouping:
        assert self._stages.linking is not None
        linking = self._linking = self._stages.linking(separate, together)
        own: dict[str, list[Account]] = {report: [] for report in reports}
        for account in accounts:
            own[account.report].append(account)
        for report in sorted(own):
            linking.add(reports[report], own[report], claims)
        linking.update()
        self._about = dict(linking.about)
        return Grouping(dict(linking.membership), tuple(linking.links()), self._about)


class _Work:
    """Reports that are worked on anew, with what they held before, and what else of the record was asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.reports: dict[str, Report] = {}
        self.accounts: dict[str, Account] = {}
        self.claims: dict[str, Claim] = {}
        self.gone_accounts: frozenset[str] = frozenset()
        self.gone_claims: frozenset[str] = frozenset()

    def take(
        self, readings: Iterable[Reading], stages: Stages, leans: Callable[[str], tuple[Lean, ...] | None]
    ) -> bool:
        """Resolve and group; false where one of them can't be."""
        try:
            for report, raw in readings:
                lent = leans(report.id)
                report = report if lent is None else replace(report, leans=lent)
                claims = stages.resolve(report, raw)
                self.reports[report.id] = report
                self.claims |= {c.id: c for c in claims}
                self.accounts |= {a.id: a for a in stages.group(report, claims)}
        except TwosourceError:
            raise
        except Exception:
            return False
        self.reports = dict(sorted(self.reports.items()))
        self.accounts = dict(sorted(self.accounts.items()))
        self.gone_accounts = frozenset(self.shelf.accounts_of_reports(self.reports))
        self.gone_claims = frozenset(self.shelf.claims_of_reports(self.reports))
        return True

    def with_accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        wanted = set(ids)
        found = {a: self.accounts[a] for a in wanted & self.accounts.keys()}
        return {**found, **self.shelf.accounts(wanted - found.keys())}

    def with_reports(self, ids: Iterable[str]) -> dict[str, Report]:
        return {**self.shelf.reports(set(ids) - self.reports.keys()), **self.reports}

    def with_claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        return {**self.shelf.claims(set(ids) - self.claims.keys()), **self.claims}
