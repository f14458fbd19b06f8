"""One module per page, each with its routes."""

from __future__ import annotations

from twosource.web.pages import (
    compare,
    decide,
    guide,
    incident,
    incidents,
    intake,
    log,
    maps,
    reports,
    review,
    times,
    views,
)

ROUTES = [
    route
    for module in (incidents, maps, times, views, incident, decide, review, compare, reports, intake, log, guide)
    for route in module.ROUTES
]
