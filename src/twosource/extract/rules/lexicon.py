"""The English rule data of events, status, weapons, objects and actors, read once from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from twosource.core.vocab import Event
from twosource.extract.rules.phrases import PhraseBook


@dataclass(frozen=True, slots=True)
class EventWords:
    """Trigger words. ``specific`` maps a lemma to its event; phrases carry the event's name as label."""

    verbs: Mapping[str, Event]
    nouns: Mapping[str, Event]
    phrases: PhraseBook
    generic_verbs: frozenset[str]
    generic_nouns: frozenset[str]
    needs_weapon: frozenset[str]
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    harm_phrases: PhraseBook
    denials: frozenset[str]
    denied: frozenset[str]
    """Verbs of denying, and what is denied without naming the event."""
    blame: frozenset[str]
    state: frozenset[str]
    """Words of those who fight for a state."""
    war: frozenset[str]
    """Lemmas of what has killed many over a long time."""
    control: PhraseBook
    gathering: frozenset[str]
    aims: frozenset[str]
    roads: frozenset[str]
    """Verbs of coming together, and what for: both make a protest."""
    loot: frozenset[str]
    goods: frozenset[str]
    """Verbs of taking by force, and what is taken when that is looting."""
    crowd: frozenset[str]
    """Lemmas of people who are no armed body."""
    gunmen: frozenset[str]
    """Words for people who are armed, whoever they are."""


@dataclass(frozen=True, slots=True)
class Weapons:
    """Weapons and platforms; the label of a match is the event that the weapon makes."""

    phrases: PhraseBook
    ranks: Mapping[str, int]
    air_launched: frozenset[str]
    """Codes of countries whose missiles are fired from aircraft."""


@dataclass(frozen=True, slots=True)
class StatusCues:
    """One family of status cues (planned, hypothetical, ...)."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    phrases: PhraseBook


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    seats: tuple[str, ...] = ()
    """Towns that stand for its government."""


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Words that make up the name of an armed actor which no lexicon needs to hold."""

    force_nouns: frozenset[str]
    sides: frozenset[str]
    bare: PhraseBook
    civilians: frozenset[str]
    proxies: frozenset[str]
    police: frozenset[str] = frozenset()
    irregulars: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    communal: frozenset[str] = frozenset()
    communal_armed: frozenset[str] = frozenset()
    places_after: frozenset[str] = frozenset()
    never_bare: frozenset[str] = frozenset()
    crowd_forces: frozenset[str] = frozenset()
    crowd_silent: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    irregular_sides: frozenset[str] = frozenset()
    body_nouns: frozenset[str] = frozenset()
    civil_bodies: frozenset[str] = frozenset()
    name_people: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    taken_for: frozenset[str] = frozenset()
    taken_for_between: frozenset[str] = frozenset()
    attacks_of: Mapping[str, str] = field(default_factory=dict)
    kin: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    soldiery: frozenset[str] = frozenset()
    unclaimed: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    named_in_quotes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventRules:
    """Everything that the event rules read from data."""

    events: EventWords
    weapons: Weapons
    status: Mapping[str, StatusCues]
    objects: PhraseBook
    actors: ActorWords
    countries: tuple[Country, ...]


def load_event_rules() -> EventRules:
    """Read the package's English rule data. Raises ``KeyError`` or ``tomllib.TOMLDecodeError`` for broken data."""
    actors = _toml("actors.toml")
    seats = {
        seat: government.removesuffix(" government") for seat, government in _toml("speakers.toml")["seats"].items()
    }
    return EventRules(
        events=_events(_toml("events.toml")),
        weapons=_weapons(_toml("weapons.toml")),
        status={family: _cues(rows) for family, rows in _toml("status.toml").items()},
        objects=PhraseBook(_toml("objects.toml")),
        actors=ActorWords(
            force_nouns=frozenset(actors["force_nouns"]),
            sides=frozenset(actors["sides"]),
            bare=PhraseBook({"bare": actors["bare"]}),
            civilians=frozenset(actors["civilians"]),
            proxies=frozenset(actors["proxies"]),
            police=frozenset(actors["police"]),
            irregulars=frozenset(actors["irregulars"]),
            members=frozenset(actors["members"]),
            communal=frozenset(actors["communal"]),
            communal_armed=frozenset(actors["communal_armed"]),
            places_after=frozenset(actors["places_after"]),
            never_bare=frozenset(actors["never_bare"]),
            crowd_forces=frozenset(actors["crowd"]["forces"]),
            crowd_silent=frozenset(actors["crowd"]["silent"]),
            vague=frozenset(actors["vague"]),
            plain=frozenset(actors["plain"]),
            unknown=frozenset(actors["unknown"]),
            rising=frozenset(actors["rising"]),
            irregular_sides=frozenset(actors["irregular_sides"]),
            body_nouns=frozenset(actors["body_nouns"]),
            civil_bodies=frozenset(actors["civil_bodies"]),
            name_people=frozenset(actors["name_people"]),
            crowds=frozenset(actors["crowds"]),
            taken_for=frozenset(actors["taken_for"]),
            taken_for_between=frozenset(actors["taken_for_between"]),
            attacks_of=dict(actors["attacks_of"]),
            kin=frozenset(actors["kin"]),
            deeds=frozenset(actors["deeds"]),
            men=frozenset(actors["men"]),
            groups=frozenset(actors["groups"]),
            soldiery=frozenset(actors["soldiery"]),
            unclaimed=tuple(actors["unclaimed"]),
            sought=tuple(actors["sought"]),
            named_in_quotes=frozenset(actors["named_in_quotes"]),
        ),
        countries=tuple(
            Country(
                code,
                row["name"],
                tuple(row["demonyms"]),
                tuple(row["aliases"]),
                tuple(
                    seat for seat, whose in seats.items() if whose in (row["name"], *row["demonyms"], *row["aliases"])
                ),
            )
            for code, row in _toml("countries.toml").items()
        ),
    )


def _toml(name: str) -> dict[str, Any]:
    text = files("twosource.extract.rules").joinpath("data", "en", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _events(data: dict[str, Any]) -> EventWords:
    verbs: dict[str, Event] = {}
    nouns: dict[str, Event] = {}
    phrases: dict[str, list[str]] = {}
    for row in data["trigger"]:
        event = Event(row["event"])
        verbs.update(dict.fromkeys(row.get("verbs", ()), event))
        nouns.update(dict.fromkeys(row.get("nouns", ()), event))
        phrases.setdefault(event.value, []).extend(row.get("phrases", ()))
    generic, harm = data["generic"], data["harm"]
    return EventWords(
        verbs=verbs,
        nouns=nouns,
        phrases=PhraseBook(phrases),
        generic_verbs=frozenset(generic["verbs"]),
        generic_nouns=frozenset(generic["nouns"]),
        needs_weapon=frozenset(generic["needs_weapon"]),
        harm_verbs=frozenset(harm["verbs"]),
        harm_nouns=frozenset(harm["nouns"]),
        harm_phrases=PhraseBook({"harm": harm["phrases"]}),
        denials=frozenset(data["denial"]["verbs"]),
        denied=frozenset(data["denial"]["objects"]),
        blame=frozenset(data["denial"]["blame"]),
        state=frozenset(data["state"]["words"]),
        war=frozenset(data["war"]["nouns"]),
        control=PhraseBook({"control": data["control"]["phrases"]}),
        gathering=frozenset(data["gathering"]["verbs"]),
        aims=frozenset(data["gathering"]["aims"]),
        roads=frozenset(data["gathering"]["roads"]),
        loot=frozenset(data["loot"]["verbs"]),
        goods=frozenset(data["loot"]["goods"]),
        crowd=frozenset(data["crowd"]["people"]),
        gunmen=frozenset(data["crowd"]["gunmen"]),
    )


def _weapons(data: dict[str, Any]) -> Weapons:
    phrases: dict[str, list[str]] = {}
    ranks: dict[str, int] = {}
    for row in data["weapon"]:
        phrases.setdefault(row["event"], []).extend([*row["phrases"], *row["words"]])
        ranks[row["event"]] = row["rank"]
    return Weapons(PhraseBook(phrases), ranks, frozenset(data["air_launched"]["countries"]))


def _cues(rows: dict[str, list[str]]) -> StatusCues:
    def words(key: str) -> frozenset[str]:
        return frozenset(rows.get(key, ()))

    return StatusCues(
        verbs=words("verbs"),
        nouns=words("nouns"),
        adjectives=words("adjectives"),
        adverbs=words("adverbs"),
        modals=words("modals"),
        marks=words("marks"),
        phrases=PhraseBook({"cue": rows.get("phrases", [])}),
    )
