"""Deaths that a report speaks of only while it tells of an inquiry: "was charged in the shooting death of Ana Corvel".

Beside a death that is told they take it up and count nobody more. Where nobody is counted dead, they tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.core.vocab import Measure, Scope
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.figures import FoundFigure, find_figures
from twosource.extract.rules.findings import Findings


def with_inquests(found: Sequence[Findings], *, rules: FigureRules) -> list[Findings]:
    """The findings of a report's passages with the single dead of inquiries, where no other dead are counted."""
    if any(f.figure.measure is Measure.KILLED and f.figure.low > 0 for part in found for f in part.figures):
        return list(found)
    measures = rules.measures
    told = replace(rules, measures=replace(measures, attitudes=measures.attitudes - measures.inquiry))
    return [replace(part, figures=(*part.figures, *_spoken_of(part, told, measures.inquiry))) for part in found]


def _spoken_of(part: Findings, rules: FigureRules, inquiry: frozenset[str]) -> Iterator[FoundFigure]:
    words = {t.lower_ for t in part.passage.doc}
    if inquiry.isdisjoint(words) or rules.measures.nominals.keys().isdisjoint(words):
        return
    for f in find_figures(part.passage, rules=rules):
        figure = f.figure
        if figure.measure is Measure.KILLED and figure.high == 1 and figure.scope is Scope.INCIDENT:
            yield replace(f, figure=replace(figure, subset_of=None))
