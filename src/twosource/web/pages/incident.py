"""One incident: the assembled record on one side, the report with the sentence on the other."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.vocab import Event, RelationKind
from twosource.desk import View
from twosource.errors import NoSuchIncidentError
from twosource.publish.jsonl import claim_row, incident_row
from twosource.review import values
from twosource.store import descent, parts
from twosource.web import lists
from twosource.web.article import Article, article
from twosource.web.dossier import Dossier, decision_json, dossier
from twosource.web.filters import Filter
from twosource.web.graph import graph
from twosource.web.pages.incidents import about
from twosource.web.site import Site, page, site_of, twin


def show(request: Request) -> Response:
    """``/incidents/ID``; ``claim`` says which sentence the other side shows."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        try:
            incident = view.incident(request.path_params["id"])
        except NoSuchIncidentError:
            moved = view.moved(request.path_params["id"])
            if moved:
                return RedirectResponse(f"/incidents/{moved}?moved=1", status_code=303)
            raise
        found = dossier(view, incident, site)
        beside = _beside(view, found, request.query_params.get("claim", ""), site)
        came = descent.of(view.connection, incident.id)
        row = lists.named(view.connection, [incident.id]).get(incident.id)
    return page(
        request, "incident.html.j2", d=found, row_state=row["state"] if row else "unreviewed", i=found.view, article=beside, graph=graph(found),
        events=[(e.value, site.words.say("events", e)) for e in Event],
        relation_kinds=[(r.value, site.words.say("relations", r)) for r in RelationKind],
        measures=[(m, site.words.figure(m)) for m in values.MEASURES], claim_fields=values.CLAIM_FIELDS,
        asked=request.query_params.get("claim", ""), moved=request.query_params.get("moved") == "1",
        queue=request.query_params.get("queue") == "1", came=came,
    )  # fmt: skip


def _beside(view: View, found: Dossier, asked: str, site: Site) -> Article | None:
    """The report of the claim that is asked for; without one, of the first claim."""
    claims: dict[str, Claim] = {c.claim.id: c.claim for c in (*found.cards, *found.rejected)}
    claim = claims.get(asked) or (found.cards[0].claim if found.cards else None)
    report = found.reports.get(claim.report) if claim else None
    if claim is None or report is None:
        return None
    others = parts.claims_of_reports(view.connection, [report.id]).values()
    method = site.words.say("methods", report.published.method) if report.published else ""
    return article(report, others, graphic=site.graphic, asked=claim, method=method)


def pane(request: Request) -> Response:
    """``/incidents/ID/sentence?claim=ID``: the other side alone, for the script that swaps it."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        incident = view.incident(request.path_params["id"])
        found = dossier(view, incident, site)
        beside = _beside(view, found, request.query_params.get("claim", ""), site)
    if beside is None:
        raise HTTPException(404, "There is no such sentence.")
    return page(request, "pane.html.j2", article=beside, incident_id=incident.id)


def as_json(request: Request) -> Response:
    """``/incidents/ID.json``: record, claims and decisions, without points where none may be drawn."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        incident: Incident = view.incident(request.path_params["id"])
        found = dossier(view, incident, site)
    return twin(
        {
            "banner": about(Filter())["banner"],
            **incident_row(found.incident),
            "version": found.version,
            "status": found.incident.status,
            "claims": [{**claim_row(c.claim), "review": c.state or None} for c in found.cards],
            "set_by_people": [
                {"field": f.field, "value": f.text, "machine": f.machine, "machine_changed_since": f.news, "by": f.row.author, "reason": f.row.reason}
                for f in found.fields if f.row
            ],
            "decisions": [decision_json(d) for d in found.log],
        }
    )  # fmt: skip


ROUTES = [
    Route("/incidents/{id}.json", as_json),
    Route("/incidents/{id}/sentence", pane),
    Route("/incidents/{id}", show),
]
