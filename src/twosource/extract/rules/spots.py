"""Figures of one sentence that stand with places of their own: "killed 12 in Homs and three in Idlib" tells of two events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.core.place import PlaceMention
from twosource.extract.rules.breadth import OFFICE, breadth
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.pick import leads_to
from twosource.extract.rules.units import Unit

_OPENERS = frozenset((",", ";", ":", "-", "–", "—", "and", "while", "whereas", "but"))
_WHERE = frozenset(("in", "at", "near", "around", "outside", "inside", "across", "on"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_OWN_CLAUSE = frozenset(("conj", "ROOT", "parataxis", "ccomp"))
_TALLY = 2
"""Figures that must add up to the first one before it is their sum."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place that a unit's sentence leads to: tokens of its phrase; ``fronted`` where it opens its clause ("In X, ...")."""

    place: PlaceMention
    first: int
    last: int
    fronted: bool


def parted(unit: Unit, found: Findings) -> list[Unit]:
    """The unit, or one for each place where its figures stand with several: the nearest place in a figure's own conjunct.

    A part of a figure stays with the whole; a figure without a place goes with its neighbour; a sum of the others has
    none of their places.
    """
    if len(unit.figures) < 2:
        return [unit]
    spots = _spots(unit, found)
    if len({s.place.name for s in spots}) < 2:
        return [unit]
    whole = [n for n in unit.figures if found.figures[n].figure.subset_of not in unit.figures]
    bound = _bound(whole, spots, found)
    names = {spot.place.name for spot in bound.values() if spot}
    if len(names) < 2:
        parts = len(whole) < len(unit.figures)  # "15 in X province, including 4 in Y": the whole was not in Y
        place = next((spot.place for spot in bound.values() if spot), None) if parts else None
        return [replace(unit, place=place)]
    return _units(unit, found, bound)


def _spots(unit: Unit, found: Findings) -> list[_Spot]:
    doc = found.passage.doc
    spots = []
    speakers = [
        found.token_range(s.quote.start, s.quote.end)
        for s in unit.chain
        if found.passage.start <= s.quote.start < found.passage.end
    ]
    for place in found.places:
        first, last = found.token_range(place.quote.start, place.quote.end)
        if not unit.sentence.start <= first < unit.sentence.end or (unit.cut and not unit.cut.holds(first)):
            continue
        if breadth(place) == OFFICE or any(a <= first <= b for a, b in speakers) or leads_to(doc, first) != 0:
            continue
        at = first - 1 if first > unit.sentence.start and doc[first - 1].lower_ in _WHERE else first
        before = doc[at - 1] if at > unit.sentence.start else None
        fronted = at < first and (before is None or before.lower_ in _OPENERS or before.is_space)
        spots.append(_Spot(place, first, last, fronted))
    return spots


def _bound(figures: Sequence[int], spots: Sequence[_Spot], found: Findings) -> dict[int, _Spot | None]:
    """For each figure the place that stands with it, its neighbour's where it has none; ``None`` for the sum of the others."""
    doc = found.passage.doc
    spans = {n: _span(found, n) for n in figures}
    order = sorted(figures, key=lambda n: spans[n])
    own: dict[int, _Spot | None] = {}
    for k, n in enumerate(order):
        start, end = spans[n]
        before = spans[order[k - 1]][1] if k else -1
        after = spans[order[k + 1]][0] if k + 1 < len(order) else len(doc)
        behind = next((s for s in spots if end <= s.first < after), None)
        ahead = next((s for s in reversed(spots) if before < s.first and s.last < start and s.fronted), None)
        if behind is not None and _broken(doc, end + 1, behind.first, found.figures[n].head):
            behind = None
        if behind is not None and ahead is not None and behind.fronted:
            behind = None
        own[n] = behind or ahead
    total = _sum(order, found)
    for k, n in enumerate(order):
        if own[n] is None and n != total:
            later = next((own[m] for m in order[k + 1 : k + 2] if _side_by_side(doc, spans[n][1], spans[m][0])), None)
            own[n] = later or next((own[m] for m in reversed(order[:k]) if own[m] is not None), None)
    return own


def _span(found: Findings, n: int) -> tuple[int, int]:
    figure = found.figures[n]
    first, last = found.token_range(figure.figure.quote.start, figure.figure.quote.end)
    return first, max(last, figure.head)


def _broken(doc: Doc, start: int, stop: int, head: int) -> bool:
    """A clause with a subject of its own begins between a figure and a place: the place is that one's."""
    return any(t.text == ";" or (_opens_clause(t) and not _is_its_verb(t, head)) for t in doc[start:stop])


def _opens_clause(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in _OWN_CLAUSE:
        return False
    return any(c.dep_ in _SUBJECTS for c in token.children)


def _is_its_verb(verb: Token, head: int) -> bool:
    return any(c.dep_ in _SUBJECTS and (c.i <= head <= c.right_edge.i and c.left_edge.i <= head) for c in verb.children)


def _side_by_side(doc: Doc, end: int, start: int) -> bool:
    """ "12 killed and 30 wounded": nothing but the words of harm and an "and" between two figures."""
    return start - end <= 5 and not any(t.text == ";" for t in doc[end:start])


def _sum(order: Sequence[int], found: Findings) -> int | None:
    """The first figure where the others of its kind add up to it."""
    first = found.figures[order[0]].figure
    others = [found.figures[n].figure.low for n in order[1:] if found.figures[n].figure.measure is first.measure]
    return order[0] if len(others) >= _TALLY and sum(others) == first.low else None


def _units(unit: Unit, found: Findings, bound: dict[int, _Spot | None]) -> list[Unit]:
    """A unit for each place, in text order. An event word goes with the figures it stands by; where none of these tells by
    itself what happened, they share the words of the first part."""
    groups: dict[str, list[int]] = {}
    for n, spot in sorted(bound.items(), key=lambda item: _span(found, item[0])):
        groups.setdefault(spot.place.name if spot else "", []).append(n)
    parts = list(groups.values())
    starts = [min(_span(found, n)[0] for n in part) for part in parts]
    out: list[Unit] = []
    begin = unit.sentence.start
    for k, part in enumerate(parts):
        spot = bound[part[0]]
        after = starts[k + 1] if k + 1 < len(parts) else unit.sentence.end
        ends = [_span(found, n)[1] for n in part] + ([spot.last] if spot else [])
        stop = max([e + 1 for e in ends if e < after], default=after) if k + 1 < len(parts) else after
        mine = [t for t in unit.triggers if begin <= t.i < stop]
        begin = stop
        this = replace(
            unit,
            figures=[n for n in unit.figures if _whole(found, n, unit) in part],
            triggers=mine,
            place=spot.place if spot else None,
        )
        if out and not this.triggers_settle:
            this.triggers = sorted([*out[0].triggers, *mine], key=lambda t: t.i)
        out.append(this)
    return out


def _whole(found: Findings, n: int, unit: Unit) -> int:
    """The figure of the unit that ``n`` is a part of."""
    seen = {n}
    while (up := found.figures[n].figure.subset_of) is not None and up in unit.figures and up not in seen:
        seen.add(up)
        n = up
    return n
