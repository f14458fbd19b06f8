"""Which places a name may mean, in tiers: the same spelling, article and generic words folded, the same sounds, near sounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Levenshtein

from twosource.core.place import Candidate
from twosource.resolve.geo import km_between
from twosource.resolve.sounds import is_arabic, likeness, neighbours, skeleton, spelt_out, spoken
from twosource.resolve.spelling import Spelling, folded, without_brackets

Near = tuple[float, float]

LONGEST = 200
SOUND_FLOOR = 0.72
NEAR_SOUND_FLOOR = 0.80
SPECIFIC_FLOOR = 0.66
_KIND_WORDS = re.compile(
    r"^(?:the )?(?:(?:village|town|city|district|province|governorate|subdistrict|neighbou?rhood|camp|area|region|countryside)s? of )"
    r"|\s(?:village|town|city|district|province|governorate|subdistrict|sub-district|neighbou?rhood|area|region|countryside|county|oblast|raion)s?$"
    r"|^(?:قرية|مدينة|بلدة|ناحية|محافظة|منطقة|حي|مخيم)\s",
    re.IGNORECASE,
)
_ADMIN = frozenset({"governorate", "region", "district", "subdistrict", "country"})
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})


@dataclass(frozen=True, slots=True)
class Row:
    """A name of the gazetteer with the place that bears it."""

    name: str
    key: str
    place: int
    gid: str
    place_name: str
    lat: float
    lon: float
    cc: str
    kind: str
    admin1: str | None
    admin2: str | None
    population: int
    radius: float | None
    parent: int

    @property
    def point(self) -> Near:
        return (self.lat, self.lon)


class Names(Protocol):
    """The two ways a gazetteer is searched."""

    def by_key(self, keys: Sequence[str], country: str | None = None) -> list[Row]: ...

    def by_skeleton(self, skeletons: Sequence[str], country: str | None = None) -> list[Row]: ...


@dataclass(frozen=True, slots=True)
class Match:
    """A row, how well its name fits (0..1) and by which tier."""

    row: Row
    quality: float
    reason: str


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
    return ranked(matches_of(source, spelling, name, other=other, country=country), near=near, kind=kind, limit=limit)


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
    for raw in (name, other):
        query = cleaned(raw) if raw else ""
        if not query:
            continue
        found = by_letters(source, spelling, query, country)
        if not found and by_ear:
            bare = _KIND_WORDS.sub("", without_brackets(query)).strip(" ,")
            found = by_sound(source, spelling, bare, country) if bare else []
        for match in found:
            have = matches.get(match.row.place)
            if have is None or match.quality > have.quality:
                matches[match.row.place] = match
    return list(matches.values())


def cleaned(name: str) -> str:
    """White space and control characters out; empty for what cannot be a name."""
    if len(name) > LONGEST:
        return ""
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return plain if any(c.isalpha() for c in plain) else ""


def by_letters(source: Names, spelling: Spelling, query: str, country: str | None) -> list[Match]:
    """Names spelt the same, articles and generic words folded; then the same without a word like "village"."""
    for form in dict.fromkeys(
        (query, without_brackets(query), _KIND_WORDS.sub("", without_brackets(query)).strip(" ,"))
    ):
        key = spelling.key(form) if form else ""
        if not key:
            continue
        plain = folded(form)
        found = [
            Match(row, 1.0, "same spelling")
            if folded(row.name) == plain
            else Match(row, 0.96, f"as {row.name}: article or generic word folded")
            for row in source.by_key([key], country)
        ]
        if found:
            return found
    return []


def by_sound(source: Names, spelling: Spelling, name: str, country: str | None) -> list[Match]:
    """Names with the same consonants, or one consonant away; confirmed by the weighted distance of their sounds."""
    sound = spoken(name, spelling)
    key = skeleton(sound)
    if len(key) < 2:
        return []
    arabic = is_arabic(name)
    found = _confirmed(
        source.by_skeleton([key], country), name, sound, arabic, spelling, SOUND_FLOOR, "same consonants"
    )
    if (found and max(m.quality for m in found) > 0.8) or len(key) < 3:
        return found
    close = neighbours(key)
    rows = source.by_skeleton(close, country)
    return found + _confirmed(rows, name, sound, arabic, spelling, NEAR_SOUND_FLOOR, "one consonant apart")


def _confirmed(
    rows: list[Row], name: str, sound: str, arabic: bool, spelling: Spelling, floor: float, why: str
) -> list[Match]:
    found = []
    generic, specific = spelling.generic_and_rest(spelt_out(name))
    seen: dict[str, float] = {}
    for row in rows:
        if row.name not in seen:
            seen[row.name] = _fit(row.name, sound, arabic, generic, specific, spelling, floor)
        fit = seen[row.name]
        if fit >= floor:
            found.append(Match(row, round(0.92 * fit, 4), f"{why}: {row.name}, {fit:.0%} alike"))
    return found


def _fit(
    name: str, sound: str, arabic: bool, generic: str | None, specific: str, spelling: Spelling, floor: float
) -> float:
    theirs = spoken(name, spelling)
    bare = arabic != is_arabic(name)
    if not bare and Levenshtein.normalized_similarity(sound, theirs) < 0.45:
        return 0.0
    whole = likeness(sound, theirs, bare_vowels=bare)
    if whole < floor:
        return whole
    their_generic, their_specific = spelling.generic_and_rest(spelt_out(name))
    if generic and their_generic and not bare:
        if generic != their_generic:
            return min(whole, SPECIFIC_FLOOR) if whole < 0.93 else whole - 0.05
        rest = likeness(spoken(specific, spelling), spoken(their_specific, spelling))
        return min(whole, rest + 0.06) if rest >= SPECIFIC_FLOOR else 0.0
    return whole


def ranked(matches: list[Match], *, near: Near | None, kind: str | None, limit: int) -> tuple[Candidate, ...]:
    """Order by fit of the name, nearness, kind, then size; scores say how sure the first one is among them."""
    weighed = sorted(((_weight(m, near, kind), m) for m in matches), key=lambda pair: (-pair[0], pair[1].row.gid))
    if not weighed:
        return ()
    top = weighed[0][0]
    rivals = sum(
        max(0.0, 1 - (top - weight) / 0.12)
        for weight, m in weighed[1:12]
        if km_between(m.row.point, weighed[0][1].row.point) > 15
    )
    sure = 1 / (1 + 0.6 * rivals)
    out = []
    for rank, (_, m) in enumerate(weighed[:limit]):
        score = m.quality * (sure if rank == 0 else (1 - sure) if rivals else 0.5)
        out.append(candidate(m, round(min(1.0, max(0.0, score)), 3)))
    return tuple(out)


def candidate(match: Match, score: float) -> Candidate:
    row = match.row
    where = ", its point is that of the division it lies in" if row.parent else ""
    return Candidate(
        gazetteer_id=row.gid, name=row.place_name, lat=row.lat, lon=row.lon, country_code=row.cc, kind=row.kind,
        score=score, reason=match.reason + where, admin1=row.admin1, admin2=row.admin2, population=row.population,
    )  # fmt: skip


def _weight(match: Match, near: Near | None, kind: str | None) -> float:
    row = match.row
    weight = match.quality
    weight += min(0.1, 0.012 * len(str(max(row.population, 0))) if row.population else 0.0)
    if near is not None:
        weight += 0.25 * max(0.0, 1 - km_between(near, row.point) / 150) - (
            0.1 if km_between(near, row.point) > 400 else 0
        )
    if kind:
        weight += 0.15 if fits_kind(kind, row.kind) else 0.0
    elif row.kind in ("district", "subdistrict", "region") or row.kind == "governorate":
        weight -= 0.06
    if row.parent:
        weight -= 0.03
    return weight


def fits_kind(asked: str, kind: str) -> bool:
    """Whether a place of ``kind`` is what a phrase with ``asked`` means: a city may be a town, a province no village."""
    if asked == kind:
        return True
    if asked in _ADMIN:
        return kind in _ADMIN and asked != "country" and kind != "country"
    return asked in _SETTLED and kind in _SETTLED
