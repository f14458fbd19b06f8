"""A person's decisions on claims, laid over what the machine read. Pure: the machine's own is handed back beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.decision import Anchor, Decision, DecisionKind
from twosource.core.ids import short_id
from twosource.core.listing import MachineRow
from twosource.core.report import Report
from twosource.review import naming, setting, snapshots
from twosource.review.anchors import Finder
from twosource.review.constraints import Constraints, constraints, standing

type Group = Callable[[Report, tuple[Claim, ...]], tuple[Account, ...]]


@dataclass
class Amended:
    """Accounts and claims as they count; what the machine had where that differs; what linking must heed; and the
    numbers of decisions whose sentence is nowhere to be found any more."""

    accounts: dict[str, Account]
    claims: dict[str, Claim]
    machine: list[MachineRow] = field(default_factory=list)
    constraints: Constraints = field(default_factory=Constraints)
    lost: list[int] = field(default_factory=list)


def amend(
    accounts: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    log: Sequence[Decision],
    *,
    group: Group,
    finder: Finder | None = None,
    within: Collection[str] | None = None,
) -> Amended:
    """Apply what stands in ``log`` to the machine's ``accounts`` and ``claims``.

    With ``within`` only these accounts are worked on, and ``finder`` looks further than them. A rejected claim leaves its
    account; an account that is left empty goes. A claim that a person accepted or corrected and that is no longer read
    comes back as it was.
    """
    accounts = list(accounts)
    members = {a.id: list(a.claims) for a in accounts}
    work = _Work(finder or Finder(accounts, claims), dict(claims), members, reports, within)
    work.base_accounts = {a.id: a for a in accounts}
    work.base_claims = claims
    for decision in standing(log):
        work.apply(decision)
    said = constraints(log, work.finder)
    made = {a: work.account(a, group) for a, own in work.members.items() if own}
    machine = [MachineRow("claim", c, snapshots.dump(claims[c]) if c in claims else "") for c in sorted(work.touched)]
    for account in sorted(made.keys() | work.base_accounts.keys()):
        base = work.base_accounts.get(account)
        if made.get(account) != base:
            machine.append(MachineRow("account", account, snapshots.dump(base) if base else ""))
    kept = {c for own in work.members.values() for c in own}
    return Amended(
        accounts=dict(sorted(made.items())),
        claims={i: c for i, c in work.claims.items() if i in kept or i not in work.rejected},
        machine=machine,
        constraints=Constraints(tuple(sorted({*said.together, *work.together})), said.separate),
        lost=work.lost,
    )


@dataclass
class _Work:
    finder: Finder
    claims: dict[str, Claim]
    members: dict[str, list[str]]
    reports: Mapping[str, Report]
    within: Collection[str] | None
    base_accounts: dict[str, Account] = field(default_factory=dict)
    base_claims: Mapping[str, Claim] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    together: set[tuple[str, str]] = field(default_factory=set)
    lost: list[int] = field(default_factory=list)

    def apply(self, decision: Decision) -> None:
        note = f"{decision.author}: {decision.reason}" if decision.reason else decision.author
        if decision.kind is DecisionKind.PLACE:
            self._everywhere(lambda c: naming.with_place(c, json.loads(decision.value), note))
        elif decision.kind is DecisionKind.ACTOR:
            self._everywhere(lambda c: naming.with_actor(c, json.loads(decision.value)))
        elif decision.kind is DecisionKind.ADD:
            self._add(decision, decision.value)
        elif decision.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT):
            for anchor in decision.anchors:
                if anchor.role == "claim":
                    self._claim(decision, anchor, note)

    def _everywhere(self, fixed: Callable[[Claim], Claim]) -> None:
        for own in self.members.values():
            for claim_id in own:
                new = fixed(self.claims[claim_id])
                if new != self.claims[claim_id]:
                    self.claims[claim_id] = new
                    self.touched.add(claim_id)

    def _claim(self, decision: Decision, anchor: Anchor, note: str) -> None:
        found = anchor.id if anchor.id in self.claims else self.finder.claim(anchor)
        if found is None and decision.kind is not DecisionKind.REJECT and anchor.report in self.reports:
            found = self._add(decision, decision.before)
        home = next((a for a, own in self.members.items() if found in own), None)
        if found is None or home is None:
            return
        if decision.kind is DecisionKind.REJECT:
            self.members[home].remove(found)
            self.rejected.add(found)
            self.touched.add(found)
        elif decision.kind is DecisionKind.CORRECT:
            value = json.loads(decision.value)
            self.claims[found] = setting.with_claim_value(self.claims[found], decision.field, value, note=note)
            self.touched.add(found)

    def _add(self, decision: Decision, text: str) -> str | None:
        """Puts the claim in ``text`` where the decision says; ``None`` where its words are gone from the report."""
        report = self.reports.get(next((a.report for a in decision.anchors if a.role == "claim"), ""))
        claim = snapshots.revive(text, report.text) if report and text else None
        if claim is None or claim.id in self.claims:
            if report is not None and claim is None:
                self.lost.append(decision.number)
            return None
        home = next((a for a in self.finder.accounts(decision.anchors, "account") if a in self.members), None)
        others = [a for a in self.finder.accounts(decision.anchors, "other") if a in self.members]
        named = [a.id for a in decision.anchors if a.role in ("new", "account")]
        if home is None and not others and self.within is not None and not set(named) & set(self.within):
            return None
        if home is None:
            home = named[0] if named else short_id("a", claim.report, claim.id)
            self.members.setdefault(home, [])
            self.together |= {(min(home, other), max(home, other)) for other in others}
        self.claims[claim.id] = claim
        self.members[home].append(claim.id)
        self.touched.add(claim.id)
        return claim.id

    def account(self, account: str, group: Group) -> Account:
        """The account with its claims as they count, and with what it says of the event taken from them anew."""
        own = [self.claims[c] for c in self.members[account]]
        base = self.base_accounts.get(account)
        if (
            base is not None
            and tuple(self.members[account]) == base.claims
            and not self.touched.intersection(base.claims)
        ):
            return base
        drafts = group(self.reports[own[0].report], tuple(own))
        counted = Counter({d: len(d.claims) for d in drafts})
        fresh = counted.most_common(1)[0][0]
        return replace(fresh, id=account, claims=tuple(c.id for c in own), apart=base.apart if base else fresh.apart)
