"""The timeline of the filter, and counts by week and by province; each with the same numbers as a table."""

from __future__ import annotations

from sqlite3 import Row

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.web import lists
from twosource.web.filters import Filter, parse
from twosource.web.pages.incidents import about
from twosource.web.site import Site, page, site_of, twin
from twosource.web.timing import HALF, Timing, timing


def _days(site: Site, filter_: Filter) -> list[Row]:
    return site.remembered(("days", filter_.query(sort="date")), lambda c: lists.by_day(c, filter_))


def _areas(site: Site, filter_: Filter) -> list[Row]:
    return site.remembered(("areas", filter_.query(sort="date")), lambda c: lists.by_area(c, filter_))


def timeline(request: Request) -> Response:
    """``/timeline``."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        count = site.count(filter_)
        found = timing(_days(site, filter_))
        facets = site.facets()
    return page(request, "timeline.html.j2", filter=filter_, count=count, facets=facets, view="timeline", t=found)


def timeline_json(request: Request) -> Response:
    """``/timeline.json``: per unit of time how many incidents, by grade."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        found = timing(_days(site, filter_))
    return twin({**about(filter_), **_json(found)})


def counts(request: Request) -> Response:
    """``/counts``: by week and by province."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        count = site.count(filter_)
        weeks = timing(_days(site, filter_), unit="week", width=HALF)
        areas = _areas(site, filter_)
        facets = site.facets()
    return page(
        request, "counts.html.j2", filter=filter_, count=count, facets=facets, view="counts", t=weeks, areas=areas,
        most=max((r["n"] for r in areas), default=1),
    )  # fmt: skip


def counts_json(request: Request) -> Response:
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        weeks = timing(_days(site, filter_), unit="week")
        areas = _areas(site, filter_)
    told = [
        {"admin1": r["admin1"], "country": r["country"], "incidents": r["n"], "with_killed_stated": r["stated"], "contested": r["contested"]}
        for r in areas
    ]  # fmt: skip
    return twin({**about(filter_), "weeks": _json(weeks), "areas": told})


def _json(found: Timing) -> dict[str, object]:
    return {
        "unit": found.unit,
        "bins": [
            {"start": b.start, "end": b.end, "incidents": b.n, "with_killed_stated": b.stated, "grades": b.grades}
            for b in found.bins
        ],
        "longer": found.longer,
        "undated": found.undated,
    }


ROUTES = [
    Route("/timeline", timeline),
    Route("/timeline.json", timeline_json),
    Route("/counts", counts),
    Route("/counts.json", counts_json),
]
