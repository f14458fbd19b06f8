"""Finding again what a decision was about, after the machine read a report anew and gave other ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.decision import Anchor, Decision
from twosource.core.incident import Incident


def claim_anchor(claim: Claim, *, role: str = "claim") -> Anchor:
    """The claim's own quote."""
    return Anchor(role, claim.id, claim.report, claim.quote.start, claim.quote.end, claim.quote.text)


def account_anchor(account: Account, claims: Mapping[str, Claim], *, role: str = "account") -> Anchor:
    """The quote of the account's first claim; one without claims is held by its id alone."""
    first = next((claims[c] for c in account.claims if c in claims), None)
    if first is None:
        return Anchor(role, account.id, account.report, 0, 0, "")
    return Anchor(role, account.id, account.report, first.quote.start, first.quote.end, first.quote.text)


def incident_anchors(
    incident: Incident, accounts: Mapping[str, Account], claims: Mapping[str, Claim], *, role: str = "account"
) -> tuple[Anchor, ...]:
    """One anchor for each account of the incident."""
    return tuple(account_anchor(accounts[a], claims, role=role) for a in incident.accounts if a in accounts)


class Finder:
    """Looks anchors up among the accounts and claims of now."""

    def __init__(self, accounts: Iterable[Account], claims: Mapping[str, Claim]) -> None:
        self._accounts = {a.id: a for a in accounts}
        self._claims = claims
        self._by_report: dict[str, list[Account]] = {}
        for account in self._accounts.values():
            self._by_report.setdefault(account.report, []).append(account)

    def account(self, anchor: Anchor) -> str | None:
        """The account of that id, or of that report the one whose claims cover most of the stretch; ``None``: gone."""
        if anchor.id in self._accounts:
            return anchor.id
        scored = [
            (max((_likeness(self._claims[c], anchor) for c in a.claims if c in self._claims), default=0.0), a.id)
            for a in self._by_report.get(anchor.report, ())
        ]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] > 0 else None

    def claim(self, anchor: Anchor) -> str | None:
        """The claim of that id, or of that report the one whose quote is most alike; ``None`` where none overlaps."""
        if anchor.id in self._claims:
            return anchor.id
        own = {c for a in self._by_report.get(anchor.report, ()) for c in a.claims if c in self._claims}
        best = max(((_likeness(self._claims[c], anchor), c) for c in own), default=(0.0, ""))
        return best[1] if best[0] >= 0.5 else None

    def accounts(self, anchors: Iterable[Anchor], role: str) -> tuple[str, ...]:
        """The accounts of now that the anchors of ``role`` stand for, each once."""
        found = (self.account(a) for a in anchors if a.role == role)
        return tuple(dict.fromkeys(a for a in found if a is not None))


def _likeness(claim: Claim, anchor: Anchor) -> float:
    """How much of the two stretches is one: by their words where they are the same, else by place."""
    if anchor.text and claim.quote.text == anchor.text:
        return 1.0 if claim.quote.start == anchor.start else 0.99
    shared = min(claim.quote.end, anchor.end) - max(claim.quote.start, anchor.start)
    longest = max(claim.quote.end - claim.quote.start, anchor.end - anchor.start, 1)
    return max(shared, 0) / longest


def translated(decision: Decision, finder: Finder) -> tuple[tuple[str, str], ...]:
    """The decision's pairs in the account ids of now. A pair of which one side is gone is left out."""
    old = {a.id: a for a in decision.anchors if a.role == "account"}
    now = {i: finder.account(a) for i, a in old.items()}
    pairs = ((now.get(a, a), now.get(b, b)) for a, b in decision.pairs)
    return tuple((min(a, b), max(a, b)) for a, b in pairs if a is not None and b is not None and a != b)


def incident_of(accounts: Sequence[str], membership: Mapping[str, str]) -> str | None:
    """The incident that holds most of these accounts; of two, the one that holds the first."""
    counted: dict[str, int] = {}
    for account in accounts:
        if account in membership:
            counted[membership[account]] = counted.get(membership[account], 0) + 1
    return max(counted, key=lambda i: counted[i]) if counted else None
