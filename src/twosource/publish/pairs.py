"""Why two accounts, reports or incidents are linked or are not: the score in parts, and what else decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.core.account import Account, Link
from twosource.core.ids import short_id
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Event
from twosource.link.block import joinable
from twosource.link.explain import Step, verdict, waterfall
from twosource.link.gist import gist_of
from twosource.link.primary import main_accounts
from twosource.link.profile import Profile, bare_profile, profile_of
from twosource.link.rarity import Rarity
from twosource.link.score import score
from twosource.link.settings import LinkSettings

_WEEKS = timedelta(days=28)
"""How far around the compared accounts others are read: what a word tells depends on the weeks beside."""


@dataclass(frozen=True, slots=True)
class End:
    """One of the two things compared. ``kind``: ``account report incident``."""

    kind: str
    id: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts compared. ``steps`` run from nothing to the score; ``decided`` is a person's word on them."""

    left: Account
    right: Account
    link: Link
    steps: tuple[Step, ...]
    verdict: str
    decided: str = ""

    @property
    def rank(self) -> tuple[bool, float]:
        """Sorts the pair that speaks most for one incident last."""
        return not self.link.vetoed and self.left.report != self.right.report, self.link.score


@dataclass(frozen=True, slots=True)
class Story:
    """``pairs``: all that were compared, those of one incident first, then the most alike. ``linked``: the incident that both are in, or ``None``.

    ``outcome`` says in one sentence why they are linked or not; ``homes`` are the incidents of either end.
    """

    left: End
    right: End
    pairs: tuple[Pair, ...]
    threshold: float
    linked: str | None
    outcome: str
    homes: tuple[tuple[str, ...], tuple[str, ...]]


def find_end(record: Record, given: str) -> End:
    """The account, report or incident with that id, or the only one whose id begins so.

    Raises ``KeyError`` in words where there is none, or more than one.
    """
    by_id = {a.id: a for a in record.accounts}
    found: list[End] = []
    exact: list[End] = []
    for account in record.accounts:
        if given and account.id.startswith(given):
            (exact if account.id == given else found).append(End("account", account.id, (account,)))
    for incident in record.incidents:
        if given and incident.id.startswith(given):
            own = tuple(by_id[a] for a in incident.accounts if a in by_id)
            (exact if incident.id == given else found).append(End("incident", incident.id, own))
    for report in record.reports:
        if given and report.id.startswith(given):
            own = tuple(a for a in record.accounts if a.report == report.id)
            (exact if report.id == given else found).append(End("report", report.id, own))
    ends = exact or found
    if len(ends) == 1:
        return ends[0]
    if not ends:
        raise KeyError(f"no account, report or incident {given!r}")
    raise KeyError(f"{len(ends)} begin with {given!r}: {', '.join(e.id for e in ends[:5])}")


def explain_link(
    record: Record,
    left: End,
    right: End,
    *,
    settings: LinkSettings,
    separate: Iterable[tuple[str, str]] = (),
    together: Iterable[tuple[str, str]] = (),
) -> Story:
    """Compare every account of one end with every one of the other. The two decisions are pairs of account ids."""
    profiles = _profiles(record, (*left.accounts, *right.accounts), settings)
    decided = {(min(p), max(p)): "together" for p in together}
    decided |= {(min(p), max(p)): "apart" for p in separate}
    pairs = [
        _pair(profiles[a.id], profiles[b.id], settings, decided.get((min(a.id, b.id), max(a.id, b.id)), ""))
        for a in left.accounts
        for b in right.accounts
        if a.id != b.id
    ]
    home = {a: i.id for i in record.incidents for a in i.accounts}
    homes = tuple(tuple(dict.fromkeys(home[a.id] for a in e.accounts if a.id in home)) for e in (left, right))
    shared = {i for i in homes[0] if i in homes[1]}

    def order(pair: Pair) -> tuple[bool, tuple[bool, float], str, str]:
        at = home.get(pair.left.id)
        return at in shared and at == home.get(pair.right.id), pair.rank, pair.left.id, pair.right.id

    pairs.sort(key=order, reverse=True)
    common = home[pairs[0].left.id] if shared and pairs else next(iter(sorted(shared)), None)
    return Story(
        left,
        right,
        tuple(pairs),
        settings.threshold,
        common,
        _outcome(left, right, pairs, common, shared, settings),
        (homes[0], homes[1]),
    )


def _profiles(record: Record, wanted: Sequence[Account], settings: LinkSettings) -> Mapping[str, Profile]:
    """Profiles of ``wanted`` as linking weighs them: by how many reports of the weeks around use a word."""
    claims, reports = {c.id: c for c in record.claims}, {r.id: r for r in record.reports}
    own: dict[str, list[Account]] = {}
    for account in record.accounts:
        own.setdefault(account.report, []).append(account)
    days = [d for a in wanted if (d := _day(reports[a.report], own[a.report])) is not None]
    rarity, found, ids = Rarity(), dict[str, Profile](), {a.id for a in wanted}
    for report in record.reports:
        told = own.get(report.id, [])
        day = _day(report, told)
        if not any(a.id in ids for a in told) and day is not None and days and all(abs(day - d) > _WEEKS for d in days):
            continue
        gist, main = gist_of(report, settings), main_accounts(told, claims, reports)
        profiles = [profile_of(a, claims, reports, settings, gist=gist, main=a.id in main) for a in told]
        bare = Account(short_id("a", report.id, "about"), report.id, Event.OTHER, ())
        rarity.count(profiles or [bare_profile(bare, report, gist, settings)], 1)
        found.update((p.id, p) for p in profiles if p.id in ids)
    return {name: rarity.weighed(profile) for name, profile in found.items()}


def _day(report: Report, told: Sequence[Account]) -> date | None:
    if report.published is not None:
        return report.published.day
    return max((a.time.end for a in told if a.time is not None), default=None)


def _pair(left: Profile, right: Profile, settings: LinkSettings, decided: str) -> Pair:
    link = score(left, right, settings)
    said = verdict(left.account, right.account, link, settings)
    return Pair(left.account, right.account, link, waterfall(link), said, decided)


def _outcome(
    left: End,
    right: End,
    pairs: Sequence[Pair],
    common: str | None,
    shared: AbstractSet[str],
    settings: LinkSettings,
) -> str:
    """One sentence: what holds, and what made it so."""
    if not pairs:
        return "There is nothing to compare: one of the two tells no event, or both are the same."
    best = pairs[0]
    decided = next((p for p in pairs if p.decided), None)
    if common is not None:
        if decided is not None and decided.decided == "together":
            return f"Linked in {common}: a person put them together."
        linked, further = best, sorted(shared - {common})
        common += f" (and in {', '.join(further)})" if further else ""
        if linked.link.score >= settings.threshold and not linked.link.vetoed:
            return f"Linked in {common}: {linked.link.score:.2f} reaches the threshold of {settings.threshold:.2f}."
        return f"Linked in {common}: not by themselves ({linked.link.score:.2f}), but the incident's accounts agree on average."
    if decided is not None and decided.decided == "apart":
        return "Not linked: a person said that they are not the same."
    if best.verdict.startswith("Apart"):
        return f"Not linked. The pair that is most alike: {best.verdict}"
    return _by_others(left, right, pairs, settings)


def _by_others(left: End, right: End, pairs: Sequence[Pair], settings: LinkSettings) -> str:
    """Alike, and in two incidents all the same: some other members rule it out, or all together do not agree enough."""
    ruled = next((p for p in pairs if not p.verdict.startswith("Alike") and (p.link.vetoed or _told_apart(p))), None)
    if ruled is not None:
        return (
            f"Not linked: the best pair is alike, but {ruled.left.report} and {ruled.right.report} "
            f"rule it out. {ruled.verdict}"
        )
    mean = sum(p.link.score for p in pairs) / len(pairs)
    if left.kind == right.kind == "incident" and mean < settings.threshold:
        return (
            f"Not linked: the best pair is alike, but over all {len(pairs)} pairs the mean is {mean:.2f}, "
            f"below {settings.threshold:.2f}."
        )
    return "Not linked: these two are alike, but other accounts of their incidents are not. Compare the incidents."


def _told_apart(pair: Pair) -> bool:
    return pair.left.report == pair.right.report or not joinable(pair.left.status, pair.right.status)
