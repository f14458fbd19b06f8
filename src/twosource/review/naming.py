"""What a name means, by a person's word: places and actors, wherever the name stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from twosource.core.account import Account
from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef

type Named = tuple[str, str, str, str, int]


def place_names(claim: Claim) -> frozenset[str]:
    """Folded names under which the claim's place goes: the text's own and the gazetteer's."""
    names = [claim.place.name] if claim.place else []
    if claim.place_mention:
        names.append(claim.place_mention.name)
    return frozenset(fold(n) for n in names if n)


def named_in(accounts: Iterable[Account], claims: Mapping[str, Claim]) -> Iterator[Named]:
    """Kind, folded name, account, name as it stands and how often, for every place and actor of these accounts."""
    for account in accounts:
        counted: Counter[tuple[str, str, str]] = Counter()
        for claim in (claims[c] for c in account.claims if c in claims):
            shown = claim.place.name if claim.place else claim.place_mention.name if claim.place_mention else ""
            counted.update(("place", key, shown) for key in place_names(claim))
            counted.update(("actor", fold(a.name), a.name) for a in (*claim.perpetrators, *claim.targets) if a.name)
        for (kind, key, name), n in sorted(counted.items()):
            yield kind, key, account.id, name, n


def with_place(claim: Claim, value: Mapping[str, Any], note: str) -> Claim:
    """The claim with its place as a person fixed it, if it goes by one of ``value["keys"]`` in the same country."""
    if not place_names(claim) & set(value["keys"]):
        return claim
    country = value.get("in_country")
    if country and claim.place and claim.place.country_code not in (None, country):
        return claim
    given = value["place"]
    quote = claim.place.quote if claim.place else claim.place_mention.quote if claim.place_mention else None
    return replace(claim, place=PlaceRef(quote, **given, reason=note))


def with_actor(claim: Claim, value: Mapping[str, Any]) -> Claim:
    """The claim with actors that go by one of ``value["keys"]`` named as a person said; an empty name takes them out."""
    keys = set(value["keys"])

    def fixed(actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        made: dict[str, ActorRef] = {}
        for actor in actors:
            new = (
                replace(actor, name=value["name"], id=value.get("id"), coded=None)
                if fold(actor.name) in keys
                else actor
            )
            if new.name:
                made.setdefault(new.id or fold(new.name), new)
        return tuple(made.values())

    return replace(claim, perpetrators=fixed(claim.perpetrators), targets=fixed(claim.targets))
