"""What one passage hands to the next: the measure and scope that the bullets of a breakdown take from their lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Scope, Who
from twosource.extract.passage import Passage
from twosource.extract.rules.chains import Chains, Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.joins import Joins
from twosource.extract.rules.scope import carries, scope_of, untold
from twosource.extract.rules.told import TAKEN_UP, Told, latest
from twosource.extract.rules.words import Words

if TYPE_CHECKING:
    from twosource.extract.rules.figures import FoundFigure

_BULLETS = ("•", "-", "–", "*", "·", "—", "●", "▪", "◦")
_BULLETIN = re.compile(
    r"\b(?:weekly|monthly|fortnightly|biweekly|bi-weekly|daily) (?:[\w-]+ ){0,3}(?:report|update|bulletin|review|summary|figures|brief)\b"
    r"|\b(?:during|in|over|covering) (?:the|this) (?:reporting|reported) (?:period|week|month)\b"
    r"|\(\d{1,2}(?: [a-z]{3,9})? ?(?:-|–|—|to) ?\d{1,2} [a-z]{3,9},? (?:19|20)\d\d\)"
    r"|\((?:[a-z]{3,9}) \d{1,2} ?(?:-|–|—|to) ?(?:[a-z]{3,9} )?\d{1,2},? (?:19|20)\d\d\)"
)
_DATELINED = re.compile(r"[\W_]*[A-Z][A-Z .'-]{2,30} ?[-–—] ")
_HEAD = 500
_LINE = 200
_LABEL = 45
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
    told: tuple[Told, ...] = ()
    """The last whole figures of people: "a second officer spoke of 11" takes up its measure."""
    bulletin: bool = False
    """The report is a bulletin of a week or a month: what it counts without a day or an attack is that period's."""

    @property
    def carried(self) -> Scope:
        """The scope that a sentence takes up that tells neither a day nor an attack of its own."""
        return Scope.PERIOD_TOTAL if self.bulletin and self.scope is Scope.INCIDENT else self.scope


def opening(title: str | None, text: str) -> MeasureContext | None:
    """What the first passage is read with: a bulletin counts its period. ``text``: the report's beginning."""
    head = f"{title or ''}\n{text[:_HEAD]}".lower()
    return MeasureContext(None, Scope.INCIDENT, False, bulletin=True) if _BULLETIN.search(head) else None


def is_bullet(text: str, *, rules: FigureRules, opened: bool) -> bool:
    """True for a line of a list: it starts with a list mark, has a label ("March:", "Northern district:"), or,
    where a lead-in ``opened`` the list, is short and starts with a number."""
    stripped = text.lstrip()
    if stripped.startswith(_BULLETS):
        return True
    first = stripped.split(maxsplit=1)[0].lower() if stripped else ""
    if (
        opened
        and len(stripped) < _LINE
        and (first[:1].isdigit() or first in rules.numbers.units or first in rules.numbers.open)
    ):
        return True
    label, colon, _ = stripped[:_LABEL].partition(":")
    return bool(colon) and len(label.split()) <= 4 and label[:1].isupper()


def in_list(text: str, *, rules: FigureRules, context: MeasureContext | None) -> bool:
    """True where the passage goes on with a list of totals that the passages before opened; a line with a place of its
    own before it ("* NORTHTON - A bomb ...") tells of something else."""
    if context is None or _DATELINED.match(text):
        return False
    return context.bullets or (context.scope is not Scope.INCIDENT and is_bullet(text, rules=rules, opened=False))


def in_bulletin(text: str, words: Sequence[str], *, rules: FigureRules, context: MeasureContext | None) -> bool:
    """True for a line of a bulletin's list that tells neither a day nor an attack of its own."""
    listed = context is not None and context.bulletin and text.lstrip().startswith(_BULLETS)
    return listed and untold(words, cues=rules.scope)


def context_after(
    passage: Passage, found: Sequence[FoundFigure], *, rules: FigureRules, context: MeasureContext | None = None
) -> MeasureContext | None:
    """What the next passage should be read with. A lead-in ends in a colon; bullets keep it; other text closes it."""
    names = _names(passage, found, context)
    told = _told(found, context)
    text = passage.doc.text.strip()
    if text.endswith(":") or text.rstrip(" .").endswith(("as follows", "distributed as follows", "breakdown")):
        people: list[Figure] = [f.figure for f in found if f.figure.measure in _PEOPLE]
        lead = people[-1] if people else None
        scope = lead.scope if lead else (found[-1].figure.scope if found else _lead_in(text, rules, context))
        measure = lead.measure if lead else _stated(text, rules)
        return MeasureContext(measure, scope, True, names, told, context is not None and context.bulletin)
    if (
        context is not None
        and (context.bullets or context.scope is not Scope.INCIDENT)
        and is_bullet(text, rules=rules, opened=context.bullets)
    ):
        return replace(context, names=names, told=told)
    clause = passage.doc.text.lower()
    stated = found[-1].figure.scope if found else scope_of(clause[-400:], cues=rules.scope)
    bulletin = context is not None and context.bulletin
    kept = stated is not Scope.INCIDENT or names or told or bulletin
    return MeasureContext(None, stated, False, names, told, bulletin) if kept else None


def _lead_in(text: str, rules: FigureRules, context: MeasureContext | None) -> Scope:
    """The scope of a lead-in without a number: its own, or, where it takes up what was told ("The dead are:"), that one's."""
    stated = scope_of(text.lower(), cues=rules.scope)
    takes_up = context is not None and carries(text.lower().split(), cues=rules.scope)
    return context.scope if stated is Scope.INCIDENT and takes_up and context is not None else stated


def _told(found: Sequence[FoundFigure], context: MeasureContext | None) -> tuple[Told, ...]:
    people = [f.figure for f in found if f.figure.measure in TAKEN_UP and f.figure.subset_of is None]
    before = context.told if context else ()
    return latest([*before, *(Told(f.measure, f.who, f.low, f.high) for f in people)])


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
    words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading, *, context: MeasureContext | None
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
            for k in Chains(Joins(words, span, phrases, ()), reading).after(n):
                if phrases[k].kind in (Kind.NUMBER, Kind.SINGLE, Kind.NAMED):
                    reading.add(k, context.measure, phrases[k].head)
            return
