"""The dead as UCDP divides them: two sides, civilians, unknown; best is their sum."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.vocab import Measure, Who
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.ged_sides import NON_STATE, ONE_SIDED, GedSides
from twosource.publish.codebooks.harm import Harm, Span, dead_of, disinterested, total_key
from twosource.publish.codebooks.projection import Ledger


@dataclass(frozen=True, slots=True)
class GedDead:
    """Best estimates of the four groups, and the bounds of all."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        return self.a + self.b + self.civilians + self.unknown


def ged_dead(case: Case, killed: Harm, sides: GedSides, ledger: Ledger) -> GedDead:
    """Divide the dead. The sum rule holds by construction, and ``low <= best <= high``."""
    total = _conservative(case, ledger)
    low, best, high = total.low, total.best, total.high
    a, b = _armed(case, killed, sides, ledger) if best else (0, 0)
    civilians = _civilians(killed, ledger)
    told = a + b + civilians
    if told > best:
        best, (a, b, civilians) = _fit(best, high, a, b, civilians, killed.civilian.low, ledger)
    unknown = best - a - b - civilians
    if unknown:
        ledger.apply("unknown-is-not-civilian", f"{unknown} of {best} are not told who they were")
    ledger.apply("sum", f"{a} + {b} + {civilians} + {unknown} = {best}")
    low, high = min(low, best), max(high, best)
    ledger.apply("bounds", f"low {low}, best {best}, high {high}")
    return GedDead(a, b, civilians, unknown, low, high)


def _conservative(case: Case, ledger: Ledger) -> Span:
    """What parties say of their enemy's dead moves high only."""
    span, names = disinterested(case, total_key(case, Measure.KILLED) or Measure.KILLED.value)
    if names:
        said = f"{', '.join(names)} counts its enemy's dead"
        ledger.apply("enemy-claims-go-high", f"{said}: without that low {span.low}, best {span.best}")
    return span


def _armed(case: Case, killed: Harm, sides: GedSides, ledger: Ledger) -> tuple[int, int]:
    """Best estimates of the armed dead of side A and side B."""
    if sides.type == ONE_SIDED:
        if killed.armed.best:
            ledger.apply("one-side-lost", f"{killed.armed.best} armed dead count for {sides.a}")
        return killed.armed.best, 0
    named_a = dead_of(case, sides.a_party) if sides.a_party else None
    named_b = dead_of(case, sides.b_party) if sides.b_party else None
    if sides.type == NON_STATE or (sides.state_a and sides.state_b) or sides.type is None:
        return named_a or 0, named_b or 0
    armed = f"{Measure.KILLED}_{Who.COMBATANT}"
    state, nonstate = (disinterested(case, f"{armed}_{side}")[0].best for side in ("state", "nonstate"))
    return max(state, named_a or 0), max(nonstate, named_b or 0)


def _civilians(killed: Harm, ledger: Ledger) -> int:
    if killed.civilian.told:
        return killed.civilian.best
    if killed.sheltered.told:
        ledger.apply("children-and-medics-are-civilians", f"{killed.sheltered.best} of them")
    return killed.sheltered.best


def _fit(
    best: int, high: int, a: int, b: int, civilians: int, fewest: int, ledger: Ledger
) -> tuple[int, tuple[int, int, int]]:
    """Raise best to the groups' sum as far as ``high``, then cut civilians to their fewest, then side B, then side A."""
    told = a + b + civilians
    raised = min(told, max(high, best))
    over = told - raised
    cut = min(over, max(0, civilians - fewest))
    civilians, over = civilians - cut, over - cut
    cut = min(over, civilians)
    civilians, over = civilians - cut, over - cut
    cut = min(over, b)
    b, over = b - cut, over - cut
    a -= over
    ledger.apply("groups-above-the-total", f"the groups add up to {told}; best is {raised}")
    return raised, (a, b, civilians)
