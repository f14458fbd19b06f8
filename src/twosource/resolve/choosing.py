"""How likely each place of a name is meant: a weighed sum of what speaks for it, and for none of them.

The weights are fitted (``python evals/fit_places.py``) and lie in ``data/choosing.toml``. One sum a place and one for "a
place that the gazetteer does not hold", made into shares that add up to one: the share is the score of an answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp, log10

from twosource.resolve.ranking import fits_kind
from twosource.resolve.rows import Row
from twosource.resolve.spelling import folded

_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_VAGUE_KINDS = frozenset({"facility", "natural", "area"})
_NEAR_KM = 60.0


@dataclass(frozen=True, slots=True)
class Said:
    """What the text says of a name: its kind, and how the row lies to the places that it names as holding it (1 in one
    of them, -1 far off, 0 unknown), to its country (0..1) and to other sure places (km). ``dwarfed``: a division of that
    name and country has twenty times as many people, so that it is not named after this town."""

    kind: str | None
    fits: tuple[int, ...] = ()
    share: float = 0.0
    lent: float = 0.0
    conflict: int = 0
    near_km: float | None = None
    dwarfed: bool = False


def features(row: Row, quality: float, said: Said) -> dict[str, float]:
    """What speaks for and against a row, by name; missing ones are 0."""
    inside, outside = said.fits.count(1), said.fits.count(-1)
    found = {
        "unlike": 10 * (1 - quality),
        "share": said.share,
        "strong": float(said.share > 0.3),
        "lent": said.lent,
        "conflict": float(said.conflict),
        "size": log10(row.population + 1),
        "held": float(inside > 0),
        "held_again": float(inside > 1),
        "far_off": float(outside > 0),
        "first_far_off": float(bool(said.fits) and said.fits[0] < 0),
        "alias": float(folded(row.place_name) != folded(row.name)),
        "parent": float(row.parent),
        "near": 0.0 if said.near_km is None else exp(-said.near_km / _NEAR_KM),
    }
    found["quarter"] = float(said.kind == "neighbourhood" and row.kind != "neighbourhood")
    found["building"] = float(said.kind == "facility" and row.kind != "facility")
    if said.kind and said.kind not in _VAGUE_KINDS:
        found["kind_fits"] = float(fits_kind(said.kind, row.kind))
        found["kind_same"] = float(said.kind == row.kind)
        found["kind_differs"] = 1 - found["kind_fits"]
    else:
        found["settled"] = float(row.kind in _SETTLED)
        found["division"] = float(row.kind in ("governorate", "district", "subdistrict"))
        found["dwarfed"] = float(said.dwarfed)
        found["sea"] = float(row.kind == "sea")
        found["country"] = float(row.kind == "country")
    return found


def doubts(name: str, kind: str | None, held: bool, top_share: float, best: float) -> dict[str, float]:
    """What speaks for a place that the gazetteer does not hold. ``top_share``: of the likeliest country; ``best``: how
    well the best name fits."""
    letters = sum(c.isalpha() for c in name)
    return {
        "unknown": 1.0,
        "short": float(letters <= 4),
        "words": float(min(3, len(name.split()) - 1)),
        "small_kind": float(kind in ("village", "camp")),
        "quarter": float(kind == "neighbourhood"),
        "building": float(kind == "facility"),
        "said_where": float(held),
        "known_country": top_share,
        "heard": float(best < 0.93),
    }


@dataclass(frozen=True)
class Weights:
    """Fitted weights by feature, for rows and for "none of them"."""

    rows: Mapping[str, float]
    none: Mapping[str, float]

    def of_row(self, found: Mapping[str, float]) -> float:
        return sum(self.rows.get(k, 0.0) * v for k, v in found.items())

    def of_none(self, found: Mapping[str, float]) -> float:
        return sum(self.none.get(k, 0.0) * v for k, v in found.items())


def shares(sums: Sequence[float], none: float) -> list[float]:
    """The sums as shares of one, that of "none of them" left out."""
    top = max([none, *sums])
    parts = [exp(s - top) for s in sums]
    total = sum(parts) + exp(none - top)
    return [p / total for p in parts]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the packaged weights once."""
    raw = tomllib.loads(resources.files("twosource.resolve").joinpath("data/choosing.toml").read_text("utf-8"))
    return Weights(rows=raw["rows"], none=raw["none"])
