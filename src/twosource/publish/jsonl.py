"""The record itself as rows: claims, incidents and reports, key by key as ``docs/record-format.md`` says.

Every key is always there; ``None`` means that the texts do not say. Nothing is withheld here: these three exports are
the record for those who keep it. What leaves for others goes through :mod:`twosource.publish.policy`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.incident import Incident, Reconciled
from twosource.core.place import Candidate, PlaceRef
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.publish.own_words import in_own_words

type Row = dict[str, Any]


def claim_rows(record: Record) -> Iterator[Row]:
    """One row per claim, in the record's order, with bodies called as the claim's report calls them."""
    return (claim_row(claim) for claim in in_own_words(record.claims, record.reports))


def incident_rows(record: Record) -> Iterator[Row]:
    """One row per incident, in the record's order."""
    return (incident_row(incident) for incident in record.incidents)


def report_rows(record: Record) -> Iterator[Row]:
    """One row per report that was read, in the record's order."""
    told: dict[str, list[str]] = {}
    for incident in record.incidents:
        for report_id in incident.reports:
            told.setdefault(report_id, []).append(incident.id)
    primary, copies = dict(record.primary), dict(record.duplicates)
    return (
        _report_row(report, told.get(report.id, []), primary.get(report.id), copies.get(report.id))
        for report in record.reports
    )


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Each row as one line of JSON with its line end, keys in the order of the format."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def claim_row(claim: Claim) -> Row:
    return {
        "claim": claim.id,
        "report": claim.report,
        **_span(claim.quote, text_key="quote"),
        "event": claim.event.value,
        "status": claim.status.value,
        "figures": [_figure(f) for f in claim.figures],
        "place": _claim_place(claim),
        "date": _claim_date(claim),
        "perpetrators": [_actor(a) for a in claim.perpetrators],
        "targets": [_actor(a) for a in claim.targets],
        "weapon": claim.weapon.text if claim.weapon else None,
        "objects": [{"name": o.name, "kind": o.kind, "text": o.quote.text} for o in claim.objects],
        "victims": [{"name": v.name, **_span(v.quote), "age": v.age, "sex": v.sex} for v in claim.victims],
        "attribution": [{"name": s.name, **_span(s.quote)} for s in claim.attribution],
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def incident_row(incident: Incident) -> Row:
    return {
        "incident": incident.id,
        "reports": list(incident.reports),
        "claims": list(incident.claims),
        "event": incident.event.value,
        "date": _incident_date(incident),
        "place": _incident_place(incident.place),
        "perpetrators": [_body(a) for a in incident.perpetrators],
        "targets": [_body(a) for a in incident.targets],
        "figures": {key: _reconciled(value) for key, value in incident.figures},
        "origins": [o.name for o in incident.origins],
        "n_reports": len(incident.reports),
        "n_origins": incident.n_origins,
        "contradictions": [
            {"field": c.field, "sides": [{"value": s.value, "claims": list(s.claims)} for s in c.sides]}
            for c in incident.contradictions
        ],
        "relations": [
            {"kind": r.kind.value, "incident": r.incident, "claims": list(r.claims)} for r in incident.relations
        ],
        "grade": incident.grade.value,
    }


def _report_row(report: Report, incidents: list[str], primary: str | None, copy_of: str | None) -> Row:
    published = report.published
    evidence: Row | None = None
    if published:
        quote = published.quote
        evidence = {
            "method": published.method,
            "note": published.note,
            "text": quote.text if quote else None,
            "start": quote.start if quote else None,
            "end": quote.end if quote else None,
            "lender": published.lender,
        }
    return {
        "report": report.id,
        "published": published.day.isoformat() if published else None,
        "published_evidence": evidence,
        "primary_incident": primary,
        "incidents": incidents,
        "duplicates_of": copy_of,
    }


def _span(quote: Quote | None, *, text_key: str = "text") -> Row:
    if quote is None:
        return {text_key: None, "start": None, "end": None}
    return {text_key: quote.text, "start": quote.start, "end": quote.end}


def _figure(figure: Figure) -> Row:
    return {
        "measure": figure.measure.value,
        "group": figure.group,
        "who": figure.who.value,
        "low": figure.low,
        "high": figure.high,
        **_span(figure.quote),
        "approximate": figure.approximate,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "scope": figure.scope.value,
        "subset_of": figure.subset_of,
    }


def _actor(actor: ActorRef) -> Row:
    return {"name": actor.name, "text": actor.quote.text, "id": actor.id, "certainty": actor.certainty.value}


def _body(actor: ActorRef) -> Row:
    """An actor of an incident goes by its coder's name; ``told`` is the name that the reports give it."""
    return {**_actor(actor), "name": actor.coded or actor.name, "told": actor.name}


def _claim_place(claim: Claim) -> Row | None:
    place, mention = claim.place, claim.place_mention
    if place is None:
        if mention is None:
            return None
        place = PlaceRef(quote=mention.quote, name=mention.name)
    return {
        **_span(place.quote or (mention.quote if mention else None)),
        "name": place.name,
        "country": place.country,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
        "alternatives": [_candidate(c) for c in place.alternatives],
    }


def _candidate(candidate: Candidate) -> Row:
    return {
        "gazetteer_id": candidate.gazetteer_id,
        "name": candidate.name,
        "lat": candidate.lat,
        "lon": candidate.lon,
        "country_code": candidate.country_code,
        "score": candidate.score,
    }


def _incident_place(place: PlaceRef | None) -> Row | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
    }


def _claim_date(claim: Claim) -> Row | None:
    time = claim.time
    if time is None:
        return None
    quote = time.quote or (claim.time_mention.quote if claim.time_mention else None)
    return {
        "text": quote.text if quote else None,
        "start": time.start.isoformat(),
        "end": time.end.isoformat(),
        "precision": time.precision,
        "anchor": time.anchor,
    }


def _incident_date(incident: Incident) -> Row | None:
    time = incident.time
    if time is None:
        return None
    return {"start": time.start.isoformat(), "end": time.end.isoformat(), "precision": time.precision}


def _reconciled(value: Reconciled) -> Row:
    return {
        "low": value.low,
        "best": value.best,
        "high": value.high,
        "open": value.open,
        "rule": value.rule,
        "claims": list(value.claims),
    }
