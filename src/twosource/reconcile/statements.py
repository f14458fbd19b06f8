"""Statements: what one voice says in one report about one event, as bounds by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.report import Report
from twosource.core.vocab import Measure, Scope, Status, Who
from twosource.reconcile.bound import Bound, add, hull
from twosource.reconcile.judge import Judge
from twosource.reconcile.origins import Voice
from twosource.reconcile.weighing import weighed

PEOPLE = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED, Measure.DISPLACED)
_WHOLE = (Who.UNKNOWN, Who.MIXED)
_WITHIN_CIVILIAN = (Who.CHILD, Who.WOMAN, Who.MAN, Who.MEDIC, Who.JOURNALIST)


@dataclass(frozen=True, slots=True)
class Value:
    """One number for one key, by one voice. ``partial`` counts some of the people, never all of them.

    ``day`` is the day that it holds for: its own ``as_of``, else the day of publication. ``summed`` where disjoint groups
    were added. ``only`` names the one group that the statement counts, where it counts no total.
    """

    key: str
    bound: Bound
    voice: Voice
    claims: tuple[str, ...]
    day: date | None
    partial: bool = False
    summed: bool = False
    only: str | None = None
    vague: bool = False
    """No number was given ("dozens"): the bound is only what such a word means at least."""


_Part = tuple[Bound, Claim, bool, bool]
"""A group's bound, its claim, and whether it is partial and vague."""


def values_of(
    claims: Iterable[Claim],
    voices: Mapping[str, Voice],
    reports: Mapping[str, Report],
    *,
    judge: Judge,
) -> tuple[Value, ...]:
    """Every number that the claims state of the incident itself.

    Only what is reported counts: denied, planned, hypothetical, historical and unverified claims, period totals and
    cumulative figures give nothing. Zero is a number; silence is none.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.report, c.quote.start, c.id)):
        if claim.status is Status.REPORTED and claim.figures:
            groups.setdefault((claim.report, voices[claim.id].key), []).append(claim)
    found: dict[str, list[Value]] = {}
    for own in groups.values():
        report = reports[own[0].report]
        day = report.published.day if report.published is not None else None
        for measure in Measure:
            found.setdefault(report.id, []).extend(_measured(own, measure, voices[own[0].id], day, judge))
    told = {claim.id: claim for own in groups.values() for claim in own}
    return tuple(value for values in found.values() for value in weighed(values, told))


def _measured(own: list[Claim], measure: Measure, voice: Voice, day: date | None, judge: Judge) -> Iterator[Value]:
    wholes: list[Value] = []
    parts: dict[str, list[_Part]] = {}
    for claim in own:
        rows = [(i, f) for i, f in enumerate(claim.figures) if f.measure is measure and f.scope is Scope.INCIDENT]
        if not rows:
            continue
        when = max((f.as_of for _, f in rows if f.as_of is not None), default=day)
        figures = [f for _, f in rows if f.subset_of not in dict(rows)]
        total, kinds, summed = _total(rows, people=measure in PEOPLE)
        if total is not None:
            partial, vague = judge.partial(claim, figures), judge.vague(figures)
            wholes.extend(
                Value(measure.value, t, voice, (claim.id,), when, partial, summed, vague=vague) for t in total
            )
        for kind, bound in kinds.items():
            parts.setdefault(kind, []).append((bound, claim, judge.partial(claim, figures), judge.vague(figures)))
        yield from _keyed(claim, measure, rows, voice, when, judge)
    parts = _apart({kind: _without_later_parts(told) for kind, told in parts.items()})
    whole = max((w.bound.top for w in wholes if not w.partial), default=0)
    if parts and measure in PEOPLE and whole <= sum(max(p[0].top for p in told) for told in parts.values()):
        least = sum(max(p[0].low for p in told) for told in parts.values())
        wholes = [replace(w, partial=True) if w.bound.top < least else w for w in wholes]
        told = [part for own_parts in parts.values() for part in own_parts]
        bound = add(hull(p[0] for p in own_parts) for own_parts in parts.values())
        kinds_told = {k.split(":")[0] for k in parts}
        yield Value(
            measure.value,
            bound,
            voice,
            tuple(dict.fromkeys(p[1].id for p in told)),
            day,
            partial=all(p[2] for p in told),
            summed=len(parts) > 1,
            only=next(iter(kinds_told)) if len(kinds_told) == 1 else None,
            vague=all(p[3] for p in told),
        )
    yield from wholes


def _without_later_parts(told: list[_Part]) -> list[_Part]:
    """One voice's counts of one group in text order, without those that its first count already holds: "nine villagers
    died", then "one of the villagers"."""
    first = next((p[0] for p in told if not p[2] and not p[3]), None)
    return [p for p in told if first is None or p[0].top >= first.low]


def _apart(parts: dict[str, list[_Part]]) -> dict[str, list[_Part]]:
    """Groups of several claims that exclude each other: women and children told one by one are among the civilians, the
    dead of one family or body among those that are counted without its name."""
    most = {kind: max(p[0].top for p in own) for kind, own in parts.items()}
    civilians = max((top for kind, top in most.items() if kind.split(":")[0] == Who.CIVILIAN), default=0)
    return {
        kind: own
        for kind, own in parts.items()
        if not (kind.split(":")[0] in _WITHIN_CIVILIAN and most[kind] <= civilians) and not _told_within(kind, most)
    }


def _told_within(kind: str, most: Mapping[str, int]) -> bool:
    """Of the people of one kind, those told with the name of their body and those told without it are not two groups:
    the smaller number is within the larger one."""
    who, _, group = kind.partition(":")
    if group:
        return most[kind] <= most.get(who, -1)
    return any(top > most[kind] for other, top in most.items() if other.startswith(f"{who}:"))


def _total(rows: list[tuple[int, Figure]], *, people: bool) -> tuple[tuple[Bound, ...] | None, dict[str, Bound], bool]:
    """The totals that one claim states, or its disjoint groups where it states no total, and whether groups were added."""
    indexes = {i for i, _ in rows}
    roots = [f for _, f in rows if f.subset_of not in indexes]
    if not people:
        return (hull(Bound.of(f) for f in roots),), {}, False
    whole = [_at_least_its_parts(i, f, rows) for i, f in rows if f in roots and f.who in _WHOLE and not f.group]
    if whole:
        return tuple(dict.fromkeys(whole)), {}, False
    kinds: dict[str, list[Bound]] = {}
    whole_of = {id(f): _at_least_its_parts(i, f, rows) for i, f in rows}
    for f in roots:
        kinds.setdefault(f"{f.who.value}:{f.group}" if f.group else f.who.value, []).append(whole_of[id(f)])
    civilians = [b for k, bs in kinds.items() if k.split(":")[0] == Who.CIVILIAN for b in bs]
    if civilians:
        most = max(b.top for b in civilians)
        kinds = {
            k: bs for k, bs in kinds.items() if k.split(":")[0] not in _WITHIN_CIVILIAN or sum(b.low for b in bs) > most
        }
    merged = {k: hull(bs) for k, bs in kinds.items()}
    merged = {
        k: b
        for k, b in merged.items()
        if ":" in k or not any(b == o for n, o in merged.items() if n.startswith(f"{k}:"))
    }
    if len(merged) > 1:
        return (add(merged.values()),), {}, True
    return None, merged, False


def _at_least_its_parts(index: int, figure: Figure, rows: list[tuple[int, Figure]]) -> Bound:
    """The figure's bound; "up to 20, at least 14 of them of one family" is 14 to 20."""
    part = max((f.low for _, f in rows if f.subset_of == index), default=0)
    bound = Bound.of(figure)
    return Bound(max(bound.low, min(part, bound.top)), bound.high, bound.approximate)


def _keyed(
    claim: Claim, measure: Measure, rows: list[tuple[int, Figure]], voice: Voice, day: date | None, judge: Judge
) -> Iterator[Value]:
    """Numbers by who the people were: the top-most figures of each kind, disjoint ones added."""
    if measure not in PEOPLE:
        return
    by_index = dict(rows)
    for who in Who:
        if who in _WHOLE:
            continue
        tops = [f for _, f in rows if f.who is who and not _inside_same(f, by_index)]
        if not tops:
            continue
        bounds = _siblings(tops)
        yield Value(f"{measure.value}_{who.value}", bounds, voice, (claim.id,), day)
        if who is Who.COMBATANT:
            for side in ("state", "nonstate"):
                mine = [f for f in tops if judge.side(f) == side]
                if mine:
                    yield Value(f"{measure.value}_{who.value}_{side}", _siblings(mine), voice, (claim.id,), day)


def _siblings(figures: list[Figure]) -> Bound:
    """Parts listed side by side under one total, or bodies of different names, are disjoint and add up; anything else
    tells one number twice."""
    parents = {f.subset_of for f in figures}
    groups = [f.group for f in figures]
    listed = len(figures) > 1 and len(parents) == 1 and parents != {None}
    if listed or len(set(groups)) == len(groups):
        return add(Bound.of(f) for f in figures)
    return hull(Bound.of(f) for f in figures)


def _inside_same(figure: Figure, rows: Mapping[int, Figure]) -> bool:
    parent, steps = figure.subset_of, 0
    while parent is not None and steps < len(rows):
        above = rows.get(parent)
        if above is None:
            return False
        if above.who is figure.who:
            return True
        parent, steps = above.subset_of, steps + 1
    return False
