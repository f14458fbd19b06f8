"""What people decided, laid over the whole record while it is derived; and the index of lists that goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.decision import Decision
from twosource.core.incident import Incident
from twosource.core.listing import ListRow, MachineRow
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.engine.base import Pairs
from twosource.publish.listing import list_rows
from twosource.publish.rules import load_policy_rules
from twosource.publish.words import load_words
from twosource.review.amend import Group, amend
from twosource.review.anchors import Finder
from twosource.review.naming import named_in
from twosource.review.verdicts import judge
from twosource.review.worth import worth
from twosource.store.base import Index


class Decided:
    """One pass over one record. ``machine`` and ``states`` are filled on the way."""

    def __init__(self, log: Sequence[Decision], group: Group) -> None:
        self.log, self._group = log, group
        self.machine: list[MachineRow] = []
        self.states: dict[str, str] = {}
        self._finder = Finder((), {})

    def claims(
        self, accounts: Sequence[Account], claims: Mapping[str, Claim], reports: Mapping[str, Report]
    ) -> tuple[Sequence[Account], Mapping[str, Claim], Pairs, Pairs]:
        base = Finder(accounts, claims)
        done = amend(accounts, claims, reports, self.log, group=self._group, finder=base)
        self.machine += done.machine
        everything = {**{a.id: a for a in accounts}, **done.accounts}
        self._finder = Finder(everything.values(), {**claims, **done.claims})
        said = done.constraints
        known = done.accounts.keys()
        return (
            tuple(done.accounts.values()),
            done.claims,
            tuple(p for p in said.separate if p[0] in known and p[1] in known),
            tuple(p for p in said.together if p[0] in known and p[1] in known),
        )

    def incidents(self, incidents: Sequence[Incident], membership: Mapping[str, str]) -> tuple[Incident, ...]:
        done = judge(incidents, membership, self.log, self._finder)
        self.machine += done.machine
        self.states = done.states
        return done.incidents

    def index(self, record: Record) -> Index:
        """What the desk's lists are made from."""
        return index_of(record, states=self.states, machine=self.machine, decided=len(self.log))


def index_of(
    record: Record, *, states: Mapping[str, str] | None = None, machine: Sequence[MachineRow] = (), decided: int = 0
) -> Index:
    """The index of ``record``."""
    claims = {c.id: c for c in record.claims}
    return Index(
        listing=rows_of(record.incidents, claims, states or {}),
        machine=tuple(machine),
        named=tuple(named_in(record.accounts, claims)),
        decided=decided,
    )


def rows_of(
    incidents: Sequence[Incident], claims: Mapping[str, Claim], states: Mapping[str, str]
) -> tuple[ListRow, ...]:
    """Rows of the lists for these incidents."""
    worths = {i.id: worth(i, [claims[c] for c in i.claims if c in claims]) for i in incidents}
    rows = list_rows(incidents, claims, rules=load_policy_rules(), words=load_words(), states=states, worths=worths)
    return tuple(rows)
