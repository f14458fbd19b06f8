"""What a report says of where it is: the countries it speaks of, in words, by its actors, and by the places it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log10

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceMention
from twosource.core.report import Lean, Report
from twosource.resolve.countries import Countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.names import named_in
from twosource.resolve.rows import Match
from twosource.resolve.spelling import folded

_WORDS = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:of |the |and )*[A-ZÀ-Þ][\w'’-]*){0,4}")
_NAME, _DEMONYM, _OUTLET, _PLACE, _ASIDE, _ACTOR = 1.0, 0.35, 1.5, 1.2, 0.4, 0.3
_LEAN = 2.0
"""Weight of what other reports lend, at most."""
_CAP = 6.0
_UNSAID = 0.5
_EVERYWHERE, _EVERYWHERE_WEIGHT = frozenset({"US", "GB", "FR"}), 0.3
"""States (and currencies) that reports from other countries name all the time."""
_SMALL = 15_000
"""Below it, a place of one word that the text does not use as a place is likelier a person's or a thing's name."""
_ASIDES = 40
_LOCATED = re.compile(
    r"\b(?:in|at|near|around|outside|towards?) ([A-ZÀ-Þ][\w'’-]+)(?= *[.,;()]| (?:on|and|after|when|where|during|in|by|as|to|for|over|with)\b|$)"
)
"""A name of one word that the text uses as a place: "dismantled a camp in Ijara."."""


@dataclass(frozen=True)
class Context:
    """``votes``: country code to how much the report speaks of it. ``own``: what each place name itself voted for, so
    that no name is its own witness. ``named``: countries named in words. ``leans``: what other reports lent.
    ``asides``: places that the text names outside of its claims' place phrases."""

    votes: dict[str, float]
    own: dict[str, dict[str, float]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    matches: dict[str, list[Match]] = field(default_factory=dict)
    leans: tuple[Lean, ...] = ()
    asides: tuple[str, ...] = ()

    def share(self, code: str, without: str | None = None) -> float:
        """The country's share (0..1) of what the report speaks of, but for the name ``without``."""
        own = self.own.get(without, {}) if without else {}
        total = sum(self.votes.values()) - sum(own.values())
        return max(0.0, self.votes.get(code, 0.0) - own.get(code, 0.0)) / (total + _UNSAID)

    def likely(self, least: float = 0.12, most: int = 3) -> list[str]:
        """The countries with the largest shares."""
        ranked = sorted(((self.share(code), code) for code in self.votes), key=lambda item: (-item[0], item[1]))
        return [code for share, code in ranked[:most] if share >= least]

    def lean(self, code: str) -> Lean | None:
        """What other reports lent for a country."""
        return next((lean for lean in self.leans if lean.country_code == code), None)


def context_of(
    report: Report,
    mentions: Iterable[PlaceMention],
    gazetteer: Gazetteer,
    countries: Countries,
    *,
    claims: Sequence[Claim] = (),
    lexicon: Lexicon | None = None,
) -> Context:
    """Weigh the countries of a report: named in words, by adjective, by the outlet, by the places it names, by the home
    of its actors, and by what other reports of the record lend (``Report.leans``)."""
    votes: defaultdict[str, float] = defaultdict(float)
    named = _country_words(report.text, countries, votes)
    outlet = f"{report.outlet or ''} {report.title or ''}"
    for code in _country_words(outlet, countries, defaultdict(float)):
        votes[code] += _OUTLET
    for code in _homes(claims, lexicon):
        votes[code] += _ACTOR
    names = dict.fromkeys(n for m in mentions for n in (m.name, *m.within, *m.others))
    matches = {n: gazetteer.matches(n, by_ear=False) for n in names}
    own: dict[str, dict[str, float]] = {}
    for name, found in matches.items():
        if not countries.code(name):
            own[name] = _scaled(_weights(found, named, countries), _PLACE)
    used = {word for name in names for word in name.split()}
    asides = dict(_asides(report, gazetteer, countries, used))
    for name, found in asides.items():
        matches.setdefault(name, found)
        for code, vote in _scaled(_weights(found, named, countries), _ASIDE).items():
            votes[code] += vote
    for vote_of in own.values():
        for code, vote in vote_of.items():
            votes[code] += vote
    for lean in report.leans:
        votes[lean.country_code] += _LEAN * lean.weight
    return Context(
        votes=dict(votes),
        own=own,
        named=frozenset(named),
        matches=matches,
        leans=report.leans,
        asides=tuple(asides),
    )


def _weights(found: Iterable[Match], named: set[str], countries: Countries) -> dict[str, float]:
    """How much a name speaks for each country that has a place of that name."""
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
    return weights


def _scaled(weights: Mapping[str, float], vote: float) -> dict[str, float]:
    """One vote, shared out by the squares of the weights."""
    total = sum(w * w for w in weights.values())
    return {code: vote * weight * weight / total for code, weight in weights.items()}


def _asides(
    report: Report, gazetteer: Gazetteer, countries: Countries, used: set[str]
) -> Iterable[tuple[str, list[Match]]]:
    """Places that the text names outside of its claims' place phrases, the longest stretch of each name."""
    runs = named_in(report.text)
    located = frozenset(_LOCATED.findall(report.text))
    stretches = dict.fromkeys(s for run in runs for s, lone in run.stretches() if not lone)
    sizes = gazetteer.sizes(list(stretches)[: 10 * _ASIDES])
    done: set[str] = set()
    for run in runs:
        for name, lone in run.stretches():
            words = name.split()
            known = None if lone else sizes.get(name)
            if known is None or name in done or used.intersection(words) or countries.code(name):
                continue
            if known.population < _SMALL and len(words) == 1 and name not in located:
                continue
            done.add(name)
            used = used | set(words)
            if len(done) > _ASIDES:
                return
            yield name, gazetteer.matches(name, by_ear=False)


def _homes(claims: Sequence[Claim], lexicon: Lexicon | None) -> set[str]:
    """Home countries of the claims' actors that the lexicon knows."""
    if lexicon is None:
        return set()
    named = {(a.id, a.name) for c in claims for a in (*c.perpetrators, *c.targets)}
    known = [a for id_, name in named for a in lexicon.actors_named(name) if id_ is None or a.id == id_]
    return {a.country for a in known if a.country}


def _country(phrase: str, countries: Countries) -> str | None:
    """The country that a phrase names, an apostrophe left out of a possessive ("Kenyas leaders") put up with."""
    if len(phrase) <= 2 and phrase not in ("US", "UK"):
        return None
    return countries.code(phrase) or (
        countries.code(phrase[:-1]) if phrase[-1:] == "s" and phrase[:1].isupper() and len(phrase) > 5 else None
    )


@lru_cache(maxsize=1 << 15)
def _plain(word: str) -> str:
    return folded(word.removesuffix("'s").removesuffix("’s").rstrip(".,'’"))


def _may_begin(word: str, countries: Countries) -> bool:
    """False for a word that no name or adjective of a country begins with."""
    plain = _plain(word)
    head = plain.partition(" ")[0]
    return head in countries.firsts or head[:-1] in countries.firsts or head == "the"


def _country_words(text: str, countries: Countries, votes: dict[str, float]) -> set[str]:
    """Count the names and adjectives of countries; returns the countries named by name."""
    named: set[str] = set()
    seen: Counter[str] = Counter()
    for match in _WORDS.finditer(text):
        words = match[0].split(" ")
        i = 0
        while i < len(words):
            if not _may_begin(words[i], countries):
                i += 1
                continue
            for j in range(min(len(words), i + 5), i, -1):
                phrase = " ".join(words[i:j]).removesuffix("'s").removesuffix("’s").rstrip(".,'’")
                code = _country(phrase, countries)
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
