"""Why two accounts are one incident, or are not: every part of the score as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.core.account import Account, Feature, Link
from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.link.block import joinable
from twosource.link.profile import profile_of
from twosource.link.score import score
from twosource.link.settings import LinkSettings


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall: a feature, and the score before and after it."""

    feature: Feature
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """``verdict`` in one sentence; ``steps`` from nothing to the score."""

    link: Link
    steps: tuple[Step, ...]
    verdict: str


def explain(
    left: Account,
    right: Account,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    settings: LinkSettings,
) -> Explanation:
    """Compare two accounts and say what decided. They may end apart or together all the same, through other members."""
    found = score(profile_of(left, claims, reports, settings), profile_of(right, claims, reports, settings), settings)
    said = verdict(left, right, found, settings)
    if said.startswith("Alike"):
        said = f"{said.removesuffix('.')}; they are one where all other members agree."
    return Explanation(found, waterfall(found), said)


def waterfall(link: Link) -> tuple[Step, ...]:
    """The score built up feature by feature."""
    steps: list[Step] = []
    total = 0.0
    for feature in link.features:
        steps.append(Step(feature, round(total, 4), round(total + feature.weight, 4)))
        total += feature.weight
    return tuple(steps)


def verdict(left: Account, right: Account, link: Link, settings: LinkSettings) -> str:
    """What the comparison of two accounts says by itself, in one sentence."""
    if left.report == right.report:
        return "Apart: one report tells them as two events."
    if not joinable(left.status, right.status):
        return f"Apart: one is {left.status}, the other {right.status}."
    for feature in link.features:
        if feature.veto:
            return f"Apart: {feature.reason} ({feature.left} / {feature.right})."
    if link.score >= settings.threshold:
        return f"Alike: {link.score:.2f} reaches {settings.threshold:.2f}."
    return f"Apart: {link.score:.2f} is below {settings.threshold:.2f}."
