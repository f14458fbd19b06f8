"""Airwars: one row per incident with alleged civilian harm; people are presumed civilians."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.incident import Incident
from twosource.core.lexicon import fold
from twosource.core.vocab import Grade, Measure
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Harm, Span, harm, standing
from twosource.publish.codebooks.parties import Party, parties
from twosource.publish.codebooks.projection import Ledger, Projection, projected
from twosource.publish.codebooks.sources import listed, outlet
from twosource.publish.words import Words
from twosource.reconcile.blame import speaks_for

_GROUPS = (("children", "child"), ("women", "woman"), ("men", "man"))


@dataclass(frozen=True)
class Airwars:
    """The policy."""

    book: Codebook
    words: Words

    def project(self, case: Case) -> Projection:
        """The incident's row, or none with the rule that leaves it out."""
        return projected(self.book, case.incident.id, lambda ledger: (self._row(case, ledger),))

    def _row(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        incident = case.incident
        if not case.happened and incident.grade is not Grade.DISCOUNTED:
            raise ledger.leave_out("happened", f"it is {self.words.say('statuses', incident.status)}")
        by = parties(incident.perpetrators, case)
        killed, injured = harm(case, Measure.KILLED), harm(case, Measure.INJURED)
        dead, militants = _presumed(case, killed, Measure.KILLED, by, ledger)
        hurt, _ = _presumed(case, injured, Measure.INJURED, by, ledger)
        if not dead.high and not hurt.high:
            raise ledger.leave_out("alleged-civilian-harm", "no report tells of civilians killed or hurt")
        dead, militants = _contested(incident, dead, militants, ledger)
        values: dict[str, Cell] = {
            "code": incident.id,
            "civilian_non_combatants_killed_min": dead.low,
            "civilian_non_combatants_killed_max": dead.high,
            "civilian_non_combatants_injured_min": hurt.low,
            "civilian_non_combatants_injured_max": hurt.high,
            "review": f"Machine reading, not reviewed ({self.book.stamp})",
        }
        if militants.told:
            values |= {"militants_killed_min": militants.low, "militants_killed_max": militants.high}
        values |= _groups(incident, {"killed": dead, "injured": hurt})
        values |= self._strike(case, by, ledger) | _sources(case, ledger)
        return ledger.row(values | self._where(case))

    def _where(self, case: Case) -> dict[str, Cell]:
        place, time = case.incident.place, case.incident.time
        values: dict[str, Cell] = {}
        if time is not None:
            values["incident_date"] = time.start.isoformat()
            values["incident_date_end"] = time.end.isoformat() if time.end != time.start else None
        if place is not None:
            accuracy = self.book.tables["accuracy"]
            precision = max(place.precision or 6, 2) if case.withheld else place.precision or 6
            arabic = (c.place.quote.text for c in case.told if c.place and c.place.quote)
            values |= {
                "location_name": place.name,
                "location_name_arabic": next((t for t in arabic if "\u0600" <= t[:1] <= "\u06ff"), None),
                "region": place.admin1,
                "country": case.country.name if case.country else place.country,
                "latitude": round(place.lat, 6) if place.lat is not None else None,
                "longitude": round(place.lon, 6) if place.lon is not None else None,
                "geolocation_accuracy": accuracy[str(precision)],
            }
        return values

    def _strike(self, case: Case, by: tuple[Party, ...], ledger: Ledger) -> dict[str, Cell]:
        incident, tables = case.incident, self.book.tables
        grading = tables["grading"][incident.grade.value]
        ledger.apply("grading", f"{grading}: {incident.grade_reason}" if incident.grade_reason else grading)
        status = _status(incident)
        ledger.apply("strike-status", status)
        known = "Known" if incident.grade is Grade.CONFIRMED else "Suspected"
        if by:
            ledger.apply("belligerents", f"{', '.join(p.name for p in by)}: {known}")
        hit = (tables["infrastructure"].get(o.kind) for c in case.told for o in c.objects)
        return {
            "belligerents": listed(p.name for p in by),
            "belligerent_type": known if by else None,
            "strike_status": status,
            "strike_type": tables["strike_types"].get(incident.event.value),
            "cause": listed(c.weapon.text.lower() for c in case.told if c.weapon),
            "civilian_infrastructure": listed(h for h in hit if h),
            "grading": grading,
        }


def _presumed(case: Case, found: Harm, measure: Measure, by: tuple[Party, ...], ledger: Ledger) -> tuple[Span, Span]:
    """Civilians by presumption, and combatants by evidence that is not the perpetrator's own."""
    armed = found.armed
    if armed.told and _perpetrators_word(case, measure, by):
        ledger.apply("perpetrator-says-militants", f"{armed.best} combatants by the word of who did it")
        armed = Span()
    about = "civilians killed" if measure is Measure.KILLED else "wounded"
    total = found.total
    if not total.told or found.only_armed:
        return found.civilian, armed
    low, high = max(0, total.low - armed.high), max(0, total.high - armed.low)
    told = found.civilian
    if told.told:
        low, high = min(low, told.best), max(high, told.high)
    if armed.told:
        said = f"{total.low} to {total.high} {measure.value} less {armed.low} to {armed.high} combatants"
        ledger.apply("presumption", f"{said}: {low} to {high} civilians", about=about)
    elif total.high:
        ledger.apply("presumption", f"{low} to {high} {measure.value}, nobody told to be a combatant", about=about)
    ledger.apply("lowest-highest", f"{measure.value}: min {low}, max {high}", about=about)
    return Span(low, max(low, min(total.best, high)), high, total.open, True), armed


def _perpetrators_word(case: Case, measure: Measure, by: tuple[Party, ...]) -> bool:
    """Only the party that did it says that they were combatants."""
    said = standing(case, f"{measure.value}_combatant")
    lexicon = case.world.lexicon
    return bool(said and by) and all(
        (speaker := s.claim.origin) is not None
        and any(speaks_for(speaker, key, lexicon) for p in by for key in (p.key, fold(p.name)))
        for s in said
    )


def _contested(incident: Incident, dead: Span, militants: Span, ledger: Ledger) -> tuple[Span, Span]:
    if not any(c.field == "civilian or combatant" for c in incident.contradictions):
        return dead, militants
    ledger.apply("contested-status", "some say civilians, some combatants")
    return Span(0, dead.best, dead.high, dead.open, True), Span(0, militants.best, militants.high, False, True)


def _groups(incident: Incident, within: dict[str, Span]) -> dict[str, Cell]:
    values: dict[str, Cell] = {}
    for name, who in _GROUPS:
        for measure, all_ in within.items():
            figure = incident.figure(f"{measure}_{who}")
            if figure is not None:
                values[f"{name}_{measure}_min"] = min(figure.low, all_.high)
                values[f"{name}_{measure}_max"] = min(figure.high, all_.high)
    return values


def _status(incident: Incident) -> str:
    if incident.grade is Grade.CONFIRMED:
        return "Declared strike"
    if incident.grade is Grade.CONTESTED:
        return "Contested strike"
    return "Single source claim" if incident.n_origins < 2 else "Likely strike"


def _sources(case: Case, ledger: Ledger) -> dict[str, Cell]:
    ledger.apply(
        "independent-sources", f"independent origins: {case.incident.n_origins}, in reports: {len(case.reports)}"
    )
    victims = listed(v.name for c in case.told for v in c.victims)
    if victims:
        ledger.apply("names-stay", "names are in this internal copy")
    days = [r.published.day.isoformat() for r in case.reports if r.published]
    return {
        "sources": listed(
            " ".join(
                part for part in (outlet(r), r.published.day.isoformat() if r.published else "", r.url or "") if part
            )
            for r in case.reports
        ),
        "victims": victims,
        "first_published": min(days, default=None),
        "last_updated": max(days, default=None),
    }
