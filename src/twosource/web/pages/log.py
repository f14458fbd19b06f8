"""The log of decisions: who, when, what, why; and what can be undone."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.decision import Decision, DecisionKind
from twosource.review.constraints import standing
from twosource.web.dossier import decision_json
from twosource.web.pages.incidents import number_of
from twosource.web.site import page, site_of, twin

PER_PAGE = 100


def log(request: Request) -> Response:
    """``/log``: latest first."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        rows = view.log[::-1]
        number = number_of(request)
        shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
        about = {d.number: view.subjects(d) for d in shown}
    return page(
        request, "log.html.j2", rows=shown, void=_void(rows), number=number, more=len(rows) > number * PER_PAGE,
        about=about,
    )  # fmt: skip


def as_json(request: Request) -> Response:
    """``/log.json``; with ``last`` only the number that the key ``u`` would undo."""
    site = site_of(request)
    with site.desk.reading():
        rows = site.desk.view().log
    if "last" in request.query_params:
        return twin({"undoable": last_of(rows, site.author)})
    return twin({"decisions": [decision_json(d) for d in rows], "void": sorted(_void(rows))})


def last_of(rows: tuple[Decision, ...], author: str) -> int | None:
    """The latest decision of ``author`` that stands and is more than words."""
    own = [d for d in standing(rows) if d.author == author and d.kind is not DecisionKind.COMMENT]
    return own[-1].number if own else None


def _void(rows: tuple[Decision, ...]) -> frozenset[int]:
    ordered = tuple(sorted(rows, key=lambda d: d.number))
    stands = {d.number for d in standing(ordered)}
    return frozenset(d.number for d in rows if d.number not in stands and d.kind is not DecisionKind.UNDO)


ROUTES = [Route("/log", log), Route("/log.json", as_json)]
