"""Names that sound like the one asked for: found by their consonants, confirmed by the distance of their sounds.

How alike is alike enough depends on what is known. A name of many consonants is rarely like another by chance, one of
two often is. And where a gazetteer already knows several spellings of a place, one more that is only roughly like them
is most likely another place: two in three such answers were wrong on real names, where they were right in a list with
one spelling a place.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from twosource.resolve.rows import Heard, Match, Names
from twosource.resolve.sounds import is_arabic, likeness, neighbours, skeleton, spelt_out, spoken
from twosource.resolve.spelling import Spelling, folded, latin

_NEVER = 1.1
_FEW_SPELLINGS = {1: 0.88, 2: 0.82, 3: 0.74, 4: 0.70}
_MANY_SPELLINGS = {1: _NEVER, 2: _NEVER, 3: 0.95, 4: 0.94}
_ONE_APART = 0.74
_LEAST = min(_FEW_SPELLINGS.values())
"""Below this no name is taken for another, so its exact likeness does not matter."""
_MANY = 3
_DIVISIONS = frozenset({"country", "governorate", "district", "subdistrict"})
_OTHER_GENERIC = 0.93
_SPECIFIC = 0.66
_TOP = 0.92
_SOUND_SHARE = 0.75
_FAR = 0.35
"""Share of letters in common below which no two names that sound alike were met; their sounds are not looked at."""


def heard(source: Names, spelling: Spelling, name: str, country: str | None) -> list[Match]:
    """Places whose name has the same consonants in broad classes, or is one consonant away."""
    query = _Query(name, spelling)
    if len(query.key) < 2:
        return []
    found = query.confirmed(source, source.by_skeleton([query.key], country), one_apart=False)
    if query.key.startswith("_") or len(query.key) < 3 or (found and max(m.quality for m in found) > 0.8):
        return found
    few = ("arabic", 1) if query.arabic else ("latin", _MANY)
    near = source.by_skeleton(neighbours(query.key), country, fewer_than=few)
    return found + query.confirmed(source, near, one_apart=True)


class _Query:
    """A name asked for, with its sounds."""

    def __init__(self, name: str, spelling: Spelling) -> None:
        self.spelling = spelling
        self.sound = spoken(name, spelling)
        self.key = skeleton(self.sound)
        self.arabic = is_arabic(name)
        self.plain = folded(name)
        self.generic, self.specific = spelling.generic_and_rest(spelt_out(name))

    def confirmed(self, source: Names, rows: list[Heard], *, one_apart: bool) -> list[Match]:
        """Those that are alike enough. Only their places are read from the file."""
        alike: dict[int, float] = {}
        fits: dict[str, float] = {}
        for row in rows:
            floor = self._floor(row, one_apart=one_apart)
            if floor > 1:
                continue
            if row.name not in fits:
                fits[row.name] = self._fit(row.name, row.sound)
            if fits[row.name] >= floor:
                alike[row.number] = fits[row.name]
        why = "one consonant apart" if one_apart else "same consonants"
        whole = source.by_number(list(alike))
        return [
            Match(
                whole[n], round(_TOP * self._weight(whole[n].name, fit), 4), f"{why}: {whole[n].name}, {fit:.0%} alike"
            )
            for n, fit in alike.items()
        ]

    def _weight(self, name: str, fit: float) -> float:
        """Of names that sound the same, the one spelt more alike is likelier meant."""
        if self.arabic != is_arabic(name):
            return fit
        return _SOUND_SHARE * fit + (1 - _SOUND_SHARE) * Levenshtein.normalized_similarity(self.plain, folded(name))

    def _floor(self, row: Heard, *, one_apart: bool) -> float:
        """How alike the sounds must be: more so for short names, and for places of which many spellings are known."""
        known = row.arabic if self.arabic else row.latin
        if self.arabic and known and not is_arabic(row.name):
            return _NEVER
        consonants = min(4, len(self.key.removeprefix("_")))
        if known >= (1 if self.arabic else _MANY) or row.kind in _DIVISIONS:
            return _NEVER if one_apart else _MANY_SPELLINGS[consonants]
        return max(_ONE_APART, _FEW_SPELLINGS[consonants]) if one_apart else _FEW_SPELLINGS[consonants]

    def _fit(self, name: str, theirs: str) -> float:
        bare = self.arabic != is_arabic(name)
        if self.plain.isascii() and latin(name) and Levenshtein.normalized_similarity(self.plain, name.lower()) < _FAR:
            return 0.0
        if not bare and Levenshtein.normalized_similarity(self.sound, theirs) < 0.45:
            return 0.0
        whole = likeness(self.sound, theirs, bare_vowels=bare, least=_LEAST)
        generic, specific = self.spelling.generic_and_rest(spelt_out(name))
        if generic != self.generic and ((generic and self.generic) or (bare and self.generic)):
            return whole if whole >= _OTHER_GENERIC else 0.0
        if generic and not bare and generic == self.generic:
            if whole < _LEAST:
                return 0.0
            rest = likeness(spoken(self.specific, self.spelling), spoken(specific, self.spelling), least=_SPECIFIC)
            return min(whole, rest + 0.06) if rest >= _SPECIFIC else 0.0
        return whole
