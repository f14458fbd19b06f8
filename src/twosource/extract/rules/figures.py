"""Every figure of a passage: how many were killed, injured, missing, taken, displaced; strikes, rounds, things destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.figure import Figure
from twosource.core.vocab import Measure, Scope, Who
from twosource.extract.passage import Passage
from twosource.extract.rules.attacks import attacks_told
from twosource.extract.rules.brackets import read_bracketed
from twosource.extract.rules.cared_for import with_cared_for
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.coded import coded_entries
from twosource.extract.rules.context import MeasureContext, bullet_phrases, context_after, in_bulletin, in_list
from twosource.extract.rules.counted import find_counted
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.ellipsis import monthly, read_ellipses
from twosource.extract.rules.figure_rules import FigureRules, load_figure_rules
from twosource.extract.rules.followups import follows_up, read_followups, taken_up
from twosource.extract.rules.harm import Harm, find_harms
from twosource.extract.rules.identified import read_identified
from twosource.extract.rules.members import read_members
from twosource.extract.rules.none_hurt import read_none_hurt
from twosource.extract.rules.objects_counted import read_objects
from twosource.extract.rules.scope import carries, goes_on, own_part, scope_of, speaks_of_count
from twosource.extract.rules.shot import with_shot
from twosource.extract.rules.strewn import read_strewn, strewn
from twosource.extract.rules.subsets import coreferent_who, is_minor, read_parts, whole_who
from twosource.extract.rules.told import TAKEN_UP, Told, latest
from twosource.extract.rules.tolls import read_tolls
from twosource.extract.rules.victims import read_victims
from twosource.extract.rules.words import Words, words_of

__all__ = ["FigureRules", "FoundFigure", "MeasureContext", "context_after", "find_figures", "load_figure_rules"]

_SPAN = 60
_WARS = {Measure.KILLED: 5_000, Measure.INJURED: 10_000, Measure.DISPLACED: 1_000_000}
"""So many are a war's, whatever the sentence says: no incident that UCDP GED codes one event of reaches them but Srebrenica."""
_SHORT = 9
"""Tokens of a sentence so short that what it follows still stands ("He listed them:")."""
_MARK = 2
"""Tokens that may stand before the first words of a list's line: its mark."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with where it stands in ``passage.doc``: its head token, its trigger's token, its sentence's number.

    ``figure.subset_of`` is an index into the tuple that :func:`find_figures` returns.
    """

    figure: Figure
    head: int
    predicate: int | None
    sentence: int


@dataclass(slots=True)
class _Row:
    phrase: Counted
    measure: Measure
    predicate: int | None
    sentence: int
    scope: Scope
    who: Who
    part_of: tuple[int, Measure] | None
    key: tuple[int, int]


def find_figures(
    passage: Passage, *, rules: FigureRules, context: MeasureContext | None = None
) -> tuple[FoundFigure, ...]:
    """All figures of the passage in text order.

    ``context`` is what :func:`context_after` gave for the passage before; it lets the bullets of a breakdown take the
    measure and the scope of their lead-in line. Nothing raises; a figure's quote is always exact.
    """
    words = words_of(passage.doc)
    rows: list[_Row] = []
    carried = resting = context.carried if context else Scope.INCIDENT
    if context is None or not context.bulletin:
        resting = Scope.INCIDENT
    listed = context.scope if context and in_list(passage.doc.text, rules=rules, context=context) else None
    if listed is None and in_bulletin(passage.doc.text, words.text, rules=rules, context=context):
        listed = Scope.PERIOD_TOTAL
    lying = False
    for number, span in enumerate(words.sentences):
        found = _sentence(words, span, number, rules, context, carried, listed, rows, lying=lying)
        lying = strewn(words, span, rules=rules) or (lying and bool(found)) or (lying and span[1] - span[0] < _SHORT)
        rows.extend(found)
        if span is words.sentences[-1]:
            break  # nothing comes that could take its scope over
        if not found and speaks_of_count(words.text[span[0] : span[1]], cues=rules.scope):
            continue
        stated = scope_of(" ".join(words.text[span[0] : span[1]]).replace(" - ", "-"), cues=rules.scope)
        carried = stated if stated is not Scope.INCIDENT else found[-1].scope if found else resting
        if carried is Scope.INCIDENT:
            carried = resting
    _recall(words, rows, context)
    return _with_entries(passage, words, _figures(passage, rows))


def _with_entries(passage: Passage, words: Words, found: tuple[FoundFigure, ...]) -> tuple[FoundFigure, ...]:
    """Put what a coder entered in the place of the numbers that were read in those words."""
    for count, quote, token in coded_entries(passage):
        sentence = next(n for n, (start, end) in enumerate(words.sentences) if start <= token < end)
        entry = FoundFigure(Figure(Measure.KILLED, count, count, quote), token, None, sentence)
        same = [n for n, each in enumerate(found) if quote.covers(each.figure.quote)]
        found = (
            (*found[: same[0]], entry, *(f for n, f in enumerate(found) if n > same[0])) if same else (*found, entry)
        )
    return found


def _recall(words: Words, rows: Sequence[_Row], context: MeasureContext | None) -> None:
    """A person named again is who the passages before said: "ISIS leader X" makes a later "X" a combatant."""
    known = dict(context.names) if context else {}
    for row in rows:
        if row.phrase.low != 1 or row.phrase.plural:
            continue
        last = words.text[row.phrase.end - 1]
        if row.who is not Who.UNKNOWN:
            known.setdefault(last, row.who)
        elif row.phrase.kind is Kind.NAMED:
            row.who = known.get(last, Who.UNKNOWN)


def _sentence(
    words: Words,
    span: tuple[int, int],
    number: int,
    rules: FigureRules,
    context: MeasureContext | None,
    carried: Scope,
    listed: Scope | None,
    earlier: Sequence[_Row],
    *,
    lying: bool,
) -> list[_Row]:
    start, end = span
    if (
        not lying
        and (listed is None or context is None or context.measure is None)
        and rules.measures.cues.isdisjoint(words.text[start:end])
        and not follows_up(words, span, told=_told(earlier, context))
    ):
        return []
    harms = _harms(words, start, end, rules)
    phrases = find_counted(words, start, end, rules=rules)
    if not phrases and rules.measures.nobody.cues.isdisjoint(words.text[start:end]):
        return []
    reading = (
        read_victims(words, span, phrases, harms, rules=rules) if harms or any(p.inner for p in phrases) else Reading()
    )
    read_bracketed(words, phrases, reading)
    read_identified(words, span, phrases, reading)
    read_objects(words, span, phrases, reading, rules=rules)
    told = _told(earlier, context)
    last = told[-1] if told else None
    read_tolls(words, span, phrases, reading, rules=rules, previous=last.measure if last else None)
    if lying:
        read_strewn(words, span, phrases, reading)
    read_ellipses(words, span, phrases, reading)
    bullet_phrases(words, span, phrases, reading, context=context)
    read_members(words, phrases, reading, last=last, rules=rules)
    read_followups(words, span, phrases, reading, last=last, rules=rules)
    read_parts(words, phrases, reading, previous=last.measure if last else None)
    read_none_hurt(words, span, phrases, reading, rules=rules)
    return _rows(words, span, number, phrases, reading, rules, carried, listed, told)


def _harms(words: Words, start: int, end: int, rules: FigureRules) -> list[Harm]:
    found = with_shot(words, start, end, find_harms(words, start, end, rules=rules), known=rules.wounds)
    return with_cared_for(words, start, end, found, known=rules.wounds)


def _told(earlier: Sequence[_Row], context: MeasureContext | None) -> tuple[Told, ...]:
    """The whole figures of dead, injured or missing people before, in this passage or the ones before it; last one last."""
    told = list(context.told) if context else []
    told.extend(
        Told(r.measure, r.who, r.phrase.low, r.phrase.high)
        for r in earlier
        if r.measure in TAKEN_UP and r.part_of is None
    )
    return latest(told)


def _rows(
    words: Words,
    span: tuple[int, int],
    number: int,
    phrases: Sequence[Counted],
    reading: Reading,
    rules: FigureRules,
    carried: Scope,
    listed: Scope | None,
    told: Sequence[Told],
) -> list[_Row]:
    start, end = span
    text = list(words.text[start:end])
    default = listed or (carried if carries(text, cues=rules.scope) else Scope.INCIDENT)
    months = [k for k in range(min(3, len(text))) if text[k] in rules.months]
    if listed is not None and months:
        dated = any(text[k][:1].isdigit() for k in (months[0] - 1, months[0] + 1) if 0 <= k < len(text))
        default = Scope.INCIDENT if dated else Scope.PERIOD_TOTAL
    if default is Scope.INCIDENT and attacks_told(words, span, phrases, reading):
        default = Scope.PERIOD_TOTAL
    rows: list[_Row] = []
    counted = [(phrases[n], m) for n, found in reading.measure.items() for m in found]
    known: dict[int, Who] = {}
    for n in sorted(reading.measure):
        phrase = phrases[n]
        who = whole_who(n, phrases, reading, rules=rules, words=words)
        if who is Who.UNKNOWN or (phrase.other and who is Who.MIXED):
            same = coreferent_who(n, phrases, reading)
            who = same if same is not Who.UNKNOWN else who
        if who in (Who.UNKNOWN, Who.MIXED):
            same = taken_up(words, phrase, reading.measure[n], told)
            who = same if same is not Who.UNKNOWN else who
        if who is Who.UNKNOWN and phrase.bare and not phrase.partitive and phrase.kind is Kind.NUMBER:
            who = next((w for k, w in reversed(known.items()) if k not in reading.part_of), who)
            who = who if who in (Who.COMBATANT, Who.CIVILIAN) else Who.UNKNOWN
        known[n] = who
        if who is Who.UNKNOWN and phrase.kind is not Kind.NUMBER and is_minor(words, phrase):
            who = Who.CHILD
        for measure in sorted(reading.measure[n], key=lambda m: m.value):
            part = reading.part_of.get(n)
            total = (part, measure) if part is not None and part in reading.measure else None
            left, right = own_part(text, phrase.start - start, cues=rules.scope)
            stated = scope_of(" ".join(text[left:right]).replace(" - ", "-"), cues=rules.scope)
            if (
                phrase.kind in (Kind.NAMED, Kind.SINGLE)
                and total is None
                and listed is None
                and stated is not Scope.INCIDENT
            ):
                stated = Scope.INCIDENT  # one person dies once, in however many raids of a month
            if stated is Scope.INCIDENT and total is not None:
                stated = next((r.scope for r in rows if r.key == (number, part)), stated)
            if (
                stated is Scope.INCIDENT
                and rows
                and left > 0
                and goes_on(text, left, right, phrase.partitive, cues=rules.scope)
            ):
                stated = rows[-1].scope
            cases = phrase.low > 1 and words.text[phrase.head] in rules.scope.cases and stated is Scope.INCIDENT
            if cases or monthly(words, phrase):
                stated = Scope.PERIOD_TOTAL
            if measure is Measure.MISSING and "since" in text:
                stated = Scope.INCIDENT  # "missing since the war began" says since when, not over what time
            if measure is Measure.DISPLACED and stated is Scope.INCIDENT and carried is Scope.CUMULATIVE:
                stated = carried
            if measure is Measure.DISPLACED and stated is Scope.INCIDENT and listed is Scope.PERIOD_TOTAL:
                rows.append(_Row(phrase, measure, reading.trigger.get(n), number, stated, who, total, (number, n)))
                continue  # a bulletin tells how many are displaced as it stands
            begins = listed is not None and phrase.start - start <= _MARK
            if stated is Scope.INCIDENT and any(p.low >= _WARS.get(m, p.low + 1) for p, m in counted):
                stated = Scope.CUMULATIVE
            if phrase.kind is not Kind.NUMBER and total is None and stated is Scope.INCIDENT and not begins:
                default = Scope.INCIDENT
            rows.append(
                _Row(
                    phrase,
                    measure,
                    reading.trigger.get(n),
                    number,
                    stated if stated is not Scope.INCIDENT else default,
                    who,
                    total,
                    (number, n),
                )
            )
    return rows


def _figures(passage: Passage, rows: Sequence[_Row]) -> tuple[FoundFigure, ...]:
    index: dict[tuple[int, int, Measure], int] = {}
    for k, row in enumerate(rows):
        index[(*row.key, row.measure)] = k
    found: list[FoundFigure] = []
    for k, row in enumerate(rows):
        phrase = row.phrase
        first, last = phrase.start, phrase.end - 1
        doc = passage.doc
        if doc[last].idx + len(doc[last]) - doc[first].idx > _SPAN:
            last = max(phrase.head, first) if phrase.head < phrase.end else last
            if doc[last].idx + len(doc[last]) - doc[first].idx > _SPAN:
                first = last = phrase.head
        part = None
        if row.part_of is not None:
            n, measure = row.part_of
            part = index.get((row.sentence, n, measure))
        figure = Figure(
            measure=row.measure,
            low=phrase.low,
            high=phrase.high,
            quote=passage.quote(doc[first], doc[last]),
            who=row.who if row.measure not in (Measure.STRIKES, Measure.ROUNDS, Measure.DESTROYED) else Who.UNKNOWN,
            group=phrase.group if row.measure not in (Measure.STRIKES, Measure.ROUNDS, Measure.DESTROYED) else None,
            approximate=phrase.approximate,
            scope=row.scope,
            subset_of=part if part != k else None,
        )
        found.append(FoundFigure(figure, phrase.head, row.predicate, row.sentence))
    return tuple(found)
