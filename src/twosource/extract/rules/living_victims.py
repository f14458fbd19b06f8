"""Victims who live: "three of the victims were flown to a hospital" counts no dead.

"Victims" are the dead where nothing else is told of them. In a report that counts people hurt and none killed they are the
hurt, and so are those of a sentence about a hospital or wounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.vocab import Measure, Scope
from twosource.extract.rules.figures import FoundFigure
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.kept_figures import kept
from twosource.extract.rules.wound_words import WoundWords

_VICTIMS = frozenset({"victim", "victims"})
_AMONG = frozenset({"among", "amongst"})


def with_living_victims(found: Sequence[Findings], *, known: WoundWords) -> list[Findings]:
    """The findings of a report's passages, in which victims who were only hurt are no dead.

    Those whom a list of the victims counts ("the victims were two men and a girl") are hurt; a part of them ("three of the
    victims") counts nobody that is not counted already.
    """
    counted = [(part, f) for part in found for f in part.figures]
    dead = any(_counts(f, Measure.KILLED) and not _by_victims(part, f) for part, f in counted)
    hurt = any(_counts(f, Measure.INJURED) for _, f in counted)
    return [_settled(part, known, all_live=hurt and not dead) for part in found]


def _settled(part: Findings, known: WoundWords, *, all_live: bool) -> Findings:
    living = {
        n
        for n, f in enumerate(part.figures)
        if f.figure.measure is Measure.KILLED and _by_victims(part, f) and (all_live or _cared_for(part, f, known))
    }
    if not living:
        return part
    parts = {n for n in living if _part_of_them(part, part.figures[n])}
    hurt = tuple(
        replace(f, figure=replace(f.figure, measure=Measure.INJURED)) if n in living - parts else f
        for n, f in enumerate(part.figures)
    )
    return replace(part, figures=kept(hurt, parts))


def _counts(found: FoundFigure, measure: Measure) -> bool:
    figure = found.figure
    return figure.measure is measure and figure.low > 0 and figure.scope is Scope.INCIDENT


def _by_victims(part: Findings, found: FoundFigure) -> bool:
    """Nothing but the word "victims" tells of a death: at the trigger, or after "among the"."""
    doc, at = part.passage.doc, found.predicate
    if at is None:
        return False
    return any(t.lower_ in _VICTIMS for t in doc[at : at + 3 if doc[at].lower_ in _AMONG else at + 1])


def _cared_for(part: Findings, found: FoundFigure, known: WoundWords) -> bool:
    """The sentence tells of care or of wounds, and of no death."""
    assert found.predicate is not None
    told = [t.lower_ for t in part.passage.doc[found.predicate].sent]
    return not known.tells_death(told) and not (known.places | known.wounds | known.alive).isdisjoint(told)


def _part_of_them(part: Findings, found: FoundFigure) -> bool:
    """The word stands inside the phrase: "three of the victims"."""
    at = found.predicate
    return at is not None and found.figure.quote.covers(part.passage.quote(part.passage.doc[at]))
