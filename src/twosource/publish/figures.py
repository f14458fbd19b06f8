"""Which stated figures stand behind a reconciled one, origin by origin: the arithmetic that a reader can redo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.incident import Incident, Reconciled
from twosource.core.report import Report
from twosource.core.vocab import Measure, Scope, Status


@dataclass(frozen=True, slots=True)
class Stated:
    """What one claim states towards one key. ``parts`` are the figures that it is made of; disjoint groups add up."""

    claim: Claim
    origin: str
    low: int
    high: int | None
    parts: tuple[Figure, ...]
    approximate: bool

    @property
    def sum_in_words(self) -> str | None:
        """``5 + 6`` where the statement gives disjoint groups and no total."""
        return " + ".join(str(p.low) for p in self.parts) if len(self.parts) > 1 else None


def origin_name(claim: Claim, incident: Incident | None = None) -> str:
    """The origin that the incident counts the claim under, or else the claim's own; the outlet where it names none."""
    for origin in incident.origins if incident else ():
        if claim.id in origin.claims:
            return origin.name
    return claim.origin.name if claim.origin else "the outlet itself"


def stated_for(key: str, claim: Claim, incident: Incident | None = None) -> Stated | None:
    """What ``claim`` states towards ``key`` (``killed``, ``killed_civilian``, ...), or ``None`` where it is silent.

    For a key without a group the totals count, and where there is no total the disjoint groups are added, as
    ``architecture`` invariant 3 has it. A subset never adds to its total.
    """
    measure, _, group = key.partition("_")
    try:
        wanted = Measure(measure)
    except ValueError:
        return None
    figures = [f for f in claim.figures if f.measure is wanted and f.scope is Scope.INCIDENT]
    if group:
        who = {"combatant_state": "combatant", "combatant_nonstate": "combatant"}.get(group, group)
        chosen = [f for f in figures if f.who.value == who]
    else:
        chosen = [f for f in figures if f.subset_of is None] or figures
    if not chosen:
        return None
    nested = {i for i, f in enumerate(claim.figures) for g in chosen if f is g}
    parts = tuple(f for f in chosen if f.subset_of is None or f.subset_of not in nested)
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    return Stated(
        claim, origin_name(claim, incident), sum(p.low for p in parts), high, parts, any(p.approximate for p in parts)
    )


def statements(incident: Incident, key: str, claims: Mapping[str, Claim]) -> tuple[Stated, ...]:
    """Everything the incident's claims state towards ``key``, grouped by origin in the order they first speak."""
    reconciled = incident.figure(key)
    ids = dict.fromkeys((*(reconciled.claims if reconciled else ()), *incident.claims))
    found = [s for c in ids if c in claims if (s := stated_for(key, claims[c], incident))]
    order = {name: i for i, name in reversed(list(enumerate(s.origin for s in found)))}
    return tuple(sorted(found, key=lambda s: order[s.origin]))


def fate(stated: Stated, said: Sequence[Stated], figure: Reconciled, reports: Mapping[str, Report]) -> str:
    """Why a statement does not bear on the result: ``denied``, ``replaced later``, ``not used``; empty where it does."""
    if stated.claim.status is not Status.REPORTED:
        return stated.claim.status.value
    if stated.claim.id not in figure.claims:
        return "not used"
    if "later-supersedes" in figure.rule:
        last = max((day for s in said if s.origin == stated.origin and (day := _day(s, reports))), default=None)
        day = _day(stated, reports)
        if day and last and day < last:
            return "replaced later"
    return ""


def bearers(
    figure: Reconciled, said: Sequence[Stated], reports: Mapping[str, Report]
) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Low, best and high with the origins whose own words give that number; none where the rule makes it of several."""
    held = [s for s in said if not fate(s, said, figure, reports)]

    def names(number: int, *, top: bool) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(s.origin for s in held if number == (_top(s) if top else s.low or (0 if s.high == 0 else -1)))
        )

    best = names(figure.best, top=False) or names(figure.best, top=True)
    low = names(figure.low, top=False)
    return ("low", figure.low, low), ("best", figure.best, best), ("high", figure.high, names(figure.high, top=True))


def _top(stated: Stated) -> int:
    return stated.low if stated.high is None else stated.high


def _day(stated: Stated, reports: Mapping[str, Report]) -> date | None:
    as_of = max((p.as_of for p in stated.parts if p.as_of), default=None)
    report = reports.get(stated.claim.report)
    return as_of or (report.published.day if report and report.published else None)


def background_figures(claim: Claim) -> tuple[Figure, ...]:
    """Figures that belong to no incident: totals over a period or a war."""
    return tuple(f for f in claim.figures if f.scope is not Scope.INCIDENT)


_ORDER = tuple(Measure)


def key_order(key: str) -> tuple[int, int, str]:
    """Sorts keys as a reader expects them: killed before wounded, totals before groups."""
    measure, _, group = key.partition("_")
    rank = next((i for i, m in enumerate(_ORDER) if m.value == measure), len(_ORDER))
    return rank, 0 if not group else 1, group


def headline(incident: Incident, measure: str) -> tuple[str, Reconciled] | None:
    """The figure to show where there is room for one: the total, or where only a group is counted, that group's."""
    figures = dict(incident.figures)
    if measure in figures:
        return "", figures[measure]
    groups = [k for k in sorted(figures, key=key_order) if k.startswith(f"{measure}_") and figures[k].high]
    return (groups[0].partition("_")[2], figures[groups[0]]) if groups else None
