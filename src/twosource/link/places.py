"""How two places of two tellings stand to each other, given how precisely each is known."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from twosource.core.claim import Claim
from twosource.core.distance import km_apart
from twosource.core.lexicon import fold
from twosource.core.place import PlaceRef
from twosource.link.settings import LinkSettings

EXACT = 2
"""UCDP's ``where_prec`` up to which a point is taken as the place itself."""

_COUNTRY = 5
"""UCDP's ``where_prec`` from which a place is larger than a province."""

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|the)\s+")
_SOFT = re.compile(r"[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")
_OWN = re.compile(r"['’]s?$")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’]*(?:[ \u00a0-][^\W\d_a-z][\w'’]*)*")


class Tie(StrEnum):
    """What two places are to each other. ``UNKNOWN`` where one of them is not known."""

    SAME = "same"
    NEAR = "near"
    WITHIN = "within"
    OTHER = "other"
    FAR = "far"
    UNKNOWN = "unknown"


def place_of(claim: Claim) -> PlaceRef | None:
    """The claim's place: resolved, or the bare name that the text gives."""
    if claim.place is not None:
        return claim.place
    mention = claim.place_mention
    return PlaceRef(quote=mention.quote, name=mention.name) if mention is not None else None


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> str:
    """The consonants of a name without article or doubling: one key for most spellings of one name.

    "Talbiseh", "Talbisa" and "Tal-Bisseh" share it; names of one consonant keep their vowels.
    """
    folded = _ARTICLE.sub("", fold(name).replace("q", "k"))
    words = (_TWICE.sub(r"\1", word[:1] + _SOFT.sub("", word[1:])) for word in folded.split())
    bare = "".join(words)
    return bare if len(bare) > 1 else folded.replace(" ", "")


def coarse(place: PlaceRef) -> bool:
    """True for a district, province or country: somewhere inside it, not at its point."""
    return place.precision is not None and place.precision > EXACT


def vague(place: PlaceRef) -> bool:
    """True for a whole country or more: often only the home of an army that the text names, so it ties nothing."""
    return place.precision is not None and place.precision >= _COUNTRY


def place_tie(left: PlaceRef | None, right: PlaceRef | None, settings: LinkSettings) -> tuple[Tie, float | None]:
    """The tie of two places, and the km between their points where both have one."""
    if left is None or right is None:
        return Tie.UNKNOWN, None
    if left.gazetteer_id is not None and left.gazetteer_id == right.gazetteer_id:
        return Tie.SAME, 0.0
    apart = km_apart(left, right)
    if apart is None:
        if skeleton(left.name) == skeleton(right.name):
            return Tie.SAME, None
        return (Tie.WITHIN, None) if _inside_by_name(left, right) else (Tie.UNKNOWN, None)
    if left.country_code and right.country_code and left.country_code != right.country_code and apart > settings.far_km:
        return Tie.FAR, apart
    if coarse(left) or coarse(right):
        return (Tie.WITHIN if _inside(left, right, apart) else Tie.FAR), apart
    if skeleton(left.name) == skeleton(right.name) and apart <= settings.far_km:
        return Tie.SAME, apart
    if apart <= settings.near_km:
        return Tie.NEAR, apart
    reach = settings.far_km + (left.radius_km or 0.0) + (right.radius_km or 0.0)
    return (Tie.OTHER if apart <= reach else Tie.FAR), apart


def _inside(left: PlaceRef, right: PlaceRef, apart: float) -> bool:
    """One is a region that holds the other: by name of the province, by country, or by the region's own radius."""
    wide, fine = (left, right) if (left.precision or 1) >= (right.precision or 1) else (right, left)
    if (wide.precision or 1) >= 6:
        return wide.country_code is None or wide.country_code == fine.country_code
    if fine.admin1 and wide.admin1 and skeleton(fine.admin1) != skeleton(wide.admin1):
        return apart <= (wide.radius_km or 0.0)
    if fine.admin1 and skeleton(fine.admin1) in (skeleton(wide.name), skeleton(wide.admin1 or "")):
        return True
    return apart <= max(wide.radius_km or 0.0, 60.0)


def _inside_by_name(left: PlaceRef, right: PlaceRef) -> bool:
    names = {skeleton(left.name), skeleton(right.name)}
    around = {skeleton(n) for p in (left, right) for n in (p.admin1, p.country) if n}
    return bool(names & around)


def names_in(text: str) -> frozenset[str]:
    """Skeletons of all names of up to three capitalised words that stand in ``text``."""
    found: set[str] = set()
    for run in _CAPITALS.finditer(text):
        words = [_OWN.sub("", word) for word in re.split(r"[ \u00a0-]", run.group())]
        for size in (1, 2, 3):
            found.update(skeleton(" ".join(words[i : i + size])) for i in range(len(words) - size + 1))
    return frozenset(found)
