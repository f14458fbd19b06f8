"""One module per page, each with its routes."""

from __future__ import annotations

from twosource.web.pages import decide, incident, incidents

ROUTES = [*incidents.ROUTES, *incident.ROUTES, *decide.ROUTES]
