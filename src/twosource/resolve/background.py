"""Background: an earlier event that a report only recalls.

The reading guide of trained coders calls an event historical when it lies more than about a week before publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.core.vocab import Scope, Status
from twosource.resolve.times import COVERED, STORY

RECENT = timedelta(days=7)
LONG = timedelta(days=366)
"""A total over more than a year tells mostly of what lies before: the toll of a war."""
SEASON = timedelta(days=100)
"""So does one over more than a season in a report that tells of an event of these days and gives few totals."""
_ASIDE = 4
DOUBTFUL = timedelta(days=30)
"""What is still unsure after this time is told as history; before, the doubt is what the report tells."""
RUNNING = timedelta(days=45)
"""A stretch that lasts until now is recent when it is not longer than this: "in June", told in June."""
_TODAY = timedelta(days=1)
_PRESENT = re.compile(r"\b(?:currently|presently|at present|right now|as of now)\b", re.IGNORECASE)
"""Words that tell of a state that lasts: a number of those displaced now is no history, whenever they fled."""


def mark_background(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims whose event lies more than ``RECENT`` before publication become ``historical``; what is denied or planned stays
    that, what is unverified for a month, and so does what happened on the day that the report is about."""
    if report.published is None:
        return tuple(claims)
    day = report.published.day
    horizons = {Status.REPORTED: day - RECENT, Status.UNVERIFIED: day - DOUBTFUL}
    aside = any(_event_of_days(c, day) for c in claims) and not _lists_totals(claims)
    long = SEASON if aside else LONG
    story = {(c.time.start, c.time.end) for c in claims if c.time and c.time.anchor.startswith((STORY, COVERED))}
    return tuple(
        replace(c, status=Status.HISTORICAL)
        if c.status in horizons
        and _lies_back(c, horizons[c.status], day, long)
        and (c.time is None or (c.time.start, c.time.end) not in story)
        else c
        for c in claims
    )


def _event_of_days(claim: Claim, day: date) -> bool:
    """Figures of one recent event: what the report is about."""
    recent = claim.time is not None and claim.time.start >= day - RECENT
    return recent and any(f.scope is Scope.INCIDENT for f in claim.figures)


def _lists_totals(claims: Sequence[Claim]) -> bool:
    """Totals in such number are what the report is about, as on the pages of a monitor."""
    return sum(f.scope is Scope.CUMULATIVE for c in claims for f in c.figures) > _ASIDE


def _lies_back(claim: Claim, horizon: date, day: date, long: timedelta) -> bool:
    total = bool(claim.figures) and all(f.scope is Scope.CUMULATIVE for f in claim.figures)
    if claim.time is None:
        return total and _PRESENT.search(claim.quote.text) is None
    start, end = claim.time.start, claim.time.end
    if total:
        return end < horizon or end - start > long
    if end >= day - _TODAY:
        return end - start > RUNNING
    return start + (end - start) / 2 < horizon  # "in February", told on 7 March: most days of it lie back
