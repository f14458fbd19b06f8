"""Incidents as GeoJSON (RFC 7946): longitude first, WGS 84, an incident without a point has the geometry ``null``."""

from __future__ import annotations

from typing import Any

from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.vocab import Profile
from twosource.publish.policy import BANNER, apply


def feature_collection(record: Record, *, profile: Profile = Profile.PUBLIC) -> dict[str, Any]:
    """One feature per incident of ``record`` as ``profile`` lets it leave. The policy is applied here.

    ``radius_km`` is the uncertainty of the point. No other property holds a coordinate.
    """
    shown = apply(record, profile)
    return {
        "type": "FeatureCollection",
        "banner": BANNER,
        "profile": profile.value,
        "features": [_feature(incident) for incident in shown.incidents],
    }


def _feature(incident: Incident) -> dict[str, Any]:
    place, time = incident.place, incident.time
    drawn = place is not None and place.lat is not None and place.lon is not None and incident.status == "happened"
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and drawn else None,
        "properties": {
            "incident": incident.id,
            "event": incident.event.value,
            "status": incident.status,
            "date_start": time.start.isoformat() if time else None,
            "date_end": time.end.isoformat() if time else None,
            "date_precision": time.precision if time else None,
            "place": place.name if place else None,
            "admin1": place.admin1 if place else None,
            "country": place.country if place else None,
            "country_code": place.country_code if place else None,
            "where_precision": place.precision if place else None,
            "radius_km": place.radius_km if place and drawn else None,
            "perpetrators": [a.name for a in incident.perpetrators],
            "targets": [a.name for a in incident.targets],
            "figures": {
                key: {"low": f.low, "best": f.best, "high": f.high, "open": f.open, "rule": f.rule}
                for key, f in incident.figures
            },
            "origins": [o.name for o in incident.origins],
            "n_reports": len(incident.reports),
            "n_origins": incident.n_origins,
            "grade": incident.grade.value,
            "review": BANNER,
        },
    }
