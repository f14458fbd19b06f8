"""The rules of what may leave, read once from ``data/policy.toml`` by whoever needs them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from twosource.core.vocab import Event, Status


@dataclass(frozen=True, slots=True)
class PolicyRules:
    """``docs/safety.md`` says each in words."""

    events: frozenset[Event]
    statuses: frozenset[Status]
    objects: frozenset[str]
    position_words: re.Pattern[str]
    public_roles: re.Pattern[str]
    private_roles: re.Pattern[str]
    private_bodies: re.Pattern[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    times: tuple[re.Pattern[str], ...]
    coordinates: tuple[re.Pattern[str], ...]


def load_policy_rules() -> PolicyRules:
    """Read the rules that ship with the package."""
    text = resources.files("twosource.publish").joinpath("data/policy.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    withheld, persons, times = data["withheld"], data["persons"], data["times"]
    return PolicyRules(
        events=frozenset(Event(e) for e in withheld["events"]),
        statuses=frozenset(Status(s) for s in withheld["statuses"]),
        objects=frozenset(withheld["objects"]),
        position_words=re.compile(withheld["words"]),
        public_roles=re.compile(persons["public_roles"]),
        private_roles=re.compile(persons["private_roles"]),
        private_bodies=re.compile(persons["private_bodies"]),
        particles=frozenset(persons["particles"].split()),
        not_names=frozenset(persons["not_names"].split()),
        times=tuple(re.compile(p) for p in (*times["clock"], times["parts"])),
        coordinates=tuple(re.compile(p) for p in data["coordinates"]["patterns"]),
    )
