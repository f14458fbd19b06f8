"""Which places a name may mean, in tiers: the same spelling, article and generic words folded, the same sounds, near sounds."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from twosource.core.place import Candidate
from twosource.resolve.by_ear import heard
from twosource.resolve.ranking import ranked
from twosource.resolve.rows import Match, Names, Near, Row
from twosource.resolve.spelling import Spelling, folded, without_brackets, without_kind

LONGEST = 200
_BARER = 0.8
_TAIL = re.compile(r"\(([^()]+)\)|[,،]\s*([^,،()]+)$|\b(?:near|north of|south of|east of|west of)\s+([^,،()]+)$")
_WHERE = re.compile(
    r"^(?:in |near |the |rural |(?:north|south|east|west|central)(?:ern|-?east(?:ern)?|-?west(?:ern)?)? |countryside of )+"
    r"|\s(?:countryside|governorate|province|district|city|town)$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[,،:;؛/–]| - | and | or | near | و ")


def best_matches(
    source: Names,
    spelling: Spelling,
    name: str,
    *,
    other: str | None = None,
    country: str | None = None,
    near: Near | None = None,
    kind: str | None = None,
    limit: int = 5,
) -> tuple[Candidate, ...]:
    """Candidates for a name, best first. A name that is empty, overlong or without letters has none."""
    found = matches_of(source, spelling, name, other=other, country=country)
    near = near or _near_by(source, spelling, name, country)
    return ranked(found, near=near, kind=kind, limit=limit)


def _near_by(source: Names, spelling: Spelling, name: str, country: str | None) -> Near | None:
    """The point of the place that a name says it lies by: "Hamra, Homs", "Hamra (Homs)", "Hamra near Homs"."""
    for match in _TAIL.finditer(cleaned(name)):
        tail = _WHERE.sub("", next(g for g in match.groups() if g).strip())
        found = by_letters(source, spelling, tail, country) if tail else []
        if found:
            best = max(found, key=lambda m: (m.row.population, m.row.gid)).row
            return best.point
    return None


def matches_of(
    source: Names,
    spelling: Spelling,
    name: str,
    *,
    other: str | None = None,
    country: str | None = None,
    by_ear: bool = True,
) -> list[Match]:
    """Every place that the name, or its other spelling, may mean, each once. ``by_ear``: sounds too, not only letters."""
    country = country.upper() if country else None
    matches: dict[int, Match] = {}
    queries = [query for raw in (name, other) if raw and (query := cleaned(raw))]
    for query in queries:
        found = by_letters(source, spelling, query, country)
        if not found and by_ear:
            for form in forms(query)[-2:]:
                found = heard(source, spelling, form, country)
                if found:
                    break
            if not found:
                found = barer(source, spelling, forms(query)[-1], country)
        for match in found:
            have = matches.get(match.row.place)
            if have is None or match.quality > have.quality:
                matches[match.row.place] = match
    return list(matches.values())


def barer(source: Names, spelling: Spelling, name: str, country: str | None) -> list[Match]:
    """The name without a word that only tells a part of it, or what it is: "Arab Hassan Kabir", "Harsh Abdin". A last
    resort, with a lower score."""
    words = name.split()
    found: list[Match] = []
    parts = []
    if len(words) > 1 and folded(words[-1]) in spelling.qualifiers:
        parts.append(" ".join(words[:-1]))
    if len(words) > 1 and folded(words[0]) in spelling.surroundings:
        parts.append(" ".join(words[1:]))
    for part in parts:
        for match in by_letters(source, spelling, part, country) or heard(source, spelling, part, country):
            found.append(
                Match(match.row, round(_BARER * match.quality, 4), f"only a part of the name fits: {match.reason}")
            )
        if found:
            break
    return found


def cleaned(name: str) -> str:
    """White space and control characters out; empty for what cannot be a name."""
    if len(name) > LONGEST:
        return ""
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return plain if any(c.isalpha() for c in plain) else ""


def _ratio(plain: str, row: Row) -> float:
    """Of names that are the same but for article or generic word, the one spelt more alike is likelier meant."""
    return Levenshtein.normalized_similarity(plain, folded(row.name))


def forms(query: str) -> list[str]:
    """The name as it is, then barer: without brackets, without a word like "village", the first of several names."""
    bare = without_kind(without_brackets(query))
    first = without_kind(_PIECE.split(bare, maxsplit=1)[0].strip())
    return [f for f in dict.fromkeys((query, without_brackets(query), bare, first)) if f]


def by_letters(source: Names, spelling: Spelling, query: str, country: str | None) -> list[Match]:
    """Names spelt the same, articles and generic words folded; then the same without a word like "village"."""
    for form in forms(query):
        key = spelling.key(form)
        if not key:
            continue
        plain = folded(form)
        found = [
            Match(row, 1.0, "same spelling")
            if folded(row.name) == plain
            else Match(row, 0.93 + 0.04 * _ratio(plain, row), f"as {row.name}: article or generic word folded")
            for row in source.by_key([key], country)
        ]
        if found:
            return found
    return []
