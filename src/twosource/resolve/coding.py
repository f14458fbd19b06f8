"""The name that coders give an actor: by its lexicon entry, or by what it is, its country and the government of the day.

After ACLED's published codebook: a state's forces are named by regime ("Military Forces of Kenya (2013-2022)"), a branch
follows the bracket, and armed people of no stated body are one aggregate per country ("Unidentified Armed Group (Mali)").
The words and the days of change of government are data (``data/coding.toml``). Where the day is not known, no period is
put; where the country is not known, nothing is coded.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from twosource.core.actor import Actor, ActorRef
from twosource.core.lexicon import fold
from twosource.resolve.countries import Countries, load_countries

_PERIOD = re.compile(r"(?P<head>(?:Military|Police) Forces of [^()]+?) \((?:\d{4})?-(?:\d{4})?\)")
_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|suspected|presumed|alleged|unknown|unidentified|heavily|local|other|more|\d+|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)\s+)+"
)
_NOT_THE_STATE = re.compile(
    r"\b(?:backed|affiliated|aligned|allied|linked|led|loyal|former|ex|anti|pro|private|rival)\b"
)


@dataclass(frozen=True)
class Coding:
    """Words and days of ``data/coding.toml``; every phrase is folded."""

    the: frozenset[str]
    branches: Mapping[str, str]
    police: frozenset[str]
    security: frozenset[str]
    military: frozenset[str]
    aggregates: Mapping[str, str]
    communal: tuple[str, ...]
    communal_word: str
    clan: frozenset[str]
    governments: Mapping[str, tuple[date, ...]]
    aligned: frozenset[str]
    aligned_name: str
    labels: frozenset[str]
    neutral: str
    coalitions: Mapping[str, str]
    """Country to the lexicon's id of the coalition that fights there."""
    countries: Countries

    def named(
        self, ref: ActorRef, actor: Actor | None, *, country: str | None, day: date | None, crowd: bool = False
    ) -> str | None:
        """The coder's name of ``ref`` on ``day``, or ``None`` where there is none. ``actor`` is its lexicon entry,
        ``country`` the code of the country that it acts in. Where a ``crowd`` is met, "security forces" are police."""
        if actor is not None:
            return self._entered(actor, country, day)
        words = fold(ref.name)
        if _LEADING.sub("", words) in self.aligned:
            return self.aligned_name
        if _NOT_THE_STATE.search(words):
            return None
        home, bare = self._home(_LEADING.sub("", words))
        code = home or country
        if code is None:
            return None
        if crowd and bare in self.security:
            return self._forces("Police", code, day, "")
        for phrases, forces in ((self.police, "Police"), (self.military, "Military")):
            if bare in phrases:
                branch = next((b for phrase, b in self.branches.items() if phrase in bare), "")
                return self._forces(forces, code, day, branch)
        if bare in self.aggregates:
            return f"{self.aggregates[bare]} ({self._country(code)})"
        people = self._people(ref.name)
        word = "Clan Militia" if words.rsplit(" ", 1)[-1] in self.clan else self.communal_word
        return f"{people} {word} ({self._country(code)})" if people and home is None else None

    def plain(self, name: str) -> str:
        """The name, or a neutral one for what only one side calls the other ("terrorists")."""
        words = fold(name)
        return self.neutral if words in self.labels or _LEADING.sub("", words) in self.labels else name

    def _entered(self, actor: Actor, country: str | None, day: date | None) -> str | None:
        coded = actor.acled
        if coded is None:
            return None
        if "{country}" in coded:
            name = self._country(country or actor.country)
            return coded.replace("{country}", name) if name else coded.replace(" ({country})", "")
        match = _PERIOD.match(coded)
        if match is None or actor.country is None or actor.country not in self.governments:
            return coded
        return f"{match['head']}{self._period(actor.country, day)}{coded[match.end() :]}"

    def _forces(self, kind: str, code: str, day: date | None, branch: str) -> str:
        the = "the " if code in self.the else ""
        return f"{kind} Forces of {the}{self._country(code)}{self._period(code, day)}{f' {branch}' if branch else ''}"

    def _period(self, code: str, day: date | None) -> str:
        changes = self.governments.get(code, ())
        k = bisect_right(changes, day) if day else 0
        if not k:
            return ""
        until = str(changes[k].year) if k < len(changes) else ""
        return f" ({changes[k - 1].year}-{until})"

    def _country(self, code: str | None) -> str | None:
        return self.countries.name(code)

    def _home(self, words: str) -> tuple[str | None, str]:
        """The country that a name begins with ("kenyan police"), and the rest."""
        first, _, rest = words.partition(" ")
        code = self._demonyms.get(first)
        return (code, rest) if code and rest else (None, words)

    @property
    def _demonyms(self) -> Mapping[str, str]:
        return _folded_demonyms()

    def _people(self, name: str) -> str | None:
        """ "Murle" of "Murle raiders": a name before a word for its armed men."""
        for noun in self.communal:
            head, found, _ = name.partition(f" {noun}")
            if found and name.lower().endswith(noun) and head and head == head.title():
                words = head.split()
                return head if len(words) <= 2 and fold(words[0]) not in self._demonyms else None
        return None


@lru_cache(maxsize=1)
def _folded_demonyms() -> Mapping[str, str]:
    countries = load_countries()
    return {fold(word): code for word, code in countries.demonyms.items()} | {
        name: code for name, code in countries.codes.items() if " " not in name
    }


@lru_cache(maxsize=1)
def load_coding() -> Coding:
    """Read the packaged table once. Raises ``KeyError`` for a missing part."""
    text = (files("twosource.resolve") / "data" / "coding.toml").read_text("utf-8")
    return coding_of(tomllib.loads(text))


def coding_of(raw: Mapping[str, Any]) -> Coding:
    """From the parsed TOML."""
    return Coding(
        the=frozenset(raw["the"]),
        branches={w: raw["branches"][w] for w in sorted(raw["branches"], key=len, reverse=True)},
        police=frozenset(_folded(raw["police"]["words"])),
        security=frozenset(_folded(raw["police"]["where_crowds_are"])),
        military=frozenset(_folded(raw["military"]["words"])),
        aggregates={fold(w): name for name, words in raw["unidentified"].items() for w in words},
        communal=tuple(_folded(raw["communal"]["ethnic"])),
        communal_word=raw["communal"]["word"],
        clan=frozenset(raw["communal"]["clan"]),
        governments={code: tuple(days) for code, days in raw["governments"].items()},
        aligned=frozenset(_folded(raw["aligned"]["words"])),
        aligned_name=raw["aligned"]["name"],
        labels=frozenset(_folded(raw["labels"]["words"])),
        neutral=raw["labels"]["neutral"],
        coalitions=dict(raw["coalitions"]),
        countries=load_countries(),
    )


def _folded(words: Sequence[str]) -> list[str]:
    """The longest first."""
    return sorted((fold(w) for w in words), key=len, reverse=True)
