"""From what a person asks (merge these, take those apart) to rows for the log. Every writer goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.decision import Anchor, Decision, DecisionKind, Draft
from twosource.core.incident import Incident
from twosource.core.vocab import RelationKind
from twosource.errors import WrongCallError
from twosource.review import snapshots, values
from twosource.review.anchors import account_anchor, claim_anchor, incident_anchors

type Pair = tuple[str, str]
LONGEST = 4_000
"""Characters of a reason or a comment."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the commands need to know of the record: accounts and claims of the incidents that are spoken of."""

    accounts: Mapping[str, Account]
    claims: Mapping[str, Claim]


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, and why."""

    author: str
    reason: str

    def __post_init__(self) -> None:
        if not self.author.strip():
            raise WrongCallError("a decision needs somebody who makes it", advice="Give a name.")
        if max(len(self.author), len(self.reason)) > LONGEST:
            raise WrongCallError("that is too long", advice=f"Say it in {LONGEST:,} characters.")


def merge(incidents: Sequence[Incident]) -> tuple[Pair, ...]:
    """Pairs that put all accounts of these incidents together. Raises ``WrongCallError`` for fewer than two."""
    if len({incident.id for incident in incidents}) < 2:
        raise WrongCallError("a merge takes two incidents or more", advice="Name at least two different ones.")
    accounts = sorted({account for incident in incidents for account in incident.accounts})
    return tuple(combinations(accounts, 2))


def split(incident: Incident, reports: Iterable[str], report_of: dict[str, str]) -> tuple[Pair, ...]:
    """Pairs that keep the accounts of ``reports`` apart from the others of ``incident``.

    ``report_of`` maps account to report. Raises ``WrongCallError`` where nothing would be left on one side.
    """
    named = set(reports)
    return split_accounts(incident, {a for a in incident.accounts if report_of[a] in named})


def split_accounts(incident: Incident, accounts: Iterable[str]) -> tuple[Pair, ...]:
    """Pairs that keep these accounts apart from the others of ``incident``."""
    named = set(accounts)
    out = [account for account in incident.accounts if account in named]
    rest = [account for account in incident.accounts if account not in named]
    if not out or not rest:
        raise WrongCallError(
            f"incident {incident.id} can't be split there: one side would be empty",
            advice=f"Name some, not all, of its reports: {', '.join(incident.reports)}.",
        )
    return tuple(sorted((min(pair), max(pair)) for pair in product(out, rest)))


def undo(log: Sequence[Decision], number: int) -> int:
    """Checks that row ``number`` can be undone and returns it. Raises ``WrongCallError``."""
    if not 1 <= number <= len(log):
        raise WrongCallError(f"there is no decision {number}", advice=f"The log has {len(log)} of them.")
    if any(row.kind is DecisionKind.UNDO and row.undoes == number for row in log):
        raise WrongCallError(
            f"decision {number} is undone already", advice="Undo the undo instead, by its own number, if that is meant."
        )
    return number


def together(incidents: Sequence[Incident], part: Part, by: By) -> Draft:
    """These incidents are one."""
    return _grouping(DecisionKind.TOGETHER, merge(incidents), incidents, part, by)


def apart(incident: Incident, accounts: Iterable[str], part: Part, by: By) -> Draft:
    """What these accounts tell is another incident than the rest."""
    return _grouping(DecisionKind.SEPARATE, split_accounts(incident, accounts), [incident], part, by)


def not_the_same(left: Incident, right: Incident, part: Part, by: By) -> Draft:
    """These two are not one, whatever a later report makes the machine think."""
    if left.id == right.id:
        raise WrongCallError("an incident is the same as itself", advice="Name two different ones.")
    pairs = tuple((min(a, b), max(a, b)) for a, b in product(left.accounts, right.accounts))
    return _grouping(DecisionKind.SEPARATE, pairs, [left, right], part, by)


def _grouping(kind: DecisionKind, pairs: tuple[Pair, ...], incidents: Sequence[Incident], part: Part, by: By) -> Draft:
    anchors = tuple(a for i in incidents for a in incident_anchors(i, part.accounts, part.claims))
    before = values.dumps([list(i.accounts) for i in incidents])
    return Draft(kind, by.author, by.reason, pairs=pairs, anchors=anchors, before=before)


def set_value(incident: Incident, field: str, text: str, part: Part, by: By) -> Draft:
    """``field`` of the incident is ``text``; see ``values.parse``."""
    measure, _, who = field.partition("_")
    if field not in values.INCIDENT_FIELDS and (measure not in values.MEASURES or not who):
        raise WrongCallError(
            f"there is no field {field!r}", advice=f"It is one of {', '.join(values.INCIDENT_FIELDS)}."
        )
    value = values.parse(field, text)
    if field == "event" and value is None:
        raise WrongCallError("an incident is of some kind", advice="Name one, or `other`.")
    return Draft(
        DecisionKind.SET, by.author, _because(by), anchors=incident_anchors(incident, part.accounts, part.claims),
        field=field, value=values.dumps(value), before=values.dumps(values.incident_value(incident, field)),
    )  # fmt: skip


def judge_incident(kind: DecisionKind, incident: Incident, part: Part, by: By) -> Draft:
    """The incident stands as it is (``accept``), or is set aside (``reject``)."""
    reason = _because(by) if kind is DecisionKind.REJECT else by.reason
    return Draft(
        kind, by.author, reason, anchors=incident_anchors(incident, part.accounts, part.claims),
        value=values.dumps(list(incident.claims)),
    )  # fmt: skip


def judge_claim(kind: DecisionKind, claim: Claim, incident: Incident | None, part: Part, by: By) -> Draft:
    """The machine read this sentence rightly (``accept``), or not (``reject``)."""
    reason = _because(by) if kind is DecisionKind.REJECT else by.reason
    return Draft(kind, by.author, reason, anchors=_claim_anchors(claim, incident, part), before=snapshots.dump(claim))


def correct(claim: Claim, field: str, text: str, incident: Incident | None, part: Part, by: By) -> Draft:
    """``field`` of the claim is ``text``; see ``values.parse``."""
    if field not in values.CLAIM_FIELDS:
        raise WrongCallError(f"a claim has no field {field!r}", advice=f"It has {', '.join(values.CLAIM_FIELDS)}.")
    return Draft(
        DecisionKind.CORRECT, by.author, _because(by), anchors=_claim_anchors(claim, incident, part),
        field=field, value=values.dumps(values.parse(field, text)), before=snapshots.dump(claim),
    )  # fmt: skip


def _claim_anchors(claim: Claim, incident: Incident | None, part: Part) -> tuple[Anchor, ...]:
    home = next((a for a in part.accounts.values() if claim.id in a.claims), None)
    anchors = [claim_anchor(claim)]
    for account in incident.accounts if incident else ([home.id] if home else []):
        if account in part.accounts:
            role = "account" if home and account == home.id else "other"
            anchors.append(account_anchor(part.accounts[account], part.claims, role=role))
    return tuple(anchors)


def relate(kind: str, incident: Incident, other: Incident, part: Part, by: By) -> Draft:
    """The first incident is ``part_of`` (or another kind of relation) the second."""
    if kind not in list(RelationKind):
        raise WrongCallError(f"there is no relation {kind!r}", advice=f"It is one of {', '.join(RelationKind)}.")
    if incident.id == other.id:
        raise WrongCallError("an incident is not related to itself", advice="Name two different ones.")
    anchors = incident_anchors(incident, part.accounts, part.claims)
    others = incident_anchors(other, part.accounts, part.claims, role="other")
    return Draft(DecisionKind.RELATE, by.author, by.reason, anchors=(*anchors, *others), field=kind)


def comment(incident: Incident, part: Part, by: By) -> Draft:
    """Words about the incident, which are the decision's reason."""
    if not by.reason.strip():
        raise WrongCallError("a comment needs words", advice="Write something.")
    return Draft(
        DecisionKind.COMMENT, by.author, by.reason, anchors=incident_anchors(incident, part.accounts, part.claims)
    )


def _because(by: By) -> str:
    if not by.reason.strip():
        raise WrongCallError("this needs a reason", advice="Say why, for whoever reads the record next year.")
    return by.reason
