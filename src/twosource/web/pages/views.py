"""Saved views: names for filters."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.errors import WrongCallError
from twosource.store import savedviews
from twosource.web.acts import Form
from twosource.web.filters import parse
from twosource.web.pages.decide import read_form
from twosource.web.site import Site, page, see, site_of, twin


def show(request: Request) -> Response:
    """``/views``: those that are kept, and a form to keep the filter of the query."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    kept = _kept(site)
    return page(request, "views.html.j2", kept=kept, filter=filter_)


def as_json(request: Request) -> Response:
    return twin({"views": [{"name": n, "query": q, "incidents": c} for n, q, c in _kept(site_of(request))]})


def _kept(site: Site) -> list[tuple[str, str, int]]:
    with site.desk.reading() as connection:
        rows = savedviews.every(connection)
        filters = [(name, parse(_pairs(query))) for name, query in rows]
        return [(n, f.query(), site.count(f)) for n, f in filters]


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query)


async def keep(request: Request) -> Response:
    form = await read_form(request)
    return await run_in_threadpool(_keep, site_of(request), form)


def _keep(site: Site, form: Form) -> Response:
    name = " ".join(form.one("name").split())[:80]
    if not name:
        raise WrongCallError("a view needs a name", advice="Give it one.")
    query = parse(_pairs(form.one("query"))).query()
    with site.desk.store.writing() as connection:
        if not savedviews.keep(connection, name, query, datetime.now(UTC).isoformat()):
            raise WrongCallError("there are too many views", advice=f"Remove some; {savedviews.MOST} are kept at most.")
    return see("/views")


async def remove(request: Request) -> Response:
    form = await read_form(request)
    return await run_in_threadpool(_remove, site_of(request), form.one("name"))


def _remove(site: Site, name: str) -> Response:
    with site.desk.store.writing() as connection:
        savedviews.remove(connection, name)
    return see("/views")


ROUTES = [
    Route("/views", show),
    Route("/views.json", as_json),
    Route("/views/keep", keep, methods=["POST"]),
    Route("/views/remove", remove, methods=["POST"]),
]
