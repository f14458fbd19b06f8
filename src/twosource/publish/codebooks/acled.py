"""ACLED: one row per event, place and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from twosource.core.ids import short_id
from twosource.core.vocab import Measure
from twosource.publish.codebooks.acled_actors import Sides, actor_columns
from twosource.publish.codebooks.acled_atoms import Atom, atoms, when_and_where
from twosource.publish.codebooks.acled_dead import fatalities
from twosource.publish.codebooks.acled_kind import EventType, battle_around, event_type, strikes_within
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.countries import NO_COUNTRY
from twosource.publish.codebooks.harm import Harm, harm
from twosource.publish.codebooks.projection import Ledger, Projection, projected
from twosource.publish.codebooks.sources import listed, outlet, outlets
from twosource.publish.words import Words, reconciled


@dataclass(frozen=True)
class Acled:
    """The policy. ``words`` say kinds of event in English."""

    book: Codebook
    words: Words

    def project(self, case: Case) -> Projection:
        """The incident's rows, or none with the rule that leaves it out."""
        return projected(self.book, case.incident.id, lambda ledger: self._rows(case, ledger))

    def _rows(self, case: Case, ledger: Ledger) -> tuple[dict[str, Cell], ...]:
        incident = case.incident
        if not case.happened:
            raise ledger.leave_out("happened", f"it is {self.words.say('statuses', incident.status)}")
        sides, killed, injured = Sides.of(case), harm(case, Measure.KILLED), harm(case, Measure.INJURED)
        kind = event_type(case, self.book, sides, killed, injured, ledger)
        if kind is None:
            raise ledger.leave_out("no-type", self.words.say("events", incident.event))
        if (battle := battle_around(case)) is not None:
            raise ledger.leave_out("within-a-battle", f"it is within {battle.id}")
        when_and_where(case, ledger)
        dead = self._dead(case, killed, ledger)
        shared = {
            **self._kind(kind, ledger),
            **actor_columns(case, self.book, sides, kind, killed, injured, ledger),
            **self._sources(case, ledger),
        }
        found = atoms(case, self.book, dead, ledger)
        return tuple(
            ledger.row(
                shared
                | self._spot(atom, case, ledger)
                | {"notes": self._notes(case, sides, killed, injured, atom, dead, len(found))}
            )
            for atom in found
        )

    def _dead(self, case: Case, killed: Harm, ledger: Ledger) -> int:
        dead = fatalities(case, self.book, killed, ledger)
        for strike in strikes_within(case):
            ledger.apply("within-a-battle", f"{strike.id} is within it")
            toll = strike.figure(Measure.KILLED.value)
            if toll is not None and toll.low > dead:
                ledger.apply("battle-toll-holds-strikes", f"{toll.low} dead in {strike.id}")
                dead = toll.low
        return dead

    def _kind(self, kind: EventType, ledger: Ledger) -> dict[str, Cell]:
        tables = self.book.tables
        tags = []
        if kind.type in ("Protests", "Riots"):
            tags.append("crowd size=no report")
            ledger.apply("crowd-size", "no size is read")
        if kind.sub == "Sexual violence":
            tags.append("sexual violence")
        return {
            "disorder_type": tables["disorder_by_sub"].get(kind.sub) or tables["disorder_types"][kind.type],
            "event_type": kind.type,
            "sub_event_type": kind.sub,
            "tags": listed(tags),
        }

    def _sources(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        scales = dict.fromkeys(_scale(outlet(r), case) for r in case.reports)
        ledger.apply("source-scale", ", ".join(scales))
        ledger.apply("timestamp", "the youngest report")
        days = [r.published.day for r in case.reports if r.published]
        stamp = datetime(*max(days).timetuple()[:3], tzinfo=UTC) if days else None
        return {
            "source": listed(outlets(case)),
            "source_scale": "-".join(sorted(scales, key=_SCALES.index)),
            "timestamp": int(stamp.timestamp()) if stamp else None,
        }

    def _spot(self, atom: Atom, case: Case, ledger: Ledger) -> dict[str, Cell]:
        place = atom.place
        country = case.world.countries.get(place.country_code or "") or case.country
        precision = self.book.tables["geo_precision"].get(str(place.precision)) if place.precision else None
        if precision is not None and case.withheld and precision < 2:
            ledger.apply("coarsened", "the point is not the place's own")
            precision = 2
        number = int(short_id("e", case.incident.id, atom.day, place.name)[2:], 16) % 10**9
        return {
            "event_id_cnty": f"{country.iso3 if country else NO_COUNTRY}{number}",
            "event_date": atom.day.isoformat(),
            "year": atom.day.year,
            "time_precision": atom.time_precision,
            "iso": country.iso if country else None,
            "region": country.acled_region if country else None,
            "country": country.acled_name if country else place.country,
            "admin1": place.admin1,
            "location": place.name,
            "latitude": round(place.lat, 4) if place.lat is not None else None,
            "longitude": round(place.lon, 4) if place.lon is not None else None,
            "geo_precision": precision,
            "fatalities": atom.fatalities,
        }

    def _notes(self, case: Case, sides: Sides, killed: Harm, injured: Harm, atom: Atom, dead: int, rows: int) -> str:
        """What the columns can't say, in a few short sentences."""
        said = [f"{self.words.say('events', case.incident.event)} at {atom.place.name}, {atom.day.isoformat()}."]
        if sides.doer is not None:
            said.append(f"By {sides.doer.name}, as reported.")
        if sides.rivals:
            said.append(f"Others blame {', '.join(p.name for p in sides.rivals)}.")
        if killed.total.told:
            total = killed.total
            said.append(f"Killed: {reconciled(total.low, total.best, total.high, is_open=total.open)}.")
        if killed.civilian.best:
            said.append(f"Civilians among them: {killed.civilian.low} to {killed.civilian.high}.")
        if injured.total.told:
            total = injured.total
            said.append(f"Wounded: {reconciled(total.low, total.best, total.high, is_open=total.open)}.")
        for strike in strikes_within(case):
            place = f" at {strike.place.name}" if strike.place else ""
            toll = strike.figure(Measure.KILLED.value)
            killed_there = (
                f", killed {reconciled(toll.low, toll.best, toll.high, is_open=toll.open)}" if toll is not None else ""
            )
            said.append(f"Within it: {self.words.say('events', strike.event).lower()}{place}{killed_there}.")
        if rows > 1 and dead:
            said.append(f"{dead} dead divided over {rows} rows.")
        origins = case.incident.n_origins
        said.append(f"{origins} independent origin{'s' if origins != 1 else ''}; grade {case.incident.grade.value}.")
        return " ".join((*said, f"Machine reading, not reviewed ({self.book.stamp})."))


_SCALES = ("National", "International", "Other")


def _scale(name: str, case: Case) -> str:
    entries = case.world.lexicon.sources_named(name)
    code = case.country.code if case.country else None
    if any(e.country == code for e in entries if e.country):
        return "National"
    return "International" if any(e.kind.value in ("outlet", "agency") for e in entries) else "Other"
