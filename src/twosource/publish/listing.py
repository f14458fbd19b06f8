"""Incidents as rows of lists, with no point where none may be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.listing import ListRow, Toll
from twosource.publish.figures import headline
from twosource.publish.mapview import drawn_at
from twosource.publish.policy import incident_undrawn
from twosource.publish.rules import PolicyRules
from twosource.publish.words import Words, reconciled

MAX_WORDS = 20_000
"""Characters of an incident's quotes that search looks through."""


def list_rows(
    incidents: Iterable[Incident],
    claims: Mapping[str, Claim],
    *,
    rules: PolicyRules,
    words: Words,
    states: Mapping[str, str],
    worths: Mapping[str, tuple[float, str]],
) -> Iterator[ListRow]:
    """One row per incident. ``states`` and ``worths`` are by incident id."""
    for incident in incidents:
        place, time = incident.place, incident.time
        spot = None if incident_undrawn(incident, claims, rules) else drawn_at(incident)
        own = [claims[c] for c in incident.claims if c in claims]
        by, against = _names(incident, perpetrators=True), _names(incident, perpetrators=False)
        value, why = worths.get(incident.id, (0.0, ""))
        yield ListRow(
            incident=incident.id,
            event=incident.event.value,
            status=incident.status,
            grade=incident.grade.value,
            start=time.start.isoformat() if time else None,
            end=time.end.isoformat() if time else None,
            place=place.name if place else None,
            admin1=place.admin1 if place else None,
            country=place.country if place else None,
            lat=spot[1] if spot else None,
            lon=spot[0] if spot else None,
            radius_km=place.radius_km if place and spot else None,
            killed=_toll(incident, "killed", words),
            injured=_toll(incident, "injured", words),
            n_origins=incident.n_origins,
            n_reports=len(incident.reports),
            by=", ".join(by),
            against=", ".join(against),
            state=states.get(incident.id, "unreviewed"),
            worth=value,
            worth_words=why,
            values=tuple(
                dict.fromkeys(
                    [("actor", name) for name in (*by, *against)] + [("origin", o.name) for o in incident.origins]
                )
            ),
            words=_words(incident, own, words),
        )


def _names(incident: Incident, *, perpetrators: bool) -> list[str]:
    return list(dict.fromkeys(a.name for a in (incident.perpetrators if perpetrators else incident.targets) if a.name))


def _toll(incident: Incident, measure: str, words: Words) -> Toll | None:
    found = headline(incident, measure)
    if found is None:
        return None
    group, figure = found
    said = reconciled(figure.low, figure.best, figure.high, is_open=figure.open)
    return Toll(figure.low, figure.best, figure.high, said, words.say("groups", group) if group else "")


def _words(incident: Incident, own: list[Claim], words: Words) -> str:
    place = incident.place
    parts = [incident.id, words.say("events", incident.event)]
    parts += [p for p in (place.name, place.admin1, place.country) if p] if place else []
    parts += [a.name for a in (*incident.perpetrators, *incident.targets)] + [o.name for o in incident.origins]
    parts += list(incident.reports) + list(dict.fromkeys(c.quote.text for c in own))
    return "\n".join(parts)[:MAX_WORDS]
