"""Which incident each account belongs to after one decision, worked out among those that it touches.

The next run links everything anew under the same decisions; this is what holds until then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from twosource.core.decision import Decision
from twosource.core.ids import short_id
from twosource.review.constraints import Constraints


def regroup(
    accounts: Iterable[str],
    membership: Mapping[str, str],
    said: Constraints,
    *,
    undone: Decision | None = None,
) -> list[list[str]]:
    """Groups of ``accounts``: as they are, as they were before ``undone``, and as ``said`` demands."""
    accounts = sorted(accounts)
    home = {a: membership.get(a, a) for a in accounts}
    if undone is not None and undone.before:
        before = json.loads(undone.before)
        for number, group in enumerate(before if isinstance(before, list) else []):
            home |= {a: f"before-{number}" for a in group if a in home}
    for left, right in said.together:
        if left in home and right in home and home[left] != home[right]:
            old, new = home[right], home[left]
            home = {a: new if h == old else h for a, h in home.items()}
    groups: dict[str, list[str]] = {}
    for account in accounts:
        groups.setdefault(home[account], []).append(account)
    apart = {pair for left, right in said.separate for pair in ((left, right), (right, left))}
    return [part for group in groups.values() for part in _kept_apart(group, apart)]


def _kept_apart(group: list[str], apart: set[tuple[str, str]]) -> list[list[str]]:
    """The group cut so that no pair of ``apart`` is in one part: each account goes to the first part that bears it."""
    parts: list[list[str]] = []
    for account in group:
        fitting = next((p for p in parts if not any((account, other) in apart for other in p)), None)
        if fitting is None:
            parts.append([account])
        else:
            fitting.append(account)
    return parts


def incident_id(group: Iterable[str], published: Mapping[str, date | None]) -> str:
    """The id that linking gives a group: made from the account that was published first, by id within a day."""
    _, account = min((published.get(a) or date.max, a) for a in group)
    return short_id("i", account)
