"""Sort what a sentence holds into units: one event, told by one source, in one status. A unit becomes a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span

from twosource.core.actor import Speaker
from twosource.core.place import PlaceMention
from twosource.core.vocab import Event, Status
from twosource.extract.rules.attribution import Attributions
from twosource.extract.rules.clauses import Cut, cut_of, cuts
from twosource.extract.rules.events import ARMED, Trigger
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.status import Phrases, StatusReader

_TRAILING = frozenset(("advcl", "conj", "parataxis"))
_SAME_DAY = frozenset(("part_of_day", "clock", "narrative", "past"))
"""Time phrases that tell no event apart: "in the morning" may be the same day as "on Thursday"."""


@dataclass(slots=True)
class Unit:
    """Triggers and figures (indices into ``findings.figures``) of one event in one sentence."""

    sentence: Span
    cut: Cut | None
    chain: tuple[Speaker, ...]
    status: Status
    cue: int | None = None
    triggers: list[Trigger] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    place: PlaceMention | None = None
    """The place that stands with its figures, where those of the sentence stand with several."""
    stop: int | None = None
    """First token of a clause that goes on to something of another status: no part of this unit's quote."""

    @property
    def triggers_settle(self) -> bool:
        """Its event words say by themselves what happened."""
        return any(t.kind == "specific" for t in self.triggers)

    @property
    def anchor(self) -> int:
        """The token that stands for the unit: its first figure's, else its highest trigger."""
        return self.triggers[0].i if self.triggers else self.sentence.root.i


def units_of(
    sentence: Span, found: Findings, *, attributions: Attributions, status: StatusReader, phrases: Phrases
) -> list[Unit]:
    """Units of ``sentence`` in text order."""
    passage = found.passage
    figures = [n for n, f in enumerate(found.figures) if sentence.start <= f.head < sentence.end]
    triggers = [t for t in found.triggers if sentence.start <= t.i < sentence.end]
    anchors = [_anchor(found, n) for n in figures]
    times = [
        found.token_range(t.quote.start, t.quote.end) for t in found.times if t.kind not in _SAME_DAY and not t.spoken
    ]
    parts = cuts(sentence, events=[t.i for t in triggers] + anchors, times=times)
    units: dict[tuple[object, ...], Unit] = {}

    def unit_at(i: int, start: int, end: int, *, toll: bool, denies: bool = False) -> Unit:
        chain = attributions.chain_at(start, end)
        cut = cut_of(i, parts)
        state, cue = _status(found, i, start, end, attributions, status, phrases, toll=toll)
        state = Status.DENIED if denies else state
        key = (cut.head if cut else None, tuple(s.quote.start for s in chain), state)
        if key not in units:
            units[key] = Unit(sentence, cut, chain, state, cue)
        return units[key]

    for n, anchor in zip(figures, anchors, strict=True):
        quote = found.figures[n].figure.quote
        unit_at(anchor, quote.start, quote.end, toll=True).figures.append(n)
    for trigger in triggers:
        quote = passage.quote(passage.doc[trigger.first], passage.doc[trigger.last])
        unit_at(
            trigger.i, quote.start, quote.end, toll=trigger.kind == "harm", denies=trigger.kind == "denial"
        ).triggers.append(trigger)
    out = sorted(_split_kinds(_joined(list(units.values()))), key=lambda u: (u.anchor, u.status))
    for unit in out:
        unit.stop = _stop(unit, [u for u in out if u.status is not unit.status], found)
    return out


def _stop(unit: Unit, others: Sequence[Unit], found: Findings) -> int | None:
    """Where a trailing clause begins that tells of the ``others`` and of nothing of ``unit``."""
    mine = (
        [t.last for t in unit.triggers]
        + [_anchor(found, n) for n in unit.figures]
        + [found.figures[n].head for n in unit.figures]
    )
    if not mine:
        return None
    starts = []
    for other in others:
        token = unit.sentence.doc[other.anchor]
        clause = next((t for t in (token, *token.ancestors) if t.dep_ in _TRAILING and t.left_edge.i > max(mine)), None)
        if clause is not None:
            starts.append(clause.left_edge.i)
    return min(starts, default=None)


def _anchor(found: Findings, n: int) -> int:
    figure = found.figures[n]
    return figure.predicate if figure.predicate is not None else figure.head


def _status(
    found: Findings,
    i: int,
    start: int,
    end: int,
    attributions: Attributions,
    reader: StatusReader,
    phrases: Phrases,
    *,
    toll: bool,
) -> tuple[Status, int | None]:
    state, cue = reader.read(found.passage.doc, i, phrases)
    if attributions.denied_at(start, end) is not None:
        return Status.DENIED, None
    if toll and state is Status.DENIED:
        return Status.REPORTED, None
    if state is Status.REPORTED and any(reader.doubtful(s.quote.text) for s in attributions.chain_at(start, end)):
        return Status.UNVERIFIED, None
    return state, cue


def _joined(units: list[Unit]) -> list[Unit]:
    """ "an alleged strike killed two": what one speaker tells of one event in one clause is told once. The doubt about a
    word without a figure goes where the figures are told."""
    for unit in [u for u in units if u.status is Status.UNVERIFIED and not u.figures]:
        other = next(
            (
                u
                for u in units
                if u.status is Status.REPORTED and u.figures and u.cut == unit.cut and u.chain == unit.chain
            ),
            None,
        )
        if other is not None:
            other.triggers = sorted([*other.triggers, *unit.triggers], key=lambda t: t.i)
            units = [u for u in units if u is not unit]
    return units


def _split_kinds(units: Sequence[Unit]) -> list[Unit]:
    """Armed and other events that one clause coordinates ("shelled the town and arrested ten") are told apart."""
    out: list[Unit] = []
    for unit in units:
        kinds = {t.event for t in unit.triggers if t.kind == "specific"}
        apart = {Event.ABDUCTION_ARREST, Event.DISPLACEMENT} & kinds
        if unit.figures or not apart or not kinds & ARMED:
            out.append(unit)
            continue
        rest = [t for t in unit.triggers if t.event not in apart]
        out.append(Unit(unit.sentence, unit.cut, unit.chain, unit.status, unit.cue, rest, []))
        for kind in sorted(apart):
            mine = [t for t in unit.triggers if t.event is kind]
            out.append(Unit(unit.sentence, unit.cut, unit.chain, unit.status, unit.cue, mine, []))
    return out
