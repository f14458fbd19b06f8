"""Iraq Body Count: one row per incident; the minimum counts those told to be civilians, the maximum all who may be."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.lexicon import fold
from twosource.core.timeform import Form
from twosource.core.timerange import TimeMention
from twosource.core.vocab import Measure
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Harm, harm
from twosource.publish.codebooks.parties import parties
from twosource.publish.codebooks.projection import Ledger, Projection, projected
from twosource.publish.codebooks.sources import listed, outlets
from twosource.publish.words import Words


@dataclass(frozen=True)
class Ibc:
    """The policy."""

    book: Codebook
    words: Words

    def project(self, case: Case) -> Projection:
        """The incident's row, or none with the rule that leaves it out."""
        return projected(self.book, case.incident.id, lambda ledger: (self._row(case, ledger),))

    def _row(self, case: Case, ledger: Ledger) -> dict[str, Cell]:
        incident = case.incident
        if not case.happened:
            raise ledger.leave_out("happened", f"it is {self.words.say('statuses', incident.status)}")
        killed, injured = harm(case, Measure.KILLED), harm(case, Measure.INJURED)
        dead, hurt = _between(killed), _between(injured)
        if not dead[1] and not hurt[1]:
            raise ledger.leave_out("civilian-deaths", "no report tells of people who may be civilians killed or hurt")
        for name, found, span, about in (
            ("killed", killed, dead, "civilians killed"),
            ("hurt", injured, hurt, "wounded"),
        ):
            if found.total.told:
                said = f"{name}: {span[0]} told to be civilians, {span[1]} who may be"
                ledger.apply("uncertain-status", said, about=about)
        if any(v for c in case.told for v in c.victims):
            ledger.apply("persons-apart", "names of the dead are not in this table")
        single = incident.n_origins <= 1
        ledger.apply("single-source" if single else "independent-sources", f"independent origins: {incident.n_origins}")
        time = incident.time
        return ledger.row(
            {
                "incident": incident.id,
                "date": time.start.isoformat() if time else None,
                "date_end": time.end.isoformat() if time and time.end != time.start else None,
                "time": listed(t for c in case.told if c.time_mention and (t := _time_of_day(c.time_mention))),
                "place": _spellings(case, ledger),
                "target": listed(
                    (
                        *(o.name for c in case.told for o in c.objects),
                        *(p.name for p in parties(incident.targets, case)),
                    )
                ),
                "min_deaths": dead[0],
                "max_deaths": dead[1],
                "min_injuries": hurt[0] if injured.total.told else None,
                "max_injuries": hurt[1] if injured.total.told else None,
                "weapons": listed(c.weapon.text.lower() for c in case.told if c.weapon),
                "killers": listed(p.name for p in parties(incident.perpetrators, case)),
                "media_sources": listed(outlets(case)),
                "primary_witnesses": listed(
                    o.name for o in incident.origins if o.kind not in ("outlet", "outlet voice")
                ),
                "single_source": "yes" if single else "no",
                "review": f"Machine reading, not reviewed ({self.book.stamp})",
            }
        )


def _time_of_day(mention: TimeMention) -> str | None:
    """The clock or the part of the day in a time phrase's normal form."""
    form = Form.parse(mention.kind, mention.value)
    if form.kind in ("clock", "part_of_day"):
        return form.value
    return form.get("at") or form.get("part")


def _between(found: Harm) -> tuple[int, int]:
    """Those told to be civilians, children, medics and journalists among them; all who are not told to be combatants."""
    low = max(found.civilian.low, found.sheltered.low)
    unsaid = 0 if found.only_armed else found.total.high - found.armed.low
    high = max(unsaid, found.civilian.high, found.sheltered.high, 0)
    return min(low, high), high


def _spellings(case: Case, ledger: Ledger) -> str | None:
    place = case.incident.place
    if place is None:
        return None
    told = dict.fromkeys(
        c.place.quote.text for c in case.told if c.place and c.place.quote and c.place.name == place.name
    )
    others = [t for t in told if fold(place.name) not in fold(t)]
    if others:
        ledger.apply("all-spellings", f"{place.name}; the reports also write: {', '.join(others)}")
    return listed((place.name, *others))
