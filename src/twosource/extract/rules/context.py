"""What one passage hands to the next: the measure and scope that the bullets of a breakdown take from their lead-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Scope, Who
from twosource.extract.passage import Passage
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.scope import scope_of

if TYPE_CHECKING:
    from twosource.extract.rules.figures import FoundFigure

_BULLETS = ("•", "-", "–", "*", "·", "—", "●", "▪", "◦")
_LINE = 200
_REMEMBERED = 40
_PEOPLE = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED, Measure.DISPLACED}
)


@dataclass(frozen=True, slots=True)
class MeasureContext:
    """The last people measure and scope of the passages before; ``bullets`` where a list is open."""

    measure: Measure | None
    scope: Scope
    bullets: bool
    names: tuple[tuple[str, Who], ...] = ()
    """Last names, lower-case, of persons counted before, and who they were: later mentions are of the same kind."""


def is_bullet(text: str) -> bool:
    """True for a line that starts with a list mark."""
    stripped = text.lstrip()
    return stripped.startswith(_BULLETS) or (stripped[:1].isdigit() and len(stripped) < _LINE)


def context_after(
    passage: Passage, found: Sequence[FoundFigure], *, rules: FigureRules, context: MeasureContext | None = None
) -> MeasureContext | None:
    """What the next passage should be read with. A lead-in ends in a colon; bullets keep it; other text closes it."""
    names = _names(passage, found, context)
    text = passage.doc.text.strip()
    if text.endswith(":") or text.rstrip(" .").endswith(("as follows", "distributed as follows", "breakdown")):
        people: list[Figure] = [f.figure for f in found if f.figure.measure in _PEOPLE]
        lead = people[-1] if people else None
        scope = lead.scope if lead else (found[-1].figure.scope if found else Scope.INCIDENT)
        return MeasureContext(lead.measure if lead else _stated(text, rules), scope, True, names)
    if context is not None and context.bullets and is_bullet(text):
        return replace(context, names=names)
    clause = passage.doc.text.lower()
    stated = found[-1].figure.scope if found else scope_of(clause[-400:], cues=rules.scope)
    return MeasureContext(None, stated, False, names) if stated is not Scope.INCIDENT or names else None


def _names(
    passage: Passage, found: Sequence[FoundFigure], context: MeasureContext | None
) -> tuple[tuple[str, Who], ...]:
    """Names met so far, with those of single persons whose kind this passage tells."""
    names = dict(context.names) if context else {}
    for each in found:
        figure = each.figure
        if figure.low == figure.high == 1 and figure.who is not Who.UNKNOWN:
            last = figure.quote.text.split()[-1]
            if (last[:1].isupper() and passage.doc[each.head].ent_type_ == "PERSON") or (
                last.istitle() and " " in figure.quote.text
            ):
                names.setdefault(last.lower(), figure.who)
    return tuple(names.items())[-_REMEMBERED:]


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
