"""Background: an earlier event that a report only recalls.

The reading guide of trained coders calls an event historical when it lies more than about a week before publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.core.vocab import Scope, Status
from twosource.resolve.times import STORY

RECENT = timedelta(days=7)
LONG = timedelta(days=366)
"""A total over more than a year tells mostly of what lies before: the toll of a war."""


def mark_background(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims whose event ended more than ``RECENT`` before publication become ``historical``; what is denied, planned or
    unverified stays that, and so does what happened on the day that the report is about."""
    if report.published is None:
        return tuple(claims)
    horizon = report.published.day - RECENT
    story = {(c.time.start, c.time.end) for c in claims if c.time and c.time.anchor.startswith(STORY)}
    return tuple(
        replace(c, status=Status.HISTORICAL)
        if c.status is Status.REPORTED
        and _lies_back(c, horizon)
        and (c.time is None or (c.time.start, c.time.end) not in story)
        else c
        for c in claims
    )


def _lies_back(claim: Claim, horizon: date) -> bool:
    total = bool(claim.figures) and all(f.scope is Scope.CUMULATIVE for f in claim.figures)
    if claim.time is None:
        return total
    return claim.time.end < horizon or (total and claim.time.end - claim.time.start > LONG)
