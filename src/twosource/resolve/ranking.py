"""Order the places a name may mean, and say how sure the first one is among them."""

from __future__ import annotations

from twosource.core.place import Candidate
from twosource.resolve.geo import km_between
from twosource.resolve.rows import Match, Near

_RIVAL = 0.9
_TIED, _BACKED, _ONE_PLACE_KM, _MOST_TIED = 0.05, 0.03, 2.0, 40
_ADMIN = frozenset({"governorate", "region", "district", "subdistrict", "country"})
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})


def ranked(matches: list[Match], *, near: Near | None, kind: str | None, limit: int) -> tuple[Candidate, ...]:
    """Order by fit of the name, nearness, kind, then size; scores say how sure the first one is among them."""
    if not matches:
        return ()
    weighed = _agreeing([(_weight(m, near, kind), m) for m in matches])
    top = weighed[0][0]
    best = weighed[0][1].row.point
    rivals = sum(max(0.0, 1 - (top - weight) / 0.12) * _apart(best, m.row.point) for weight, m in weighed[1:12])
    sure = 1 / (1 + _RIVAL * rivals)
    out = []
    for rank, (_, m) in enumerate(weighed[:limit]):
        far = near is not None and km_between(near, m.row.point) > 150
        score = m.quality * (0.45 if far else 1.0) * (sure if rank == 0 else min(sure, 1 - sure) if rivals else 0.5)
        out.append(candidate(m, round(min(1.0, max(0.0, score)), 3)))
    return tuple(out)


def _agreeing(weighed: list[tuple[float, Match]]) -> list[tuple[float, Match]]:
    """In order; of rows that fit as well as the best, those that others of them lie by come first: a gazetteer that holds
    a town twice under one name, and elsewhere once, speaks for the town."""
    top = max(weight for weight, _ in weighed)
    tied = [m for weight, m in weighed if weight >= top - _TIED][:_MOST_TIED]
    backed = {
        m.row.place: sum(km_between(m.row.point, other.row.point) <= _ONE_PLACE_KM for other in tied) - 1 for m in tied
    }
    return sorted(
        ((weight + _BACKED * backed.get(m.row.place, 0), m) for weight, m in weighed),
        key=lambda pair: (-pair[0], pair[1].row.gid),
    )


def _apart(a: Near, b: Near) -> float:
    """0 for places as good as the same, 1 for those far from each other."""
    return min(1.0, max(0.0, (km_between(a, b) - 1.5) / 10))


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
        apart = km_between(near, row.point)
        weight += 0.25 * max(0.0, 1 - apart / 150) - (0.3 if apart > 150 else 0.0)
    if kind:
        weight += 0.15 if fits_kind(kind, row.kind) else 0.0
    elif row.kind in ("district", "subdistrict", "region") or row.kind == "governorate":
        weight -= 0.06
    elif row.kind == "sea":
        weight += 0.1
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
