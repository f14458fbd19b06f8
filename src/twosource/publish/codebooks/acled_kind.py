"""Event and sub-event type by ACLED's hierarchy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.core.distance import km_apart
from twosource.core.incident import Incident
from twosource.core.vocab import Event, RelationKind
from twosource.publish.codebooks.acled_actors import Sides
from twosource.publish.codebooks.acled_atoms import country_only
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Harm
from twosource.publish.codebooks.parties import Kind
from twosource.publish.codebooks.projection import Ledger

BATTLES, PROTESTS, RIOTS = "Battles", "Protests", "Riots"
REMOTE, CIVILIANS, STRATEGIC = "Explosions/Remote violence", "Violence against civilians", "Strategic developments"
_CLOSE_KM = 25.0
"""How far a strike may lie from the battle that takes it in: UCDP's and ACLED's "near"."""

_REMOTE = frozenset({Event.AIR_STRIKE, Event.SHELLING, Event.IED_MINE, Event.SUICIDE_BOMB})


@dataclass(frozen=True, slots=True)
class EventType:
    """``kind`` is the record's kind of event that it was made of."""

    type: str
    sub: str
    kind: Event


def kinds_of(book: Codebook) -> Mapping[Event, tuple[str, str]]:
    """The record's kinds of event and the codebook's types, from its table."""
    return {Event(kind): (pair[0], pair[1]) for kind, pair in book.tables["kinds"].items()}


def event_type(
    case: Case, book: Codebook, sides: Sides, killed: Harm, injured: Harm, ledger: Ledger
) -> EventType | None:
    """The type, or ``None`` for what is no event to ACLED."""
    kinds, order = kinds_of(book), list(book.tables["sub_event_types"])
    told = dict.fromkeys(e for e in (case.incident.event, *(a.event for a in case.accounts)) if e in kinds)
    if not told:
        return None
    first = min(told, key=lambda e: (order.index(kinds[e][0]), e is not case.incident.event))
    if kinds[first][0] == STRATEGIC:
        first = case.incident.event if case.incident.event in kinds else first
    if len({kinds[e] for e in told}) > 1 and first is not case.incident.event:
        names = ", ".join(kinds[e][1] for e in told)
        ledger.apply("hierarchy", f"reports tell {names}: {kinds[first][0]} wins")
    type_, sub = kinds[first]
    if type_ == PROTESTS:
        type_, sub = _demonstration(case, book, sides, killed, injured, ledger)
    elif first is Event.ATTACK and sides.armed_target and not killed.civilians_told:
        type_, sub = BATTLES, "Armed clash"
        ledger.apply("armed-on-both-sides", f"{sides.armed_target.name} was attacked")
    elif first is Event.ABDUCTION_ARREST:
        type_, sub = _abduction(sides, killed, ledger)
    if type_ == BATTLES and Event.TERRITORY_CHANGE in told:
        own = sides.doer is not None and sides.doer.kind is Kind.STATE and _at_home(sides, case)
        sub = "Government regains territory" if own else "Non-state actor overtakes territory"
        ledger.apply("territory-with-fighting", f"{sides.doer.name if sides.doer else 'nobody named'}: {sub}")
    return EventType(type_, _by_words(case, book, type_, sub, first, ledger), first)


def battle_around(case: Case) -> Incident | None:
    """The battle that a strike is told to be a part of: on a day in common, close by, and itself known well enough to have
    a row. Of several the nearest."""
    found = [
        (km, battle.id, battle)
        for relation in case.incident.relations
        if relation.kind is RelationKind.PART_OF and (battle := case.world.incidents.get(relation.incident)) is not None
        if (km := _within(case.incident, battle)) is not None
    ]
    return min(found)[2] if found else None


def _within(strike: Incident, battle: Incident) -> float | None:
    """Kilometres between a strike and the battle that takes it in; ``None`` where it does not."""
    if strike.event not in _REMOTE or battle.event is not Event.BATTLE or battle.status != "happened":
        return None
    if (
        strike.time is None
        or battle.time is None
        or battle.time.precision >= 5
        or not battle.time.overlaps(strike.time)
    ):
        return None
    if strike.place is None or battle.place is None or country_only(battle.place):
        return None
    km = km_apart(strike.place, battle.place)
    if km is None:
        return 0.0 if strike.place.name == battle.place.name else None
    return km if km <= max(_CLOSE_KM, battle.place.radius_km or 0.0) else None


def strikes_within(case: Case) -> Iterable[Incident]:
    """Strikes that this battle takes in."""
    if case.incident.event is not Event.BATTLE:
        return ()
    parts = case.world.parts.get(case.incident.id, ())
    happened = (part for part in parts if part.status == "happened")
    return (part for part in happened if battle_around(Case(part, case.world)) == case.incident)


def _at_home(sides: Sides, case: Case) -> bool:
    country = case.country
    return sides.doer is not None and (country is None or sides.doer.home in (None, country.code))


def _demonstration(
    case: Case, book: Codebook, sides: Sides, killed: Harm, injured: Harm, ledger: Ledger
) -> tuple[str, str]:
    words: Mapping[str, Any] = book.tables["demonstration"]
    if re.search(words["riot"], case.words):
        sub = "Mob violence" if re.search(words["mob"], case.words) else "Violent demonstration"
        ledger.apply("demonstration", "the crowd was violent")
        return RIOTS, sub
    force = sides.doer is not None or re.search(words["force"], case.words)
    if force and (killed.total.high > 0 or injured.total.high > 0):
        ledger.apply("demonstration", "peaceful protesters were killed or hurt")
        return PROTESTS, "Excessive force against protesters"
    if force:
        ledger.apply("demonstration", "they were met with force, and nobody is told to be badly hurt")
        return PROTESTS, "Protest with intervention"
    return PROTESTS, "Peaceful protest"


def _abduction(sides: Sides, killed: Harm, ledger: Ledger) -> tuple[str, str]:
    if killed.total.low > 0:
        ledger.apply("abduction-with-deaths", "people were killed")
        return CIVILIANS, "Attack"
    if sides.doer is not None and sides.doer.kind is Kind.STATE:
        ledger.apply("arrest", f"{sides.doer.name} made arrests")
        return STRATEGIC, "Arrests"
    ledger.apply("arrest", "not by a state")
    return CIVILIANS, "Abduction/forced disappearance"


def _by_words(case: Case, book: Codebook, type_: str, sub: str, kind: Event, ledger: Ledger) -> str:
    text = "\n".join((case.words, *(c.weapon.text for c in case.told if c.weapon)))
    for row in book.tables["words"]:
        if type_ in row["types"] and ("kinds" not in row or kind.value in row["kinds"]):
            found = re.search(row["words"], text)
            if found:
                ledger.apply(row["rule"], f"“{found[0]}”")
                return str(row["sub"])
    return sub
