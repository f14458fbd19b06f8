"""What one passage hands to the next: the measure and scope that the bullets of a breakdown take from their lead-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Scope
from twosource.extract.passage import Passage
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.scope import scope_of

if TYPE_CHECKING:
    from twosource.extract.rules.figures import FoundFigure

_BULLETS = ("•", "-", "–", "*", "·", "—", "●", "▪", "◦")
_LINE = 200
_PEOPLE = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED, Measure.DISPLACED}
)


@dataclass(frozen=True, slots=True)
class MeasureContext:
    """The last people measure and scope of the passages before; ``bullets`` where a list is open."""

    measure: Measure | None
    scope: Scope
    bullets: bool


def is_bullet(text: str) -> bool:
    """True for a line that starts with a list mark."""
    stripped = text.lstrip()
    return stripped.startswith(_BULLETS) or (stripped[:1].isdigit() and len(stripped) < _LINE)


def context_after(
    passage: Passage, found: Sequence[FoundFigure], *, rules: FigureRules, context: MeasureContext | None = None
) -> MeasureContext | None:
    """What the next passage should be read with. A lead-in ends in a colon; bullets keep it; other text closes it."""
    text = passage.doc.text.strip()
    if text.endswith(":") or text.rstrip(" .").endswith(("as follows", "distributed as follows", "breakdown")):
        people: list[Figure] = [f.figure for f in found if f.figure.measure in _PEOPLE]
        lead = people[-1] if people else None
        scope = lead.scope if lead else (found[-1].figure.scope if found else Scope.INCIDENT)
        return MeasureContext(lead.measure if lead else _stated(text, rules), scope, True)
    if context is not None and context.bullets and is_bullet(text):
        return context
    clause = passage.doc.text.lower()
    stated = found[-1].figure.scope if found else scope_of(clause[-400:], cues=rules.scope)
    return MeasureContext(None, stated, False) if stated is not Scope.INCIDENT else None


def _stated(text: str, rules: FigureRules) -> Measure | None:
    """The measure that a lead-in names without a number: "The names of the dead:"."""
    for word in text.lower().replace(",", " ").replace(":", " ").split():
        measure = rules.measures.adjectives.get(word) or rules.measures.counted.get(word)
        if word in rules.measures.past_participles:
            measure = rules.measures.object_verbs.get(word)
        if measure in _PEOPLE:
            return measure
    return None


def bullet_phrases(
    span: tuple[int, int], phrases: Sequence[Counted], reading: Reading, *, context: MeasureContext | None
) -> None:
    """Give the first number of a bullet the lead-in's measure where the bullet itself has no word of harm."""
    if context is None or not context.bullets or context.measure is None or reading.measure or span[0] > 0:
        return
    for n, phrase in enumerate(phrases):
        if (
            phrase.start <= span[0] + 2
            and phrase.kind in (Kind.NUMBER, Kind.SINGLE, Kind.NAMED)
            and (phrase.known or phrase.bare)
        ):
            reading.add(n, context.measure, phrase.head)
            return
