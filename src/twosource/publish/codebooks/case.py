"""One incident with everything that a codebook asks about it, as the profile lets it leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from twosource.core.account import Account
from twosource.core.actor import Actor
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.lexicon import Lexicon
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Grade, Profile, RelationKind, Status
from twosource.publish.codebooks.countries import Country, load_country_table
from twosource.publish.codebooks.parties import PartyWords, load_party_words
from twosource.publish.codebooks.wording import Wordings, load_wordings
from twosource.publish.policy import apply
from twosource.publish.rules import PolicyRules


@dataclass(frozen=True)
class World:
    """What all incidents of one record share. ``coarse``: points are centres of cells or withheld, not the places' own."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    accounts: Mapping[str, Account]
    incidents: Mapping[str, Incident]
    copies: frozenset[str]
    lexicon: Lexicon
    actors: Mapping[str, Actor]
    countries: Mapping[str, Country]
    wordings: Wordings
    party_words: PartyWords
    coarse: bool

    @classmethod
    def of(
        cls,
        record: Record,
        lexicon: Lexicon,
        *,
        profile: Profile,
        rules: PolicyRules | None = None,
    ) -> World:
        """The world of ``record`` under ``profile``; the publication policy is applied here."""
        return cls.shown(apply(record, profile, rules=rules), lexicon, coarse=profile is Profile.PUBLIC)

    @classmethod
    def shown(cls, shown: Record, lexicon: Lexicon, *, coarse: bool) -> World:
        """The world of a record that has been through the publication policy already."""
        return cls(
            claims={c.id: c for c in shown.claims},
            reports={r.id: r for r in shown.reports},
            accounts={a.id: a for a in shown.accounts},
            incidents={i.id: i for i in shown.incidents},
            copies=frozenset(copy for copy, _ in shown.duplicates),
            lexicon=lexicon,
            actors={a.id: a for a in lexicon.actors},
            countries=load_country_table(),
            wordings=load_wordings(),
            party_words=load_party_words(),
            coarse=coarse,
        )

    @cached_property
    def parts(self) -> Mapping[str, tuple[Incident, ...]]:
        """Incident id -> the incidents that are told to be a part of it."""
        found: dict[str, tuple[Incident, ...]] = {}
        for incident in self.incidents.values():
            for relation in incident.relations:
                if relation.kind is RelationKind.PART_OF:
                    found[relation.incident] = (*found.get(relation.incident, ()), incident)
        return found

    def cases(self) -> Iterator[Case]:
        """One per incident, in the record's order."""
        return (Case(incident, self) for incident in self.incidents.values())


@dataclass(frozen=True)
class Case:
    """One incident in its world."""

    incident: Incident
    world: World

    @property
    def happened(self) -> bool:
        """Reported as having happened, and not set aside by a person."""
        return self.incident.status == "happened" and self.incident.grade is not Grade.DISCOUNTED

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(self.world.claims[c] for c in self.incident.claims if c in self.world.claims)

    @property
    def told(self) -> tuple[Claim, ...]:
        """What is reported, without denials, plans and the like, and without what a copy repeats."""
        own = [c for c in self.claims if c.status in (Status.REPORTED, Status.UNVERIFIED)]
        return tuple(c for c in own if c.report not in self.world.copies) or tuple(own)

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(self.world.accounts[a] for a in self.incident.accounts if a in self.world.accounts)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Those that tell it, copies left out, by day of publication."""
        own = [self.world.reports[r] for r in self.incident.reports if r in self.world.reports]
        own = [r for r in own if r.id not in self.world.copies] or own
        return tuple(sorted(own, key=lambda r: (r.published.day if r.published else date.max, r.id)))

    @property
    def country(self) -> Country | None:
        place = self.incident.place
        return self.world.countries.get(place.country_code or "") if place else None

    @property
    def words(self) -> str:
        """All sentences that tell it, for looking up words."""
        return "\n".join(c.quote.text for c in self.told)

    @property
    def withheld(self) -> bool:
        """The profile holds back where it was, or moved it."""
        place = self.incident.place
        return self.world.coarse or (place is not None and not place.placed)
