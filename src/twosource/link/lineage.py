"""Where incidents came from when a record was made anew: kept, grown, joined, split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of an incident. ``KEPT``: the same accounts; ``GROWN``: all of one earlier incident and new accounts;
    ``JOINED``: accounts of several earlier ones; ``SPLIT``: a part of an earlier one; ``NEW``: no account was there."""

    KEPT = "kept"
    GROWN = "grown"
    JOINED = "joined"
    SPLIT = "split"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Descent:
    """``came_from``: ids of the earlier incidents whose accounts it holds, the one it shares most accounts with first."""

    incident: str
    fate: Fate
    came_from: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """In words, for people: "Split from i_1"."""
        words = {Fate.SPLIT: "Split from", Fate.JOINED: "Joined from this and"}.get(self.fate, "Before under the id")
        return f"{words} {', '.join(self.came_from)}"


def lineage(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Descent, ...]:
    """One row for each incident of ``after``, by id. Both map account id -> incident id; accounts that are gone do not
    count against an incident having been kept."""
    earlier = _members(before, set(after))
    later = _members(after, set(after))
    rows = []
    for incident, members in sorted(later.items()):
        shared = {old: len(members & earlier[old]) for m in members if (old := before.get(m)) is not None}
        came_from = tuple(sorted(shared, key=lambda old: (-shared[old], old)))
        rows.append(Descent(incident, _fate(members, came_from, earlier), came_from))
    return tuple(rows)


def _members(membership: Mapping[str, str], alive: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for account, incident in membership.items():
        if account in alive:
            found.setdefault(incident, set()).add(account)
    return found


def _fate(members: set[str], came_from: tuple[str, ...], earlier: Mapping[str, set[str]]) -> Fate:
    if not came_from:
        return Fate.NEW
    if len(came_from) > 1:
        return Fate.JOINED
    (old,) = came_from
    if earlier[old] - members:
        return Fate.SPLIT
    return Fate.KEPT if members == earlier[old] else Fate.GROWN
