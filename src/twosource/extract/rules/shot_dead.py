"""Those who were shot and of whom another sentence of the report tells that they died: no wounded beside the dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Scope
from twosource.extract.rules.cared_for import tells_care
from twosource.extract.rules.figures import FoundFigure
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.kept_figures import kept
from twosource.extract.rules.shot import tells_shot
from twosource.extract.rules.wound_words import WoundWords

_DIED = re.compile(
    r"\b(?:fatal(?:ly)?|died|dies|dead|deceased|homicides?|(?<!attempted )murder(?:ed|s)?|slain|slaying|autopsy)\b"
    r"|\b(?:shooting |his |her |their )deaths?\b",
    re.IGNORECASE,
)
_NOT_DEAD = re.compile(
    r"\b(?:non-?fatal|attempt\w* (?:to )?(?:[\w-]+ ){0,2}(?:murder|homicide)|no (?:one|deaths)|not (?:die|died|fatal)"
    r"|homicide (?:detectives?|units?|division|squad|investigators?|bureau))",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:another|others?|second|third|also|both)\b", re.IGNORECASE)
_REACH = 9


def without_shot_dead(found: Sequence[Findings], title: str = "", *, known: WoundWords) -> list[Findings]:
    """The findings of a report's passages, in which who was shot is dead where the report tells so.

    Where a death is counted somewhere, the single person who "was shot" is that one and no figure beside it; where deaths are
    only spoken of ("a homicide"), the person is who died.
    """
    told = any(_killed(f.figure) for part in found for f in part.figures)
    text = " ".join([title, *(part.passage.doc.text for part in found)])
    spoken = bool(_DIED.search(_NOT_DEAD.sub(" ", text)))
    if not (told or spoken):
        return list(found)
    return [replace(part, figures=_settled(part, known, told=told)) if part.figures else part for part in found]


def _killed(figure: Figure) -> bool:
    return figure.measure is Measure.KILLED and figure.low > 0 and figure.scope is Scope.INCIDENT


def _settled(part: Findings, known: WoundWords, *, told: bool) -> tuple[FoundFigure, ...]:
    shot = [_one_shot(part, f, known) for f in part.figures]
    if not any(shot):
        return part.figures
    if not told:
        return tuple(
            replace(f, figure=replace(f.figure, measure=Measure.KILLED)) if s else f
            for f, s in zip(part.figures, shot, strict=True)
        )
    return kept(part.figures, {n for n, s in enumerate(shot) if s})


def _one_shot(part: Findings, found: FoundFigure, known: WoundWords) -> bool:
    """Whether this is one wounded person of whom only a gunshot is told, and no other than who was told of before."""
    figure, doc = found.figure, part.passage.doc
    if (
        figure.measure is not Measure.INJURED
        or figure.high != 1
        or found.predicate is None
        or _MORE.search(figure.quote.text)
    ):
        return False
    if any(t.lower_ == "also" for t in doc[max(0, found.predicate - 2) : found.predicate]):
        return False  # "her mother was also shot"
    rest = doc[found.predicate].sent
    if any(t.lower_ in known.alive for t in doc[found.predicate : rest.end]):
        return False
    told = [t.lower_ for t in doc[found.predicate : min(len(doc), found.predicate + _REACH)]]
    return tells_shot(told, known) or tells_care(told, known)
