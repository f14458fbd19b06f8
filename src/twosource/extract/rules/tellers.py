"""The one who tells is not among those told of: "the raid also wounded 12 people, an aid worker told the agency"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twosource.core.quote import Quote
from twosource.extract.rules.figures import FoundFigure
from twosource.extract.rules.findings import Findings


def without_tellers(found: Findings, tellers: Iterable[Quote]) -> Findings:
    """The findings without single persons who are a speaker's own words, unless those words say the harm as well
    ("a wounded fighter said")."""
    spans = [(q.start, q.end) for q in tellers]
    kept = [k for k, figure in enumerate(found.figures) if not _tells(found, figure, spans)]
    if len(kept) == len(found.figures):
        return found
    place = {old: new for new, old in enumerate(kept)}
    figures = tuple(_moved(found.figures[k], place) for k in kept)
    return replace(found, figures=figures)


def _tells(found: Findings, each: FoundFigure, spans: list[tuple[int, int]]) -> bool:
    figure = each.figure
    if not figure.low == figure.high == 1:
        return False
    doc, offset = found.passage.doc, found.passage.start
    harm = None if each.predicate is None else offset + doc[each.predicate].idx
    return any(
        start < figure.quote.end and figure.quote.start < end and not (harm is not None and start <= harm < end)
        for start, end in spans
    )


def _moved(each: FoundFigure, place: dict[int, int]) -> FoundFigure:
    whole = each.figure.subset_of
    return each if whole is None else replace(each, figure=replace(each.figure, subset_of=place.get(whole)))
