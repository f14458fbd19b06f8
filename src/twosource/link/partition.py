"""Accounts of many reports, partitioned into incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.ids import short_id
from twosource.core.report import Report
from twosource.link.block import joinable, pairs
from twosource.link.cluster import cluster
from twosource.link.places import names_in
from twosource.link.profile import Profile, profile_of
from twosource.link.rarity import weigh
from twosource.link.score import score
from twosource.link.settings import LinkSettings

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Partition:
    """``membership``: account id -> incident id. ``links``: every pair inside an incident that was a candidate."""

    membership: Mapping[str, str]
    links: tuple[Link, ...] = ()


def link_accounts(
    accounts: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    settings: LinkSettings,
    separate: Pairs = (),
    together: Pairs = (),
) -> Partition:
    """Partition accounts into incidents, the same one whatever the order of input.

    Two accounts of one report stay apart. ``separate`` and ``together`` are a person's decisions on pairs of accounts:
    they hold against any score, ``separate`` against ``together`` as well.
    Raises ``KeyError`` where an account's claim or report is not given.
    """
    accounts = tuple(accounts)
    mentions = {r: names_in(reports[r].text) for r in {a.report for a in accounts}}
    profiles = weigh(profile_of(a, claims, reports, settings, mentions=mentions[a.report]) for a in accounts)
    apart = {(min(p), max(p)) for p in separate}
    joined = sorted({(min(p), max(p)) for p in together} - apart)
    cache: dict[tuple[str, str], Link] = {}

    def link(left: str, right: str) -> Link:
        key = (left, right) if left <= right else (right, left)
        if key not in cache:
            cache[key] = score(profiles[key[0]], profiles[key[1]], settings)
        return cache[key]

    def compare(left: str, right: str) -> tuple[float, bool]:
        if (min(left, right), max(left, right)) in apart or _cannot(profiles[left], profiles[right]):
            return 0.0, True
        found = link(left, right)
        return found.score, found.vetoed

    candidates = [
        (found.score, found.left, found.right)
        for left, right in pairs(profiles.values(), settings)
        if not (found := link(left.id, right.id)).vetoed and found.score >= settings.threshold
    ]
    homes = cluster(profiles, candidates, compare, threshold=settings.threshold, together=joined)
    names = _names(homes, profiles)
    membership = {a: names[h] for a, h in sorted(homes.items())}
    inside = tuple(cache[k] for k in sorted(cache) if membership[k[0]] == membership[k[1]])
    return Partition(membership, inside)


def _cannot(left: Profile, right: Profile) -> bool:
    return left.account.report == right.account.report or not joinable(left.account.status, right.account.status)


def _names(homes: Mapping[str, str], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """Cluster -> incident id, made from the account that was published first (by id within a day).

    So an incident keeps its id while later reports join it; only an earlier report, or a split, gives another.
    """
    first: dict[str, tuple[date, str]] = {}
    for account, home in homes.items():
        key = (profiles[account].published or date.max, account)
        first[home] = min(first.get(home, key), key)
    return {home: short_id("i", key[1]) for home, key in first.items()}
