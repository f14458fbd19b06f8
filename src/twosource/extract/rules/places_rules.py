"""The cue words of place phrases, from ``data/en/places.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """Cue words, all in small letters. ``kinds``, ``directions`` and ``relations``: word to kind, direction, relation.
    ``units``: word to km. See the data file for what each list means."""

    particles: frozenset[str]
    opening_particles: frozenset[str]
    locatives: frozenset[str]
    weak_locatives: frozenset[str]
    locative_verbs: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    owners: frozenset[str]
    bodies: frozenset[str]
    never: frozenset[str]
    generics: frozenset[str]
    dwellers: frozenset[str]
    inhabitants: frozenset[str]
    peoples: frozenset[str]
    households: frozenset[str]
    blows: frozenset[str]
    offices: frozenset[str]
    demonyms: frozenset[str]
    office_words: frozenset[str]
    between_kinds: frozenset[str]
    holders: tuple[str, ...]
    trusting: frozenset[str]
    roads: frozenset[str]
    initials: frozenset[str]
    sun_articles: Mapping[str, str]
    kinds: Mapping[str, str]
    relations: Mapping[str, str]
    directions: Mapping[str, str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]

    def number(self, word: str) -> float | None:
        """``3``, ``3.5``, ``three`` as a number."""
        try:
            return float(word.replace(",", "."))
        except ValueError:
            return self.numbers.get(word.lower())


_UNITS = {"km": 1.0, "miles": 1.609, "meters": 0.001}


def load_place_rules(language: str = "en") -> PlaceRules:
    """Read the packaged cue words of a language."""
    folder = resources.files("twosource.extract.rules").joinpath(f"data/{language}")
    raw = tomllib.loads(folder.joinpath("places.toml").read_text("utf-8"))
    countries = tomllib.loads(folder.joinpath("countries.toml").read_text("utf-8"))
    return PlaceRules(
        particles=frozenset(raw["particles"]),
        opening_particles=frozenset(raw["opening_particles"]),
        locatives=frozenset(raw["locatives"]),
        weak_locatives=frozenset(raw["weak_locatives"]),
        locative_verbs=frozenset(raw["locative_verbs"]),
        not_before=frozenset(raw["not_before"]),
        not_after=frozenset(raw["not_after"]),
        owners=frozenset(raw["owners"]),
        bodies=frozenset(raw["bodies"]),
        dwellers=frozenset(raw["dwellers"]),
        inhabitants=frozenset(raw["inhabitants"]),
        peoples=frozenset(raw["peoples"]),
        households=frozenset(raw["households"]),
        blows=frozenset(raw["blows"]),
        offices=frozenset(raw["offices"]),
        demonyms=frozenset(d.lower() for row in countries.values() for d in row.get("demonyms", ())),
        office_words=frozenset(raw["office_words"]),
        between_kinds=frozenset(raw["between_kinds"]),
        holders=tuple(raw["holders"]),
        trusting=frozenset(raw["trusting"]),
        roads=frozenset(raw["roads"]),
        initials=frozenset(raw["initials"]),
        sun_articles=dict(raw["sun_articles"]),
        generics=frozenset(raw["generics"]),
        never=frozenset(raw["never"]["words"]),
        kinds={w: kind for kind, words in raw["kinds"].items() for w in words},
        relations={w: relation for relation, words in raw["relations"].items() for w in words},
        directions={w: direction for direction, words in raw["directions"].items() for w in words},
        units={w: _UNITS[unit] for unit, words in raw["units"].items() for w in words},
        numbers={w: float(v) for w, v in raw["numbers"].items()},
    )
