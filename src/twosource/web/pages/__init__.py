"""One module per page, each with its routes."""

from __future__ import annotations

from twosource.web.pages import (
    actors,
    compare,
    decide,
    guide,
    incident,
    incidents,
    intake,
    log,
    maps,
    places,
    reports,
    review,
    times,
    views,
)

_PAGES = (
    incidents, maps, times, views, incident, decide, review, compare, reports, intake, places, actors, log, guide,
)  # fmt: skip
ROUTES = [route for module in _PAGES for route in module.ROUTES]
