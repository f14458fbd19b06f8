"""Low, best and high as bars: one for the reconciled figure, one for each statement, with open ends shown as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.report import Report
from twosource.publish.figures import fate, key_order, statements
from twosource.publish.words import Words, interval


@dataclass(frozen=True, slots=True)
class BarRow:
    """``left`` and ``width`` in percent of the track. ``best`` is a tick on the reconciled bar."""

    label: str
    value: str
    left: float
    width: float
    open: bool
    point: bool
    best: float | None
    fate: str
    """Why the statement does not bear on the result; empty where it does."""
    claim: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Chart:
    key: str
    title: str
    low: int
    best: int
    high: int
    open: bool
    rule: str
    rule_words: str
    note: str
    axis: int
    rows: tuple[BarRow, ...]
    whole: BarRow


def charts(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], words: Words
) -> tuple[Chart, ...]:
    """One chart per figure of the incident, the dead first, totals before groups."""
    return tuple(
        _chart(incident, key, claims, reports, words)
        for key, _ in sorted(incident.figures, key=lambda f: key_order(f[0]))
    )


def _chart(
    incident: Incident, key: str, claims: Mapping[str, Claim], reports: Mapping[str, Report], words: Words
) -> Chart:
    figure = dict(incident.figures)[key]
    said = statements(incident, key, claims)
    top = max(figure.high, *(s.high if s.high is not None else s.low for s in said), 1)
    axis = top * (1.25 if figure.open or any(s.high is None for s in said) else 1.04)

    def at(value: float) -> float:
        return round(100 * value / axis, 2)

    rows = []
    for s in said:
        report = reports.get(s.claim.report)
        detail = ", ".join(
            p
            for p in (
                (report.outlet or report.id) if report else None,
                report.published.day.isoformat() if report and report.published else None,
            )
            if p
        )
        value = (
            ("about " if s.approximate else "")
            + interval(s.low, s.high)
            + (f" = {s.sum_in_words}" if s.sum_in_words else "")
        )
        right = 100.0 if s.high is None else at(s.high)
        rows.append(
            BarRow(
                s.origin,
                value,
                at(s.low),
                right - at(s.low),
                s.high is None,
                s.high == s.low,
                None,
                fate(s, said, figure, reports),
                s.claim.id,
                detail,
            )
        )
    right = 100.0 if figure.open else at(figure.high)
    whole = BarRow(
        "All origins",
        _whole(figure.low, figure.best, figure.high, is_open=figure.open),
        at(figure.low),
        right - at(figure.low),
        figure.open,
        not figure.open and figure.low == figure.high,
        at(figure.best),
        "",
        None,
        "low / best / high" if figure.low != figure.high else "",
    )
    return Chart(
        key,
        words.figure(key),
        figure.low,
        figure.best,
        figure.high,
        figure.open,
        figure.rule,
        words.rule(figure.rule),
        figure.note,
        top,
        tuple(rows),
        whole,
    )


def _whole(low: int, best: int, high: int, *, is_open: bool) -> str:
    if low == high:
        return interval(low, None if is_open else high)
    return f"{low:,} / {best:,} / {high:,}{' or more' if is_open else ''}"
