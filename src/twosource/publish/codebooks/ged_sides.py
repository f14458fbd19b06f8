"""Who fought or hurt whom, as UCDP divides violence: state-based, non-state, one-sided."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.vocab import Event
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.harm import Harm
from twosource.publish.codebooks.parties import Kind, Party, first, opposed, parties
from twosource.publish.codebooks.projection import Ledger

CIVILIANS = "Civilians"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_CIVIL_OBJECTS = frozenset({"hospital", "school", "market", "mosque", "church", "camp", "home"})


@dataclass(frozen=True, slots=True)
class GedSides:
    """``type`` is ``None`` where the reports do not name enough. ``state_a``, ``state_b``: codes of the states' countries.

    ``a_party``, ``b_party`` are those of the reports, where they name one.
    """

    type: int | None
    a: str | None
    b: str | None
    state_a: str | None = None
    state_b: str | None = None
    a_party: Party | None = None
    b_party: Party | None = None


def ged_sides(case: Case, killed: Harm, ledger: Ledger) -> GedSides:
    """The dyad and its type, each rule noted in ``ledger``."""
    by = tuple(p for p in parties(case.incident.perpetrators, case) if p.armed)
    at = tuple(p for p in parties(case.incident.targets, case) if p.armed and p not in by)
    doer, opponent = (by[0] if by else None), (at[0] if at else None)
    if doer is not None and opponent is None and case.incident.event is Event.BATTLE:
        opponent = next((p for p in by[1:] if opposed(p, doer)), None)
    if doer is None and opponent is not None:
        ledger.apply("no-dyad", f"nobody is named as having done it; {opponent.name} was hit")
        named = _name(opponent, case)
        if opponent.kind is Kind.STATE:
            return GedSides(None, named, None, state_a=opponent.home, a_party=opponent)
        return GedSides(None, None, named, b_party=opponent)
    if doer is None:
        ledger.apply("no-dyad", "no party is named")
        return GedSides(None, None, None)
    if opponent is not None:
        return _dyad(doer, opponent, case, ledger, civilians=killed.civilians_told)
    if (dyad := _by_the_dead(doer, case, killed, ledger)) is not None:
        return dyad
    if killed.civilians_told or any(o.kind in _CIVIL_OBJECTS for c in case.told for o in c.objects) or _hit(case):
        name = _name(doer, case)
        ledger.apply("one-sided", f"{name} against civilians")
        return GedSides(ONE_SIDED, name, CIVILIANS, state_a=_state(doer), a_party=doer)
    ledger.apply("no-dyad", f"{doer.name} is named, its opponent is not, nor that civilians were hit")
    return GedSides(None, _name(doer, case), None, state_a=_state(doer), a_party=doer)


def _dyad(doer: Party, opponent: Party, case: Case, ledger: Ledger, *, civilians: bool) -> GedSides:
    a, b = doer, opponent
    if first((a,), Kind.STATE) is None and first((b,), Kind.STATE):
        a, b = b, a
    kinds = {a.kind, b.kind}
    names = _name(a, case), _name(b, case)
    kind: int | None = None
    if Kind.STATE in kinds:
        kind = STATE_BASED
        ledger.apply("state-based", f"{names[0]} against {names[1]}")
    elif kinds == {Kind.NONSTATE}:
        kind = NON_STATE
        ledger.apply("non-state", f"{names[0]} against {names[1]}")
    else:
        ledger.apply("no-dyad", f"what {a.name if a.kind is not Kind.NONSTATE else b.name} is, is not known")
    if civilians and kind:
        ledger.apply("collateral", "civilians died beside an armed opponent")
    return GedSides(kind, *names, _state(a), _state(b), a, b)


def _by_the_dead(doer: Party, case: Case, killed: Harm, ledger: Ledger) -> GedSides | None:
    """The opponent that the armed dead stand for, where no report names one."""
    if not killed.armed_told:
        return None
    country = case.country
    if killed.state.best > 0 and doer.kind is Kind.NONSTATE and country is not None:
        ledger.apply("opponent-by-the-dead", "soldiers died: the government of the country")
        a = f"Government of {country.ged_name}"
        ledger.apply("state-based", f"{a} against {_name(doer, case)}")
        return GedSides(STATE_BASED, a, _name(doer, case), state_a=country.code, b_party=doer)
    groups = dict.fromkeys(f.group for c in case.told for f in c.figures if f.group)
    if killed.nonstate.best > 0 and doer.kind is Kind.STATE:
        b = next(iter(groups), None)
        if b is None:
            ledger.apply("no-dyad", "armed people died, of a body that no report names")
        else:
            ledger.apply("opponent-by-the-dead", f"the dead are of {b}")
        ledger.apply("state-based", f"{_name(doer, case)} against {b or 'an armed group'}")
        return GedSides(STATE_BASED, _name(doer, case), b, state_a=_state(doer), a_party=doer)
    return None


def _hit(case: Case) -> bool:
    """A report names civilians as those who were hit."""
    return any(p.kind is Kind.CIVILIAN for p in parties(case.incident.targets, case))


def _name(party: Party, case: Case) -> str:
    """UCDP's name where the lexicon holds it, the government of its country for a state's forces, else the reports'."""
    if party.ucdp:
        return party.ucdp
    country = case.world.countries.get(party.home or "")
    return f"Government of {country.ged_name}" if party.kind is Kind.STATE and country else party.name


def _state(party: Party) -> str | None:
    return party.home if party.kind is Kind.STATE else None
