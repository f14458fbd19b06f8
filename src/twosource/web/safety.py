"""What no view may draw has no point in it at all: not on the map, not in a twin, not in a page's source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.place import PlaceRef
from twosource.publish.policy import claim_undrawn, incident_undrawn
from twosource.publish.rules import PolicyRules


def pointless(place: PlaceRef | None) -> PlaceRef | None:
    """The place by name, without where it is."""
    if place is None:
        return None
    return replace(place, lat=None, lon=None, radius_km=None, gazetteer_id=None, alternatives=(), reason="")


def shown_claims(claims: Mapping[str, Claim], rules: PolicyRules, *, undrawn: bool = False) -> dict[str, Claim]:
    """The claims, those that may not be drawn (with ``undrawn`` all of them) without their points."""
    return {
        i: replace(c, place=pointless(c.place)) if undrawn or claim_undrawn(c, rules) else c for i, c in claims.items()
    }


def shown_incident(incident: Incident, claims: Mapping[str, Claim], rules: PolicyRules) -> Incident:
    """The incident, without its point where it may not be drawn. ``claims`` are as they are, points and all."""
    if incident_undrawn(incident, claims, rules):
        return replace(incident, place=pointless(incident.place))
    return incident
