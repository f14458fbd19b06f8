"""Background: an earlier event that a report only recalls.

The reading guide of trained coders calls an event historical when it lies more than about a week before publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.core.vocab import Status

RECENT = timedelta(days=7)


def mark_background(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims whose event ended more than ``RECENT`` before publication become ``historical``; what is denied, planned or
    unverified stays that."""
    if report.published is None:
        return tuple(claims)
    horizon = report.published.day - RECENT
    return tuple(
        replace(c, status=Status.HISTORICAL) if c.status is Status.REPORTED and c.time is not None and c.time.end < horizon else c
        for c in claims
    )
