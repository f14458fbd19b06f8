"""UCDP GED: one row per incident with a death and two sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from twosource.core.vocab import Measure
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.countries import NO_COUNTRY
from twosource.publish.codebooks.ged_dead import GedDead, ged_dead
from twosource.publish.codebooks.ged_sides import GedSides, ged_sides
from twosource.publish.codebooks.harm import harm
from twosource.publish.codebooks.projection import Ledger, Projection, projected
from twosource.publish.codebooks.sources import articles, listed, outlets
from twosource.publish.words import Words

_COLUMNS_OF_A_CELL = 720


@dataclass(frozen=True)
class Ged:
    """The policy. ``words`` say precision in English."""

    book: Codebook
    words: Words

    def project(self, case: Case) -> Projection:
        """The incident's row, or none with the rule that leaves it out."""
        return projected(self.book, case.incident.id, lambda ledger: (self._row(case, ledger),))

    def together(self, rows: Iterable[dict[str, Cell]]) -> list[dict[str, Cell]]:
        """Rows of one file: whether a dyad was active in a year can only be said of them all."""
        made = list(rows)
        dead: dict[tuple[Cell, Cell], int] = {}
        for row in made:
            key = row["dyad_name"], row["year"]
            dead[key] = dead.get(key, 0) + int(row["best"] or 0)
        for row in made:
            if row["dyad_name"] and row["year"]:
                row["active_year"] = int(dead[row["dyad_name"], row["year"]] >= 25)
        return made

    def _row(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        incident = case.incident
        if not case.happened:
            raise ledger.leave_out("happened", f"it is {self.words.say('statuses', incident.status)}")
        killed = harm(case, Measure.KILLED)
        if killed.total.high < 1:
            said = "the reports say that nobody died" if killed.total.told else "no report tells of a death"
            raise ledger.leave_out("needs-a-death", said)
        sides = ged_sides(case, killed, ledger)
        dead = ged_dead(case, killed, sides, ledger)
        values = {**self._ids(case, sides, ledger), **_sides(sides, case), **_dead(dead), **_sources(case, ledger)}
        return ledger.row(values | self._where(case, ledger) | _when(case) | self._clarity(case, ledger))

    def _ids(self, case: Case, sides: GedSides, ledger: Ledger) -> dict[str, Cell]:
        incident, country = case.incident, case.country
        ledger.apply("no-ucdp-ids", "ids are the incident's own")
        ledger.apply("active-year", "counted over the rows of one file")
        ledger.apply("not-vetted", f"made by {self.book.stamp}")
        year = incident.time.start.year if incident.time else None
        number = incident.id.rpartition("_")[2]
        parts = (country.iso3 if country else NO_COUNTRY, year or "0000", sides.type or 0, number)
        return {
            "id": _number(number),
            "relid": "-".join(str(p) for p in parts),
            "year": year,
            "code_status": f"Check: machine reading, not reviewed ({self.book.stamp})",
        }

    def _where(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        place, country = case.incident.place, case.country
        values: dict[str, Cell] = {
            "country": country.ged_name if country else place.country if place else None,
            "country_id": country.gw if country else None,
            "region": country.ged_region if country else None,
        }
        if place is None:
            return values
        precision, said = place.precision, [self.words.say("where", place.precision)] if place.precision else []
        if precision is not None and case.withheld:
            precision = max(precision, 2)
            how = "moved to the centre of a 10 km cell" if place.placed else "withheld or not known"
            ledger.apply("coarsened", f"the point is {how}")
            said.append(f"the point is {how}")
        values |= {
            "where_prec": precision,
            "where_coordinates": place.name,
            "where_description": "; ".join(said) or None,
            "adm_1": place.admin1,
        }
        if place.lat is not None and place.lon is not None:
            lat, lon = round(place.lat, 6), round(place.lon, 6)
            values |= {
                "latitude": lat,
                "longitude": lon,
                "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
                "priogrid_gid": priogrid(lat, lon),
            }
        return values

    def _clarity(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        time, place = case.incident.time, case.incident.place
        day_known = time is not None and time.precision <= 3
        place_known = place is not None and place.precision is not None and place.precision <= 3
        clear = day_known and place_known
        if not clear:
            ledger.apply("clarity", "2: " + ("the place" if day_known else "the day") + " is not known well enough")
        return {"event_clarity": 1 if clear else 2}


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half a degree, counted from 1 in the south-west, row by row of 720."""
    row = min(floor((lat + 90) * 2), 359)
    column = min(floor((lon + 180) * 2), _COLUMNS_OF_A_CELL - 1)
    return row * _COLUMNS_OF_A_CELL + column + 1


def _number(text: str) -> int:
    """A number out of an id's hexadecimal digits, or out of any other letters."""
    try:
        return int(text, 16)
    except ValueError:
        return int.from_bytes(text.encode()[:7])


def _sides(sides: GedSides, case: Case) -> dict[str, Cell]:
    known = sides.a and sides.b
    dyad = f"{sides.a} - {sides.b}" if known else None
    countries = case.world.countries

    def gw(code: str | None) -> int | None:
        country = countries.get(code or "")
        return country.gw if country else None

    return {
        "type_of_violence": sides.type,
        "side_a": sides.a,
        "side_b": sides.b,
        "dyad_name": dyad,
        "conflict_name": dyad,
        "gwnoa": gw(sides.state_a),
        "gwnob": gw(sides.state_b),
    }


def _dead(dead: GedDead) -> dict[str, Cell]:
    return {
        "deaths_a": dead.a,
        "deaths_b": dead.b,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.unknown,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }


def _sources(case: Case, ledger: Ledger) -> dict[str, Cell]:
    origins = [o.name for o in case.incident.origins]
    ledger.apply(
        "sources-are-documents", f"documents: {len(case.reports)}, independent origins: {case.incident.n_origins}"
    )
    return {
        "number_of_sources": len(case.reports),
        "source_article": listed(articles(case)),
        "source_office": listed(outlets(case)),
        "source_date": listed(r.published.day.isoformat() for r in case.reports if r.published),
        "source_headline": listed(r.title for r in case.reports if r.title),
        "source_original": listed(origins),
    }


def _when(case: Case) -> dict[str, Cell]:
    time = case.incident.time
    if time is None:
        return {}
    return {
        "date_prec": time.precision,
        "date_start": time.start.isoformat(),
        "date_end": time.end.isoformat(),
    }
