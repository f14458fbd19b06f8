"""The dead and the hurt of one incident, by who they were: what the policies divide, cut and presume upon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.core.incident import Reconciled
from twosource.core.lexicon import fold
from twosource.core.vocab import Measure, Scope, Who
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.parties import Party
from twosource.publish.figures import Stated, fate, headline, stated_for, statements
from twosource.reconcile.blame import speaks_for

_ARMED_DEAD = f"{Measure.KILLED}_{Who.COMBATANT}"


@dataclass(frozen=True, slots=True)
class Span:
    """``low <= best <= high``; ``told`` is False where no report says anything."""

    low: int = 0
    best: int = 0
    high: int = 0
    open: bool = False
    told: bool = False

    @classmethod
    def of(cls, figure: Reconciled | None) -> Span:
        return cls(figure.low, figure.best, figure.high, figure.open, True) if figure else cls()


@dataclass(frozen=True, slots=True)
class Harm:
    """One measure. ``armed`` are all combatants; ``state`` and ``nonstate`` those of them whose side is told;
    ``sheltered`` are children, medical staff and journalists."""

    total: Span
    civilian: Span
    armed: Span
    state: Span
    nonstate: Span
    sheltered: Span
    only_armed: bool = False
    """Every statement of the total counts combatants only."""

    @property
    def civilians_told(self) -> bool:
        """A report says that there were civilians among them."""
        return self.civilian.best > 0 or self.sheltered.high > 0

    @property
    def armed_told(self) -> bool:
        return self.armed.best > 0


def harm(case: Case, measure: Measure) -> Harm:
    """What the record holds for ``measure`` (killed, injured)."""
    incident, key = case.incident, measure.value

    def span(who: str) -> Span:
        return Span.of(incident.figure(f"{key}_{who}"))

    found = headline(incident, key)
    parts = [span(w.value) for w in (Who.CHILD, Who.MEDIC, Who.JOURNALIST)]
    sheltered = Span(
        sum(p.low for p in parts),
        sum(p.best for p in parts),
        sum(p.high for p in parts),
        any(p.open for p in parts),
        any(p.told for p in parts),
    )
    said = standing(case, f"{key}_{found[0]}" if found[0] else key) if found else ()
    return Harm(
        total=Span.of(found[1] if found else None),
        civilian=span(Who.CIVILIAN),
        armed=span(Who.COMBATANT),
        state=span(f"{Who.COMBATANT}_state"),
        nonstate=span(f"{Who.COMBATANT}_nonstate"),
        sheltered=sheltered,
        only_armed=bool(said) and all(p.who is Who.COMBATANT for s in said for p in s.parts),
    )


def total_key(case: Case, measure: Measure) -> str | None:
    """The key of the figure that ``harm`` takes as the total."""
    found = headline(case.incident, measure.value)
    if found is None:
        return None
    return f"{measure.value}_{found[0]}" if found[0] else measure.value


def standing(case: Case, key: str) -> tuple[Stated, ...]:
    """Statements towards a figure that bear on it: not denied, not replaced later, not of a copy."""
    figure = case.incident.figure(key)
    if figure is None:
        return ()
    said = statements(case.incident, key, case.world.claims)
    return tuple(
        s for s in said if not fate(s, said, figure, case.world.reports) and s.claim.report not in case.world.copies
    )


def of_the_enemy(stated: Stated, case: Case) -> bool:
    """A party that says it did it, of the people whom it hit: it has an interest in the number."""
    speaker = stated.claim.origin
    if speaker is None or not any(p.who is Who.COMBATANT for p in stated.parts):
        return False
    lexicon = case.world.lexicon
    return any(speaks_for(speaker, a.id or fold(a.name), lexicon) for a in stated.claim.perpetrators)


def disinterested(case: Case, key: str) -> tuple[Span, tuple[str, ...]]:
    """A figure without what parties say of their enemy, but for its upper end; and the names of those parties.

    Where nobody else counts, low and best are 0.
    """
    span = Span.of(case.incident.figure(key))
    said = standing(case, key)
    rest = [s for s in said if not of_the_enemy(s, case)]
    if len(rest) == len(said):
        return span, ()
    names = tuple(dict.fromkeys(s.origin for s in said if s not in rest))
    if not rest:
        return replace(span, low=0, best=0), names
    lows, tops = [s.low for s in rest], [s.low if s.high is None else s.high for s in rest]
    low = span.low if span.low in lows else min(lows)
    return replace(span, low=low, best=min(max(span.best, low), max(*tops, low))), names


def dead_of(case: Case, party: Party) -> int | None:
    """The fewest armed dead that a report gives to this party by name; ``None`` where none does."""
    names = {fold(party.name), fold(party.coded), party.key}
    found = [
        f.low
        for c in case.told
        if not any(of_the_enemy(s, case) for s in (stated_for(_ARMED_DEAD, c),) if s)
        for f in c.figures
        if f.measure is Measure.KILLED and f.scope is Scope.INCIDENT and f.who is Who.COMBATANT and f.group
        if fold(f.group) in names or any(a.id == party.key for a in case.world.lexicon.actors_named(f.group))
    ]
    return min(found, default=None)
