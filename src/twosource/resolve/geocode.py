"""Choose what place a name means in a report: country focus, containing places, kind, nearness, size last."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log10

from twosource.core.place import Candidate, PlaceMention
from twosource.resolve.context import Context
from twosource.resolve.countries import Countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.geo import km_between
from twosource.resolve.match import Match, Row, candidate, fits_kind
from twosource.resolve.spelling import load_spelling

_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_SURE_ENOUGH = 0.35


@dataclass(frozen=True, slots=True)
class Choice:
    """A row chosen for a name, its score, why, and the losers with their scores."""

    row: Row
    score: float
    reason: str
    losers: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Geocoder:
    """Names to rows of a gazetteer within the context of one report. ``anchors``: points already placed."""

    gazetteer: Gazetteer
    countries: Countries
    context: Context

    def choose(
        self, name: str, *, kind: str | None = None, parents: tuple[Row, ...] = (), anchors: tuple[Row, ...] = ()
    ) -> Choice | None:
        """The best row for a name, or ``None`` where nothing fits well enough."""
        code = self.countries.code(name)
        found = self._matches(name, parents)
        if (
            code
            and kind in (None, "country")
            and (own := [m for m in found if m.row.kind == "country" and m.row.cc == code])
        ):
            return Choice(own[0].row, 0.97, "name of a country")
        weighed = sorted(
            ((*self._weigh(m, kind, parents, anchors), m) for m in found), key=lambda item: (-item[0], item[2].row.gid)
        )
        if not weighed:
            return None
        top, why, best = weighed[0]
        rivals = [(w, m) for w, _, m in weighed[1:] if km_between(m.row.point, best.row.point) > 15]
        sure = 1 / (1 + sum(exp((w - top) / 0.1) for w, _ in rivals[:8]))
        score = round(
            best.quality * sure * min(1.0, 0.55 + 0.9 * self.context.share(best.row.cc) + 0.3 * bool(parents)), 3
        )
        if score < _SURE_ENOUGH:
            return None
        twin = self._twin(best, [m for _, _, m in weighed[1:]], kind)
        losers = tuple(candidate(m, round(m.quality * exp((w - top) / 0.1) * sure, 3)) for w, _, m in weighed[1:5])
        return Choice(best.row, score, "; ".join([best.reason, *why, *twin]), losers)

    def _matches(self, name: str, parents: tuple[Row, ...]) -> list[Match]:
        found = self.context.matches.get(name)
        if found is None:
            found = self.gazetteer.matches(name, by_ear=False)
            self.context.matches[name] = found
        codes = list(dict.fromkeys([*(p.cc for p in parents), *self.context.likely()]))
        have = {m.row.cc for m in found}
        heard = [m for code in codes if code not in have for m in self.gazetteer.matches(name, country=code)]
        return found + heard

    def _weigh(
        self, match: Match, kind: str | None, parents: tuple[Row, ...], anchors: tuple[Row, ...]
    ) -> tuple[float, list[str]]:
        row = match.row
        weight, why = match.quality, []
        share = self.context.share(row.cc)
        weight += 0.9 * share
        if share > 0.3:
            why.append(f"in the report's country, {self.countries.name(row.cc)}")
        for rank, parent in enumerate(parents):
            fit = lies_in(row, parent)
            weight += (0.6 if fit > 0 else -0.4 if fit < 0 else 0.0) / (1 + rank)
            if fit > 0:
                why.append(f"in or by {parent.place_name}, which the text names")
        if kind:
            if fits_kind(kind, row.kind):
                weight += 0.3 if kind == row.kind else 0.22
                why.append(f"the text says {kind}")
            elif kind in ("facility", "natural"):
                weight -= 0.05
            else:
                weight -= 0.3
        else:
            weight += 0.1 if row.kind in _SETTLED else 0.02 if row.kind in ("governorate", "country") else -0.05
        weight += 0.03 * log10(row.population + 1)
        near = min((km_between(row.point, a.point) for a in anchors if a.gid != row.gid), default=None)
        if near is not None:
            weight += 0.3 * exp(-near / 60)
            if near < 40:
                why.append(f"{near:.0f} km from another place of the report")
        return weight - 0.06 * row.parent, why

    def _twin(self, best: Match, others: list[Match], kind: str | None) -> list[str]:
        """Say so where a town and the division named after it were told apart without a word in the text."""
        if kind or best.row.kind not in _SETTLED:
            return []
        twin = next((m for m in others if m.row.kind == "governorate" and m.row.cc == best.row.cc), None)
        return [f"a bare name: the {best.row.kind}, not the division {twin.row.place_name}"] if twin else []


def lies_in(row: Row, parent: Row) -> int:
    """1 where a row lies in, by or is named under another one, -1 where it is far off it, 0 in between."""
    if row.gid == parent.gid:
        return 0
    if parent.kind == "country":
        return 1 if row.cc == parent.cc else -1
    if row.cc != parent.cc:
        return -1
    key = load_spelling().key
    if parent.kind in ("governorate", "district", "city") and key(parent.place_name) in (
        key(row.admin1 or ""),
        key(row.admin2 or ""),
    ):
        return 1
    apart = km_between(row.point, parent.point)
    reach = parent.radius or (120.0 if parent.kind in ("governorate", "region") else 35.0)
    return 1 if apart <= max(reach, 35.0) else -1 if apart > reach + 80 else 0


def phrase_kind(mention: PlaceMention) -> str | None:
    """The kind to look for: what the phrase says; a part of a countryside says nothing."""
    return mention.kind
