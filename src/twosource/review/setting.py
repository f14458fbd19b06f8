"""Incidents and claims with a value as a person gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.incident import Incident, Reconciled
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, Status, Who
from twosource.review.values import MEASURES

RULE = "set-by-a-person"


def with_value(incident: Incident, field: str, value: Any, *, note: str) -> Incident:
    """The incident with ``field`` as a person set it; ``note`` says who and why."""
    if field.partition("_")[0] in MEASURES:
        others = tuple((k, f) for k, f in incident.figures if k != field)
        old = incident.figure(field)
        if value is None:
            return replace(incident, figures=others)
        claims = old.claims if old else ()
        made = Reconciled(value["low"], value["best"], value["high"], value["open"], RULE, claims, note)
        return replace(incident, figures=tuple(sorted((*others, (field, made)), key=lambda f: _order(f[0]))))
    nowhere = Quote(0, 1, note[:1] or " ")
    changes = _changes(field, value, incident.place, nowhere, note)
    return replace(incident, **changes)


def with_claim_value(claim: Claim, field: str, value: Any, *, note: str) -> Claim:
    """The claim with ``field`` as a person corrected it. Quotes stay on the claim's own sentence."""
    if field == "figures":
        return replace(claim, figures=tuple(_figure(claim, f) for f in value))
    if field == "status":
        return replace(claim, status=Status(value))
    return replace(claim, **_changes(field, value, claim.place, claim.quote, note))


def _figure(claim: Claim, given: dict[str, Any]) -> Figure:
    old = next((f for f in claim.figures if f.measure.value == given["measure"]), None)
    who, measure = Who(given["who"]), Measure(given["measure"])
    return Figure(measure, given["low"], given["high"], old.quote if old else claim.quote, who=who)


def _changes(field: str, value: Any, place: PlaceRef | None, quote: Quote, note: str) -> dict[str, Any]:
    if field == "event":
        return {"event": Event(value)}
    if field == "date":
        return {"time": _range(value, note) if value else None}
    if field == "place":
        return {"place": _place(value, place, note) if value else None}
    return {field: tuple(ActorRef(name, quote) for name in value)}


def _range(value: list[str], note: str) -> TimeRange:
    start, end = date.fromisoformat(value[0]), date.fromisoformat(value[1])
    days = (end - start).days
    return TimeRange(start, end, 1 if days == 0 else 2 if days < 7 else 3 if days < 10 else 4, note)


def _place(value: dict[str, Any], old: PlaceRef | None, note: str) -> PlaceRef:
    """A place by name alone has no point; one with a point was chosen from the gazetteer or on the map."""
    known = {
        k: value[k]
        for k in ("country", "country_code", "admin1", "lat", "lon", "radius_km", "precision", "gazetteer_id")
        if k in value
    }
    return PlaceRef(old.quote if old else None, value["name"], reason=note, **known)


def _order(key: str) -> tuple[int, str]:
    return MEASURES.index(key.partition("_")[0]), key
