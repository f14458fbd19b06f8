"""Two incidents side by side, with the machine's reasons for keeping them apart or together."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.vocab import RelationKind
from twosource.web.dossier import dossier
from twosource.web.filters import Filter
from twosource.web.likeness import Likeness, likeness, neighbours
from twosource.web.pages.incidents import about, row_json
from twosource.web.site import page, site_of, twin

CLOSELY = 12
"""Neighbours that are compared in full."""


def compare(request: Request) -> Response:
    """``/compare?left=ID&right=ID``; without ``right`` it offers who may be the same."""
    left_id, right_id = request.query_params.get("left", ""), request.query_params.get("right", "")
    return _pair(request, left_id, right_id) if right_id else _choice(request, left_id)


def _choice(request: Request, left_id: str) -> Response:
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        left = view.incident(left_id)
        rows = neighbours(view, left)
        alike = {r["incident"]: likeness(view, left, view.incident(r["incident"])) for r in rows[:CLOSELY]}
        shown = dossier(view, left, site)
    ordered = sorted(rows, key=lambda r: _rank(alike.get(r["incident"])), reverse=True)
    return page(request, "choose.html.j2", left=shown, rows=ordered, alike=alike)


def _rank(alike: Likeness | None) -> float:
    """The most alike first, those that something rules out after all others that were compared."""
    if alike is None:
        return -1e6
    return alike.explanation.link.score - (100 if alike.explanation.link.vetoed else 0)


def _pair(request: Request, left_id: str, right_id: str) -> Response:
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        left, right = view.incident(left_id), view.incident(right_id)
        both = (dossier(view, left, site), dossier(view, right, site))
        alike = likeness(view, left, right)
    kinds = [(r.value, site.words.say("relations", r)) for r in RelationKind]
    return page(request, "compare.html.j2", left=both[0], right=both[1], alike=alike, relation_kinds=kinds)


def as_json(request: Request) -> Response:
    """The neighbours of ``left``, or the comparison with ``right``."""
    site = site_of(request)
    left_id, right_id = request.query_params.get("left", ""), request.query_params.get("right", "")
    with site.desk.reading():
        view = site.desk.view()
        left = view.incident(left_id)
        if not right_id:
            return twin({**about(Filter()), "neighbours": [row_json(r) for r in neighbours(view, left)]})
        alike = likeness(view, left, view.incident(right_id))
    steps = [] if alike is None else [
        {"feature": s.feature.name, "left": s.feature.left, "right": s.feature.right, "weight": s.feature.weight,
         "reason": s.feature.reason, "veto": s.feature.veto}
        for s in alike.explanation.steps
    ]  # fmt: skip
    return twin({**about(Filter()), "verdict": alike.explanation.verdict if alike else None, "steps": steps})


ROUTES = [Route("/compare", compare), Route("/compare.json", as_json)]
