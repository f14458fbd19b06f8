"""Choose what place a name means in a report: country focus, containing places, kind, nearness, size last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.place import Candidate
from twosource.resolve.choosing import Said, Weights, doubts, features, shares
from twosource.resolve.context import Context
from twosource.resolve.countries import Countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.geo import km_between
from twosource.resolve.ranking import candidate, fits_kind
from twosource.resolve.rows import Match, Row
from twosource.resolve.spelling import folded, load_spelling

_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
DIVISIONS = frozenset({"governorate", "district", "subdistrict"})
_SURE_ENOUGH = 0.4
_LEAD = 1.4
"""How much likelier than the next place the best must be; otherwise the name is left open."""
_HEARD_WELL = 0.82
_SPELT_ALIKE = 0.93
"""Quality below which a name only sounds alike: it must lie in the place that the text names as holding it."""
_ONE_PLACE_KM = 15.0
_ONE_PART_KM = 40.0
"""Two towns of one name in one province, closer than this, need no telling apart: the likelier one is as good."""
CAPITAL = ("capital", "capital city")
_CAPITAL_LEAST = 0.4

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
    weights: Weights

    def choose(
        self, name: str, *, kind: str | None = None, above: Above = (), anchors: tuple[Row, ...] = ()
    ) -> Choice | None:
        """The best row for a name, or ``None`` where nothing fits well enough.

        ``above``: for each containing place that the text names, the rows it may mean. ``anchors``: rows of the report
        that are sure on their own.
        """
        code = self.countries.code(name)
        if name.casefold().endswith(CAPITAL):
            return self._capital(name)
        found = self.matches(name, above)
        if (
            code
            and kind in (None, "country")
            and (own := [m for m in found if m.row.kind == "country" and m.row.cc == code])
        ):
            return Choice(own[0].row, 0.97, "name of a country")
        weighed = self._weighed(name, found, kind, above, anchors)
        if not weighed:
            return None
        best, _, why = weighed[0]
        if above and _fit(best.row, above[0]) < (1 if best.quality < _SPELT_ALIKE else 0):
            return None
        score = round(sum(s for m, s, _ in weighed if _as_one(m.row, best.row)), 3)
        rival = max((s for m, s, _ in weighed if not _as_one(m.row, best.row)), default=0.0)
        if score < _SURE_ENOUGH or score < _LEAD * rival:
            return None
        twin = self._twin(best, [m for m, _, _ in weighed[1:]], kind)
        losers = tuple(candidate(m, round(s, 3)) for m, s, _ in weighed[1:5])
        return Choice(best.row, min(score, 0.99), "; ".join([best.reason, *why, *twin]), losers)

    def _capital(self, name: str) -> Choice | None:
        """ "the capital", "the Kenyan capital": of the country that is named, else of the report's."""
        first = name.split()[0]
        code = self.countries.demonyms.get(first) or next(iter(self.context.likely(least=_CAPITAL_LEAST, most=1)), None)
        if code is None or (len(name.split()) > 2 and first not in self.countries.demonyms and first != "capital"):
            return None
        found = self.gazetteer.matches(f"capital of {self.countries.name(code)}", country=code, by_ear=False)
        if not found:
            return None
        best = max(found, key=lambda m: (m.row.population, m.row.gid))
        score = round(min(0.95, 0.5 + self.context.share(code)), 3)
        return Choice(best.row, score, f"the capital of {self.countries.name(code)}, which the report speaks of")

    def options(self, name: str, most: int = 10, held: str | None = None) -> tuple[Row, ...]:
        """What a name may mean, likeliest first: for names that only say where another lies.

        ``held``: a name that lies in it. Divisions of countries that have a place of that name are always among the answers:
        "Acatlan, Hidalgo" is in Mexico's Hidalgo, however many others there are. Where both names are one ("Gulu town
        (Gulu district)"), only divisions are.
        """
        rows = [m.row for m, _, _ in self._weighed(name, self.matches(name, ()), None, (), ())]
        if held is None:
            return tuple(rows[:most])
        if folded(held) == folded(name):
            return tuple(row for row in rows if row.kind in DIVISIONS)
        codes = {m.row.cc for m in self.matches(held, ())}
        return tuple(row for i, row in enumerate(rows) if i < most or (row.kind in DIVISIONS and row.cc in codes))

    def undecided(self, name: str, most: int = 4) -> tuple[Candidate, ...]:
        """The places that a name may mean where none was chosen, likeliest first."""
        weighed = self._weighed(name, self.matches(name, ()), None, (), ())
        return tuple(candidate(m, round(s, 3)) for m, s, _ in weighed[:most])

    def weigh(
        self, name: str, found: Sequence[Match], kind: str | None, above: Above, anchors: tuple[Row, ...]
    ) -> tuple[list[Said], dict[str, float]]:
        """What the report says of each match, and what speaks for none of them: the input of the fitted weights."""
        large: dict[str, int] = {}
        for m in found:
            if m.row.kind == "governorate":
                large[m.row.cc] = max(large.get(m.row.cc, 0), m.row.population)
        said = [self._said(name, m.row, kind, above, anchors, large.get(m.row.cc, 0)) for m in found]
        top = max((self.context.share(code, without=name) for code in self.context.votes), default=0.0)
        return said, doubts(name, kind, bool(above), top, max((m.quality for m in found), default=0.0))

    def _weighed(
        self, name: str, found: Sequence[Match], kind: str | None, above: Above, anchors: tuple[Row, ...]
    ) -> list[tuple[Match, float, list[str]]]:
        """The matches with their shares and reasons, likeliest first."""
        said, doubt = self.weigh(name, found, kind, above, anchors)
        sums = [self.weights.of_row(features(m.row, m.quality, s)) for m, s in zip(found, said, strict=True)]
        parts = shares(sums, self.weights.of_none(doubt))
        rows = [(m, p, self._why(m.row, s, above)) for m, p, s in zip(found, parts, said, strict=True)]
        return sorted(rows, key=lambda item: (-item[1], item[0].row.gid))

    def _said(
        self, name: str, row: Row, kind: str | None, above: Above, anchors: tuple[Row, ...], division: int
    ) -> Said:
        lean = self.context.lean(row.cc)
        return Said(
            kind=kind,
            fits=tuple(_fit(row, rows) for rows in above),
            share=self.context.share(row.cc, without=name),
            lent=lean.weight if lean else 0.0,
            conflict=self.countries.conflict.get(row.cc, 0),
            dwarfed=row.kind in _SETTLED and division > 20 * max(1, row.population),
            near_km=min((km_between(row.point, a.point) for a in anchors if a.gid != row.gid), default=None),
        )

    def _why(self, row: Row, said: Said, above: Above) -> list[str]:
        why = []
        if said.share > 0.3:
            lean = self.context.lean(row.cc)
            lent = f" ({lean.note}; first {lean.lender})" if lean else ""
            why.append(f"in the report's country, {self.countries.name(row.cc)}{lent}")
        why += [
            f"in or by {rows[0].name}, which the text names"
            for fit, rows in zip(said.fits, above, strict=True)
            if fit > 0
        ]
        if said.kind and fits_kind(said.kind, row.kind):
            why.append(f"the text says {said.kind}")
        if said.near_km is not None and said.near_km < 40:
            why.append(f"{said.near_km:.0f} km from another place of the report")
        return why

    def matches(self, name: str, above: Above) -> list[Match]:
        """Places of that name: spelt alike anywhere, sounding alike in the countries that the report speaks of."""
        found = self.context.matches.get(name)
        if found is None:
            found = self.gazetteer.matches(name, by_ear=False)
            self.context.matches[name] = found
        codes = list(dict.fromkeys([*(rows[0].cc for rows in above if rows), *self.context.likely()]))
        have = {m.row.cc for m in found}
        heard = [m for code in codes if code not in have for m in self.gazetteer.matches(name, country=code)]
        return found + [m for m in heard if m.quality >= _HEARD_WELL or any(_fit(m.row, rows) > 0 for rows in above)]

    def _twin(self, best: Match, others: list[Match], kind: str | None) -> list[str]:
        """Say so where a town and the division named after it were told apart without a word in the text."""
        if kind or best.row.kind not in _SETTLED:
            return []
        twin = next((m for m in others if m.row.kind == "governorate" and m.row.cc == best.row.cc), None)
        return [f"a bare name: the {best.row.kind}, not the division {twin.row.place_name}"] if twin else []


def _as_one(row: Row, best: Row) -> bool:
    """Places that need no telling apart: next to each other, or a town and a division of the same name that holds it."""
    apart = km_between(row.point, best.point)
    if row.gid == best.gid or apart <= _ONE_PLACE_KM:
        return True
    if row.kind in _SETTLED and best.kind in _SETTLED and row.admin1 and (row.cc, row.admin1) == (best.cc, best.admin1):
        return apart <= _ONE_PART_KM
    return row.cc == best.cc and (row.kind in DIVISIONS) != (best.kind in DIVISIONS) and row.admin1 == best.admin1


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
