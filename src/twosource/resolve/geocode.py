"""Choose what place a name means in a report: country focus, containing places, kind, nearness, size last."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log10

from twosource.core.place import Candidate
from twosource.resolve.context import Context
from twosource.resolve.countries import Countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.geo import km_between
from twosource.resolve.ranking import candidate, fits_kind
from twosource.resolve.rows import Match, Row
from twosource.resolve.spelling import load_spelling

_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_SURE_ENOUGH = 0.42
_LARGE = 200_000
_HEARD_WELL = 0.82

Above = tuple[tuple[Row, ...], ...]


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
        self, name: str, *, kind: str | None = None, above: Above = (), anchors: tuple[Row, ...] = ()
    ) -> Choice | None:
        """The best row for a name, or ``None`` where nothing fits well enough.

        ``above``: for each containing place that the text names, the rows it may mean. ``anchors``: rows of the report
        that are sure on their own.
        """
        code = self.countries.code(name)
        found = self._matches(name, above)
        if (
            code
            and kind in (None, "country")
            and (own := [m for m in found if m.row.kind == "country" and m.row.cc == code])
        ):
            return Choice(own[0].row, 0.97, "name of a country")
        weighed = self._weighed(name, found, kind, above, anchors)
        if not weighed:
            return None
        top, why, best = weighed[0]
        if above and _fit(best.row, above[0]) < 0:
            return None
        rivals = [(w, m) for w, _, m in weighed[1:] if km_between(m.row.point, best.row.point) > 15]
        sure = 1 / (1 + sum(exp((w - top) / 0.1) for w, m in rivals[:8]))
        held = any(_fit(best.row, rows) > 0 for rows in above)
        known = self._trust(name, best.row, held=held)
        score = round(best.quality * sure * known, 3)
        if score < _SURE_ENOUGH:
            return None
        twin = self._twin(best, [m for _, _, m in weighed[1:]], kind)
        losers = tuple(candidate(m, round(m.quality * exp((w - top) / 0.1) * sure, 3)) for w, _, m in weighed[1:5])
        return Choice(best.row, score, "; ".join([best.reason, *why, *twin]), losers)

    def options(self, name: str, most: int = 10) -> tuple[Row, ...]:
        """What a name may mean, likeliest first: for names that only say where another lies."""
        weighed = self._weighed(name, self._matches(name, ()), None, (), ())
        return tuple(m.row for _, _, m in weighed[:most])

    def undecided(self, name: str, most: int = 4) -> tuple[Candidate, ...]:
        """The places that a name may mean where none was chosen, likeliest first."""
        weighed = self._weighed(name, self._matches(name, ()), None, (), ())
        total = sum(exp((w - weighed[0][0]) / 0.1) for w, _, _ in weighed) if weighed else 1.0
        top = weighed[0][0] if weighed else 0.0
        return tuple(candidate(m, round(m.quality * exp((w - top) / 0.1) / total, 3)) for w, _, m in weighed[:most])

    def _weighed(
        self, name: str, found: list[Match], kind: str | None, above: Above, anchors: tuple[Row, ...]
    ) -> list[tuple[float, list[str], Match]]:
        weighed = [(*self._weigh(name, m, kind, above, anchors), m) for m in found]
        return sorted(weighed, key=lambda item: (-item[0], item[2].row.gid))

    def _trust(self, name: str, row: Row, *, held: bool) -> float:
        """How far the report itself speaks for a row: its country, a containing name; else size or the country's past."""
        said = 0.9 * self.context.share(row.cc, without=name) + 0.4 * held
        alone = 0.62 if row.population >= _LARGE or row.kind in ("country", "sea") else 0.4
        return min(1.0, alone + 0.07 * self.countries.conflict.get(row.cc, 0) + said)

    def _matches(self, name: str, above: Above) -> list[Match]:
        found = self.context.matches.get(name)
        if found is None:
            found = self.gazetteer.matches(name, by_ear=False)
            self.context.matches[name] = found
        codes = list(dict.fromkeys([*(rows[0].cc for rows in above if rows), *self.context.likely()]))
        have = {m.row.cc for m in found}
        heard = [m for code in codes if code not in have for m in self.gazetteer.matches(name, country=code)]
        return found + [m for m in heard if m.quality >= _HEARD_WELL or any(_fit(m.row, rows) > 0 for rows in above)]

    def _weigh(
        self, name: str, match: Match, kind: str | None, above: Above, anchors: tuple[Row, ...]
    ) -> tuple[float, list[str]]:
        row = match.row
        weight, why = match.quality, []
        share = self.context.share(row.cc, without=name)
        weight += 0.9 * share
        if share > 0.3:
            why.append(f"in the report's country, {self.countries.name(row.cc)}")
        weight += 0.06 * self.countries.conflict.get(row.cc, 0)
        for rank, rows in enumerate(above):
            fit = _fit(row, rows)
            weight += (0.6 if fit > 0 else -0.4 if fit < 0 else 0.0) / (1 + rank)
            if fit > 0:
                why.append(f"in or by {rows[0].name}, which the text names")
        if kind:
            if fits_kind(kind, row.kind):
                weight += 0.3 if kind == row.kind else 0.22
                why.append(f"the text says {kind}")
            elif kind in ("facility", "natural"):
                weight -= 0.05
            else:
                weight -= 0.3
        else:
            weight += (
                0.25
                if row.kind == "sea"
                else 0.1
                if row.kind in _SETTLED
                else 0.02
                if row.kind in ("governorate", "country")
                else -0.05
            )
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


def _fit(row: Row, rows: tuple[Row, ...]) -> int:
    """How a row lies to what a containing name may mean: 1 in one of them, -1 far off all, 0 otherwise or unknown."""
    return max((lies_in(row, parent) for parent in rows), default=0)


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
    if parent.kind == "governorate" and row.admin1 and row.kind != "governorate" and apart > 30:
        return -1
    reach = parent.radius or (120.0 if parent.kind in ("governorate", "region") else 35.0)
    return 1 if apart <= max(reach, 35.0) else -1 if apart > reach + 80 else 0
