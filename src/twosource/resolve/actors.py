"""Which body an actor is on the day it acts, and what coders call it. A government's forces bear another name under
another regime."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource.core.actor import Actor, ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon, fold
from twosource.core.report import Report
from twosource.core.vocab import Event
from twosource.resolve.coding import load_coding
from twosource.resolve.countries import load_countries
from twosource.resolve.homeland import homeland

_GOVERNING = frozenset(("government", "regime", "junta", "army", "military", "state", "federal"))
_PROXY = frozenset(
    ("backed", "allied", "aligned", "group", "groups", "men", "gangs", "held", "controlled", "groups", "affiliated")
)
_MEN = frozenset(("soldiers", "soldier", "troops", "servicemen", "the army", "army", "military personnel"))
"""Plain words for the men of the state on whose soil it happens."""
_POLICE = frozenset(("police", "policemen", "officers", "officer", "gendarmes", "gendarmerie"))
_SECURITY = re.compile(r"(?:the )?((?:joint )?(?:security|defen[cs]e and security|security and defen[cs]e) forces)")
_COALITION = re.compile(r"(?:the )?coalition\b", re.IGNORECASE)
_ARMIES = re.compile(r"Military Forces of [^()]*(?: \([^)]*\))?")
_BRANCH = re.compile(r"(?:[A-Z][\w'’]* ){1,3}(?:Air Force|Navy|Coast Guard)\b")
"""A branch of a state's forces under its own name, which is kept: "Lokolan Air Force"."""
_BRANCHES = {"air force": "Air Force", "navy": "Navy", "coast guard": "Coast Guard"}


@dataclass(frozen=True, slots=True)
class ActorResolver:
    """Resolves actors of one report at a time against a lexicon."""

    lexicon: Lexicon

    def resolve(self, claims: Sequence[Claim], report: Report | None = None) -> tuple[Claim, ...]:
        """Claims whose actors carry the lexicon's id, the name valid on the claim's day, and the coder's name.

        "Government forces" without a country are those of the country that the claim lies in, else of the country that
        most claims of the report lie in, else of the one that ``report`` speaks of most. Who stays unknown keeps the
        text's own words.
        """
        focus = _focus(claims) or (homeland(report, claims, self.lexicon) if report else None)
        return tuple(
            replace(
                claim,
                perpetrators=tuple(self._coded(self._one(a, claim, focus), claim, focus) for a in claim.perpetrators),
                targets=tuple(self._coded(self._one(a, claim, focus), claim, focus) for a in claim.targets),
            )
            for claim in claims
        )

    def _coded(self, ref: ActorRef, claim: Claim, focus: str | None) -> ActorRef:
        actor = self.lexicon.actor(ref.id)
        country = (claim.place.country_code if claim.place else None) or focus
        day = claim.time.start if claim.time else None
        crowd = claim.event is Event.PROTEST_RIOT
        coding = load_coding()
        coded = coding.named(ref, actor, country=country, day=day, crowd=crowd)
        neutral = coding.plain(ref.name)
        return replace(ref, coded=coded or (neutral if neutral != ref.name else None))

    def _one(self, ref: ActorRef, claim: Claim, focus: str | None) -> ActorRef:
        day = claim.time.start if claim.time else None
        country = (claim.place.country_code if claim.place else None) or focus
        if ref.id is not None:
            actor = self.lexicon.actor(ref.id)
            if actor is not None and actor.kind == "state" and not valid_on(actor, day):
                successor = self._government(actor.country, day)
                if successor is not None:
                    return replace(ref, id=successor.id, name=successor.name)
            if actor is not None and actor.kind == "state" and (branch := _BRANCH.search(ref.quote.text)):
                return replace(ref, name=branch[0])
            rivals = self._rivals(ref)
            if actor is not None and len(rivals) > 1:
                best = min(rivals, key=lambda a: (not valid_on(a, day), a.country != country))
                return ref if best.id == ref.id else replace(ref, id=best.id, name=best.name)
            return ref
        named = self.lexicon.actors_named(ref.name)
        if named:
            actor = next((a for a in named if valid_on(a, day)), named[0])
            return replace(ref, id=actor.id, name=actor.name)
        if fold(ref.name) in _MEN and country is not None:
            government = self._government(country, day)
            if government is not None:
                return replace(ref, id=government.id, name=government.name)
        coalition = load_coding().coalitions.get(country or "") if _COALITION.match(ref.name) else None
        if coalition is not None and (actor := self.lexicon.actor(coalition)) is not None:
            return replace(ref, id=actor.id, name=actor.name)
        if _of_government(ref.name):
            code = (claim.place.country_code if claim.place else None) or focus
            government = self._government(code, day)
            if government is not None:
                return replace(ref, id=government.id, name=government.name)
        return self._of_nation(ref, country, day)

    def _of_nation(self, ref: ActorRef, country: str | None, day: date | None) -> ActorRef:
        """Bare "security forces" and branches of the army, under the name of the country that they act in."""
        whose = load_countries().demonym(country) if country else None
        if whose is None:
            return ref
        if secured := _SECURITY.fullmatch(ref.name.lower()):
            return replace(ref, name=f"{whose} {secured[1]}")
        words = fold(ref.name).removeprefix("the ")
        branch = next((name for bare, name in _BRANCHES.items() if words == bare or words.startswith(f"{bare} ")), None)
        if branch is None:
            return ref
        government = self._government(country, day)
        return replace(ref, name=f"{whose} {branch}", id=government.id if government else None)

    def _rivals(self, ref: ActorRef) -> tuple[Actor, ...]:
        """Actors that the text's words may mean too: two bodies of one short name, one body under two names."""
        words = ref.quote.text.split()
        for n in range(len(words), 0, -1):
            named = self.lexicon.actors_named(" ".join(words[:n]))
            if named:
                return named if any(a.id == ref.id for a in named) else ()
        return ()

    def _government(self, code: str | None, day: date | None) -> Actor | None:
        forces = [
            a
            for a in self.lexicon.actors
            if a.country == code and a.kind == "state" and a.parent is None and _ARMIES.fullmatch(a.acled or "")
        ]
        return next((a for a in forces if valid_on(a, day)), None)


def _of_government(name: str) -> bool:
    """ "Government forces", "regime warplanes", "junta troops": a force of whoever governs."""
    words = fold(name).removeprefix("the ").split(" ")
    governs = words[0] in _GOVERNING or words[:2] == ["armed", "forces"]
    return governs and (len(words) == 1 or not set(words) & (_PROXY | _POLICE))


def valid_on(actor: Actor, day: date | None) -> bool:
    """True where the actor existed on ``day``; unknown days are given the benefit of the doubt."""
    if day is None:
        return True
    return (actor.valid_from is None or actor.valid_from <= day) and (actor.valid_to is None or day <= actor.valid_to)


def _focus(claims: Sequence[Claim]) -> str | None:
    codes = Counter(c.place.country_code for c in claims if c.place and c.place.country_code)
    return codes.most_common(1)[0][0] if codes else None
