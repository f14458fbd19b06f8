"""The review queue: what a decision is worth most, first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.store import parts
from twosource.web import lists
from twosource.web.filters import Filter
from twosource.web.pages.incidents import about, number_of, row_json
from twosource.web.site import page, see, site_of, twin

PER_PAGE = 50


def queue(request: Request) -> Response:
    """``/review``: one page of the queue; each row can be accepted where it stands."""
    site = site_of(request)
    number = number_of(request)
    with site.desk.reading() as connection:
        rows = lists.queue(connection, limit=PER_PAGE + 1, after=(number - 1) * PER_PAGE)
        view = site.desk.view()
        found = parts.incidents(connection, [r["incident"] for r in rows])
        seen = {i: view.version(incident) for i, incident in found.items()}
    return page(
        request, "review.html.j2", rows=rows[:PER_PAGE], seen=seen, number=number, more=len(rows) > PER_PAGE,
        first=(number - 1) * PER_PAGE,
    )  # fmt: skip


def onward(request: Request) -> Response:
    """``/review/next?after=ID``: the first of the queue, or the one that follows ``after``."""
    site = site_of(request)
    after = request.query_params.get("after", "")
    with site.desk.reading() as connection:
        rows = [r["incident"] for r in lists.queue(connection, limit=500)]
    left = rows[rows.index(after) + 1 :] if after in rows else [i for i in rows if i != after]
    if not left:
        return RedirectResponse("/review", status_code=303)
    return see(f"/incidents/{left[0]}", queue=1, done=request.query_params.get("done", ""))


def as_json(request: Request) -> Response:
    site = site_of(request)
    number = number_of(request)
    with site.desk.reading() as connection:
        rows = lists.queue(connection, limit=PER_PAGE, after=(number - 1) * PER_PAGE)
    told = [{**row_json(r), "worth": r["worth"], "why": r["worth_words"]} for r in rows]
    return twin({**about(Filter()), "page": number, "queue": told})


ROUTES = [Route("/review", queue), Route("/review.json", as_json), Route("/review/next", onward)]
