"""The lists of names: ``/places`` and ``/actors`` with their twins, the most frequent name first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from twosource.core.lexicon import fold
from twosource.store import namelist
from twosource.web.filters import Filter
from twosource.web.pages.incidents import about, number_of
from twosource.web.site import page, site_of, twin

PER_PAGE = 100


def listed(request: Request, kind: str) -> Response:
    """A page of names of ``kind``: ``place`` or ``actor``."""
    rows, count, asked, number = _page(request, kind)
    return page(
        request, "names.html.j2", rows=rows, count=count, asked=asked, number=number, kind=kind,
        pages=max(1, -(-count // PER_PAGE)),
    )  # fmt: skip


def listed_json(request: Request, kind: str) -> Response:
    """Its twin."""
    rows, count, _, number = _page(request, kind)
    told = [{"key": r.key, "name": r.name, "claims": r.claims} for r in rows]
    return twin({**about(Filter()), "count": count, "page": number, f"{kind}s": told})


def _page(request: Request, kind: str) -> tuple[list[namelist.NameRow], int, str, int]:
    site, number = site_of(request), number_of(request)
    asked = " ".join(request.query_params.get("q", "").split())[:100]
    with site.desk.reading() as connection:
        rows, count = namelist.page(connection, kind, fold(asked), limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    return rows, count, asked, number
