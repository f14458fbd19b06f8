"""The two sides of an incident, as codebooks need them: what an actor is, whose it is, and what coders call it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from twosource.core.actor import Actor, ActorRef
from twosource.core.lexicon import fold
from twosource.resolve.countries import load_countries

if TYPE_CHECKING:
    from twosource.publish.codebooks.case import Case


class Kind(StrEnum):
    """``STATE`` and ``NONSTATE`` are the organised parties of UCDP; ``OTHER`` is armed and neither (a UN force); ``UNKNOWN``
    is a body by its name, of which nothing else is known; ``NONE`` is no party."""

    STATE = "state"
    NONSTATE = "nonstate"
    CIVILIAN = "civilian"
    OTHER = "other"
    UNKNOWN = "unknown"
    NONE = "none"


_STATE, _NONSTATE = ("state", "police"), ("rebel", "militia", "communal", "people")
_STATE_NAMES = ("Military Forces of ", "Police Forces of ", "Mutiny of Military Forces of ")
_INTER_KINDS = {
    "State forces": Kind.STATE,
    "Rebel group": Kind.NONSTATE,
    "Political militia": Kind.NONSTATE,
    "Identity militia": Kind.NONSTATE,
    "Civilians": Kind.CIVILIAN,
    "Protesters": Kind.CIVILIAN,
    "Rioters": Kind.OTHER,
}


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Words of ``data/parties.toml``, for actors that nothing else knows."""

    armed: frozenset[str]
    state: frozenset[str]
    civilian: frozenset[str]


@lru_cache(maxsize=1)
def load_party_words() -> PartyWords:
    """Read the words that ship with the package."""
    text = resources.files("twosource.publish.codebooks").joinpath("data/parties.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return PartyWords(*(frozenset(raw[kind].split()) for kind in ("armed", "state", "civilian")))


@dataclass(frozen=True, slots=True)
class Party:
    """``name`` as reports give it; ``coded`` as event coders do; ``home`` the code of the country that it belongs to."""

    key: str
    name: str
    coded: str
    kind: Kind
    home: str | None = None
    ucdp: str | None = None
    inter: str | None = None

    @property
    def armed(self) -> bool:
        return self.kind not in (Kind.CIVILIAN, Kind.NONE)


def parties(refs: Iterable[ActorRef], case: Case) -> tuple[Party, ...]:
    """Each actor once, by its coder's name, in the order given; what is no party is left out, such as a shelled town."""
    actors = case.world.actors
    towns = {fold(place.name) for c in case.claims for place in (c.place, c.place_mention) if place is not None}
    found: dict[str, Party] = {}
    for ref in refs:
        if ref.id is None and not ref.coded and fold(ref.name) in towns:
            continue
        party = _party(ref, actors.get(ref.id or ""), case)
        if party.kind is not Kind.NONE:
            found.setdefault(party.coded, party)
    return tuple(found.values())


def _party(ref: ActorRef, actor: Actor | None, case: Case) -> Party:
    coded = ref.coded or (actor.acled if actor and actor.acled and "{" not in actor.acled else None) or ref.name
    return Party(
        key=ref.id or fold(ref.name),
        name=ref.name,
        coded=coded,
        kind=_kind(ref.name, coded, actor, case.world.party_words),
        home=actor.country if actor else _home(coded, case),
        ucdp=actor.ucdp if actor else None,
        inter=actor.acled_inter if actor else None,
    )


def _kind(name: str, coded: str, actor: Actor | None, words: PartyWords) -> Kind:
    if actor is not None:
        if actor.kind in _STATE or (actor.ucdp or "").startswith("Government of "):
            return Kind.STATE
        if actor.kind in _NONSTATE:
            return Kind.NONSTATE
        if actor.kind == "civilian":
            return Kind.CIVILIAN
        return _INTER_KINDS.get(actor.acled_inter or "", Kind.OTHER)
    if coded.startswith(_STATE_NAMES):
        return Kind.STATE
    if (
        coded.startswith(("Unidentified Armed Group", "Unidentified Gang", "Opposition Rebels"))
        or " Militia (" in coded
    ):
        return Kind.NONSTATE
    if coded.startswith(("Civilians (", "Protesters (")):
        return Kind.CIVILIAN
    said = set(fold(name).split())
    for kind, known in ((Kind.STATE, words.state), (Kind.NONSTATE, words.armed), (Kind.CIVILIAN, words.civilian)):
        if said & known:
            return kind
    if not name.split()[-1][:1].isupper() or name in load_countries().demonyms:
        return Kind.NONE
    return Kind.UNKNOWN


def _home(coded: str, case: Case) -> str | None:
    """The country in a coder's name for a state's forces."""
    for start in _STATE_NAMES:
        if coded.startswith(start):
            name = coded.removeprefix(start).removeprefix("the ").partition(" (")[0]
            return next((c.code for c in case.world.countries.values() if name in (c.name, c.acled_name)), None)
    return None


def opposed(left: Party, right: Party) -> bool:
    """Of two that are both told to have fought: a state and who is none fight each other, two of a kind may be allies."""
    return {left.kind, right.kind} in ({Kind.STATE, Kind.NONSTATE}, {Kind.STATE, Kind.UNKNOWN})


def first(found: Iterable[Party], kind: Kind) -> Party | None:
    """The first party of that kind."""
    return next((p for p in found if p.kind is kind), None)
