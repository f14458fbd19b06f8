"""What a report says of where it is: the countries it speaks of, in words and by the places it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log10

from twosource.core.place import PlaceMention
from twosource.core.report import Report
from twosource.resolve.countries import Countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.rows import Match

_WORDS = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:of |the |and )*[A-ZÀ-Þ][\w'’-]*){0,4}")
_NAME, _DEMONYM, _OUTLET, _PLACE = 1.0, 0.35, 1.5, 1.2
_CAP = 6.0
_UNSAID = 0.5
_EVERYWHERE, _EVERYWHERE_WEIGHT = frozenset({"US", "GB", "FR"}), 0.3
"""States (and currencies) that reports from other countries name all the time."""


@dataclass(frozen=True)
class Context:
    """``votes``: country code to how much the report speaks of it. ``own``: what each place name itself voted for, so
    that no name is its own witness. ``named``: countries named in words."""

    votes: dict[str, float]
    own: dict[str, dict[str, float]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    matches: dict[str, list[Match]] = field(default_factory=dict)

    def share(self, code: str, without: str | None = None) -> float:
        """The country's share (0..1) of what the report speaks of, but for the name ``without``."""
        own = self.own.get(without, {}) if without else {}
        total = sum(self.votes.values()) - sum(own.values())
        return max(0.0, self.votes.get(code, 0.0) - own.get(code, 0.0)) / (total + _UNSAID)

    def likely(self, least: float = 0.12, most: int = 3) -> list[str]:
        """The countries with the largest shares."""
        ranked = sorted(((self.share(code), code) for code in self.votes), key=lambda item: (-item[0], item[1]))
        return [code for share, code in ranked[:most] if share >= least]


def context_of(report: Report, mentions: Iterable[PlaceMention], gazetteer: Gazetteer, countries: Countries) -> Context:
    """Weigh the countries of a report: named in words, by adjective, by the outlet, and by the places it names."""
    votes: defaultdict[str, float] = defaultdict(float)
    named = _country_words(report.text, countries, votes)
    outlet = f"{report.outlet or ''} {report.title or ''}"
    for code in _country_words(outlet, countries, defaultdict(float)):
        votes[code] += _OUTLET
    names = dict.fromkeys(n for m in mentions for n in (m.name, *m.within, *m.others))
    matches = {n: gazetteer.matches(n, by_ear=False) for n in names}
    own: dict[str, dict[str, float]] = {}
    for name, found in matches.items():
        if countries.code(name):
            continue
        weights: dict[str, float] = {}
        for match in found:
            row = match.row
            weight = (
                match.quality
                * (0.2 + 0.2 * log10(row.population + 10))
                * (1.3 if row.cc in named else 1.0)
                * (1 + countries.conflict.get(row.cc, 0) / 2)
            )
            weights[row.cc] = max(weights.get(row.cc, 0.0), weight)
        total = sum(w * w for w in weights.values())
        own[name] = {code: _PLACE * weight * weight / total for code, weight in weights.items()}
        for code, vote in own[name].items():
            votes[code] += vote
    return Context(votes=dict(votes), own=own, named=frozenset(named), matches=matches)


def _country_words(text: str, countries: Countries, votes: dict[str, float]) -> set[str]:
    """Count the names and adjectives of countries; returns the countries named by name."""
    named: set[str] = set()
    seen: Counter[str] = Counter()
    for match in _WORDS.finditer(text):
        words = match[0].split(" ")
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + 5), i, -1):
                phrase = " ".join(words[i:j]).removesuffix("'s").removesuffix("’s").rstrip(".,'’")
                code = countries.code(phrase) if len(phrase) > 2 or phrase in ("US", "UK") else None
                weight = _NAME
                if code is None and (code := countries.demonyms.get(phrase)):
                    weight = _DEMONYM
                elif code:
                    named.add(code)
                if code:
                    if seen[code] < _CAP:
                        seen[code] += 1
                        votes[code] += weight * (_EVERYWHERE_WEIGHT if code in _EVERYWHERE else 1.0)
                    i = j - 1
                    break
            i += 1
    return named
