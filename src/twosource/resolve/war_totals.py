"""Totals of a war get its first day: "the war has killed thousands" runs from its beginning to the report's day.

The reading guide of trained coders dates a figure "since a war began" from that beginning. Beginnings are data
(``data/wars.toml``); where the country is not known, or had no war on the day, the total stays undated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.report import Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Scope
from twosource.resolve.homeland import homeland
from twosource.resolve.times_interval import precision_of

type Wars = Mapping[str, Sequence[tuple[date, date | None]]]


def date_war_totals(
    report: Report, claims: Sequence[Claim], *, lexicon: Lexicon, wars: Wars | None = None
) -> tuple[Claim, ...]:
    """``claims`` with the days of a running war on cumulative figures that no phrase and no claim before dates."""
    if report.published is None or not any(_undated_total(c) for c in claims):
        return tuple(claims)
    known = wars if wars is not None else load_wars()
    home = homeland(report, claims, lexicon)
    return tuple(_dated(c, report.published.day, home, known) if _undated_total(c) else c for c in claims)


def _undated_total(claim: Claim) -> bool:
    return (
        claim.time is None
        and claim.time_mention is None
        and bool(claim.figures)
        and all(f.scope is Scope.CUMULATIVE for f in claim.figures)
    )


def _dated(claim: Claim, day: date, home: str | None, wars: Wars) -> Claim:
    code = (claim.place.country_code if claim.place else None) or home
    running = [start for start, end in wars.get(code or "", ()) if start <= day and (end is None or day <= end)]
    if not running:
        return claim
    start = max(running)
    return replace(claim, time=TimeRange(start, day, precision_of(start, day), f"the war in {code} began {start}"))


@lru_cache(maxsize=1)
def load_wars() -> Wars:
    """Read the packaged table once. Raises ``KeyError`` for a war without ``from``."""
    raw = tomllib.loads((files("twosource.resolve") / "data" / "wars.toml").read_text("utf-8"))
    return {code: tuple((war["from"], war.get("to")) for war in rows) for code, rows in raw.items()}
