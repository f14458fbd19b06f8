"""From what a person asks (merge these, take those apart) to pairs of accounts for the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident
from twosource.errors import WrongCallError

type Pair = tuple[str, str]


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
    out = [account for account in incident.accounts if report_of[account] in named]
    rest = [account for account in incident.accounts if report_of[account] not in named]
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
