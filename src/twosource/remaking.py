"""What one decision touches, made anew.

A record of up to ``WHOLE`` accounts is linked anew as a whole, as the next run would do it. In a larger one only the
incidents that the decision touches are worked out anew; the next run links everything under the same decisions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident
from twosource.core.report import Report
from twosource.engine.base import Stages
from twosource.overlay import rows_of
from twosource.review import snapshots
from twosource.review.amend import Amended, amend
from twosource.review.anchors import Finder
from twosource.review.constraints import standing
from twosource.review.naming import named_in
from twosource.review.regroup import incident_id, regroup
from twosource.review.verdicts import judge
from twosource.store import parts
from twosource.store.desk import Change, DeskStore

WHOLE = 600


def remake(store: DeskStore, log: Sequence[Decision], row: Decision, stages: Stages) -> None:
    """Make anew what ``row``, the last of ``log``, touches. The caller holds ``store.writing``."""
    subject = _subject(log, row)
    if subject.kind is DecisionKind.COMMENT:
        return
    c = store.connection
    every = store.account_ids(WHOLE)
    touched = set(every) if every is not None else _touched(store, subject)
    touched |= set(parts.members(c, parts.membership(c, touched).values()))
    old = sorted(set(parts.membership(c, touched).values()))
    base = _base(store, touched, subject)
    scope = touched | {a.id for a in subject.anchors if a.role in ("account", "new")}
    mine = [a for i, a in sorted(base.accounts.items()) if every is not None or i in scope]
    reports = parts.reports(c, {a.report for a in mine} | {a.report for a in subject.anchors})
    mine = [a for a in mine if a.report in reports]
    own = {i: base.claims[i] for a in mine for i in a.claims if i in base.claims}
    finder = Finder(base.accounts.values(), base.claims)
    within = None if every is not None else scope
    done = amend(mine, own, reports, log, group=stages.group, finder=finder, within=within)
    if every is not None:
        membership, links = _linked(done, reports, stages)
    else:
        membership, links = _regrouped(done, base, reports, log, row, subject), None
    copies = parts.duplicates(c, reports)
    built = stages.assemble(membership, tuple(done.accounts.values()), done.claims, reports, duplicates=copies)
    if every is None:
        built = _related(built, parts.incidents(c, old))
    wide = Finder({**base.accounts, **done.accounts}.values(), {**base.claims, **done.claims})
    judged = judge(built, _where(store, log, wide, base) | dict(membership), log, wide)
    before = {i for a in parts.accounts(c, touched).values() for i in a.claims} | own.keys()
    store.change(
        Change(
            gone=tuple(old),
            gone_claims=tuple(sorted(before - done.claims.keys())),
            gone_accounts=tuple(sorted((touched | {a.id for a in mine}) - done.accounts.keys())),
            claims=tuple(done.claims.values()),
            accounts=tuple(done.accounts.values()),
            incidents=judged.incidents,
            listing=rows_of(judged.incidents, done.claims, judged.states),
            machine=(*done.machine, *judged.machine),
            named=tuple(named_in(done.accounts.values(), done.claims)),
            main=_main(store, done, reports, membership, stages, whole=every is not None),
            links=links,
        )
    )


@dataclass(frozen=True, slots=True)
class _Base:
    """The machine's own for the reports that are touched, and what belongs where now."""

    accounts: dict[str, Account]
    claims: dict[str, Claim]
    membership: dict[str, str]


def _subject(log: Sequence[Decision], row: Decision) -> Decision:
    """The decision that ``row`` is about: itself, or at the end of a chain of undoing the one that is undone."""
    by_number = {d.number: d for d in log}
    while row.kind is DecisionKind.UNDO and row.undoes in by_number:
        row = by_number[row.undoes]
    return row


def _touched(store: DeskStore, subject: Decision) -> set[str]:
    """Accounts that the decision is about, as they are now called."""
    c = store.connection
    if subject.kind in (DecisionKind.PLACE, DecisionKind.ACTOR):
        keys = set(json.loads(subject.value)["keys"])
        named = parts.accounts_named(c, subject.kind.value, keys)
        return set(named) | _changed(store)
    anchors = [a for a in subject.anchors if a.role != "claim"]
    reports = {a.report for a in anchors}
    finder = Finder(parts.accounts_of_reports(c, reports).values(), parts.claims_of_reports(c, reports))
    ids = {i for pair in subject.pairs for i in pair} | {a.id for a in anchors}
    found = {finder.account(a) for a in anchors if a.role != "new"}
    return {a for a in found if a is not None} | parts.accounts(c, ids).keys()


def _changed(store: DeskStore) -> set[str]:
    """Accounts with claims that a person's word changed: of these, the old name no longer stands in the index."""
    rows = store.connection.execute("SELECT id FROM machine WHERE kind = 'claim' AND body <> ''").fetchall()
    changed = parts.claims(store.connection, [i for (i,) in rows])
    homes = parts.accounts_of_reports(store.connection, {c.report for c in changed.values()})
    return {a.id for a in homes.values() if changed.keys() & set(a.claims)}


def _base(store: DeskStore, touched: set[str], subject: Decision) -> _Base:
    """What the machine read in the reports of these accounts: the record with every person's word taken off."""
    c = store.connection
    reports = {a.report for a in parts.accounts(c, touched).values()} | {a.report for a in subject.anchors}
    accounts, claims = parts.accounts_of_reports(c, reports), parts.claims_of_reports(c, reports)
    for kind, id_, body in c.execute("SELECT kind, id, body FROM machine WHERE kind <> 'incident'").fetchall():
        if not body:
            claims.pop(id_, None)
            accounts.pop(id_, None)
        elif kind == "claim" and (claim := snapshots.load(body, Claim)).report in reports:
            claims[claim.id] = claim
        elif kind == "account" and (account := snapshots.load(body, Account)).report in reports:
            accounts[account.id] = account
    return _Base(accounts, claims, parts.membership(c, accounts))


def _linked(done: Amended, reports: Mapping[str, Report], stages: Stages) -> tuple[Mapping[str, str], tuple[Link, ...]]:
    known, said = done.accounts.keys(), done.constraints
    made = stages.link(
        tuple(done.accounts.values()),
        done.claims,
        reports,
        separate=tuple(p for p in said.separate if known >= set(p)),
        together=tuple(p for p in said.together if known >= set(p)),
    )
    return made.membership, tuple(sorted(made.links, key=lambda k: (k.left, k.right)))


def _regrouped(
    done: Amended, base: _Base, reports: Mapping[str, Report], log: Sequence[Decision], row: Decision, subject: Decision
) -> Mapping[str, str]:
    stands = subject.number in {d.number for d in standing(log)}
    undone = subject if row is not subject and not stands else None
    days = {a: (p.day if (p := reports[x.report].published) else None) for a, x in done.accounts.items()}
    homes = dict(base.membership)
    others = [homes[a] for a in subject.ids("other") if a in homes]
    if others and any(a.role == "claim" for a in subject.anchors):
        homes |= {a: others[0] for a in (*subject.ids("account"), *subject.ids("new")) if a not in homes}
    groups = regroup(done.accounts, homes, done.constraints, undone=undone)
    return {a: name for group in groups for name in (incident_id(group, days),) for a in group}


def _related(built: Sequence[Incident], old: Mapping[str, Incident]) -> tuple[Incident, ...]:
    """Relations to incidents outside of what was worked on are kept where the incident kept its id."""
    ids = {i.id for i in built} | old.keys()
    made = []
    for incident in built:
        before = old.get(incident.id)
        kept = tuple(r for r in before.relations if r.incident not in ids) if before else ()
        made.append(replace(incident, relations=(*incident.relations, *kept)))
    return tuple(made)


def _where(store: DeskStore, log: Sequence[Decision], finder: Finder, base: _Base) -> dict[str, str]:
    """Account -> incident, for every account that a standing decision is about."""
    anchors = [a for d in standing(log) for a in d.anchors if a.role != "claim"]
    ids = {a.id for a in anchors} | {i for a in anchors if (i := finder.account(a)) is not None}
    return parts.membership(store.connection, ids) | base.membership


def _main(
    store: DeskStore, done: Amended, reports: Mapping[str, Report], membership: Mapping[str, str], stages: Stages,
    *, whole: bool,
) -> Mapping[str, str]:  # fmt: skip
    accounts = tuple(done.accounts.values())
    if whole:
        return stages.main_incidents(accounts, done.claims, reports, membership)
    before, now = parts.main_incidents(store.connection, reports), dict[str, str]()
    for account in accounts:
        now.setdefault(account.report, membership[account.id])
    ids = set(membership.values())
    return {r: before[r] if before.get(r) in ids else i for r, i in now.items()}
