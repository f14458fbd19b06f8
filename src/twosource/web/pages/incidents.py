"""The list of incidents as a table, behind the one filter."""

from __future__ import annotations

from sqlite3 import Row
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.web import lists
from twosource.web.filters import Filter, parse
from twosource.web.site import Site, page, site_of, twin

MOST = 20_000
"""Rows of a twin that asks for all."""


def home(_: Request) -> Response:
    return RedirectResponse("/incidents", status_code=303)


def table(request: Request) -> Response:
    """``/incidents``: one page of the table."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        found = _found(site, filter_, number_of(request))
        facets = site.facets()
    return page(
        request,
        "incidents.html.j2",
        filter=filter_,
        found=found,
        facets=facets,
        view="incidents",
        sorting=_sorting(filter_),
        per_page=lists.PER_PAGE,
    )


def _found(site: Site, filter_: Filter, number: int) -> lists.Found:
    """One page of the list, asked once for each state of the record."""
    count = site.count(filter_)
    return site.remembered(("rows", filter_.query(), number), lambda c: lists.rows(c, filter_, count, number=number))


def _sorting(filter_: Filter) -> list[tuple[str, str]]:
    """The filter without its order, for the form that only changes the order."""
    return parse_qsl(filter_.query(sort="date"))


def as_json(request: Request) -> Response:
    """``/incidents.json``: the same rows; all of them with ``page=all``."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading() as connection:
        if request.query_params.get("page") == "all":
            rows = lists.every(connection, filter_, limit=MOST)
            found = lists.Found(rows, len(rows), 1, 1)
        else:
            found = _found(site, filter_, number_of(request))
    return twin(
        {
            **about(filter_),
            "count": found.count,
            "page": found.number,
            "pages": found.pages,
            "incidents": [row_json(r) for r in found.rows],
        }
    )


def about(filter_: Filter) -> dict[str, Any]:
    """What every twin says first: that no person has checked it, what was asked, and what was not understood."""
    return {
        "banner": "Machine reading; see each incident's state of review",
        "filter": filter_.query(),
        "problems": list(filter_.problems),
    }


def row_json(row: Row) -> dict[str, Any]:
    """One row of the list. ``null`` is "not stated", which is not zero."""
    return {
        "incident": row["incident"],
        "event": row["event"],
        "status": row["status"],
        "start": row["start"],
        "end": row["end"],
        "place": row["place"],
        "admin1": row["admin1"],
        "country": row["country"],
        "point": [row["lon"], row["lat"]] if row["lon"] is not None else None,
        "radius_km": row["radius_km"],
        "killed": row["killed_said"],
        "killed_group": row["killed_group"] or None,
        "injured": row["injured_said"],
        "origins": row["n_origins"],
        "reports": row["n_reports"],
        "by": row["by"],
        "against": row["against"],
        "grade": row["grade"],
        "state": row["state"],
    }


def number_of(request: Request) -> int:
    given = request.query_params.get("page", "1")
    return int(given) if given.isdecimal() and given.isascii() and len(given) < 7 else 1


ROUTES = [Route("/", home), Route("/incidents", table), Route("/incidents.json", as_json)]
