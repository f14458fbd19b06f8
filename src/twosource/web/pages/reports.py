"""Reports: the list, what was set aside, and one report with all its spans, where words can be marked for a claim."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.claim import Claim
from twosource.core.decision import DecisionKind
from twosource.core.vocab import Event
from twosource.desk import View
from twosource.publish.evidence import figure_words
from twosource.publish.jsonl import claim_row
from twosource.review import snapshots
from twosource.review.constraints import standing
from twosource.store import parts, reportlist
from twosource.web import lists
from twosource.web.article import article
from twosource.web.filters import Filter
from twosource.web.pages.incidents import about, number_of
from twosource.web.safety import shown_claims
from twosource.web.site import page, site_of, twin

PER_PAGE = 100


def listed(request: Request) -> Response:
    """``/reports``; ``q`` looks in ids, titles and outlets."""
    site, number = site_of(request), number_of(request)
    asked = " ".join(request.query_params.get("q", "").split())[:100]
    with site.desk.reading() as connection:
        rows, count = reportlist.page(connection, asked, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
        aside = reportlist.set_aside_count(connection)
        total = reportlist.total(connection)
        told = lists.named(connection, [i for r in rows for i in r.incidents[:4]])
    return page(
        request, "reports.html.j2", rows=rows, count=count, number=number, pages=max(1, -(-count // PER_PAGE)), asked=asked,
        aside=aside, every=total, told=told,
    )  # fmt: skip


def listed_json(request: Request) -> Response:
    site, number = site_of(request), number_of(request)
    asked = " ".join(request.query_params.get("q", "").split())[:100]
    with site.desk.reading() as connection:
        rows, count = reportlist.page(connection, asked, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    told = [
        {
            "report": r.report.id, "title": r.report.title, "outlet": r.report.outlet, "lang": r.report.lang,
            "published": r.report.published.day.isoformat() if r.report.published else None,
            "claims": r.claims, "incidents": list(r.incidents), "copy_of": r.copy_of,
        }
        for r in rows
    ]  # fmt: skip
    return twin({**about(Filter()), "count": count, "page": number, "reports": told})


def aside(request: Request) -> Response:
    """``/reports/aside``: what was set aside and why."""
    site = site_of(request)
    with site.desk.reading() as connection:
        rows = reportlist.set_aside(connection)
    return page(request, "aside.html.j2", rows=rows)


def one(request: Request) -> Response:
    """``/report?id=ID``; ``claim`` says which sentence to show, ``incident`` where a marked claim would go."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        report = view.report(request.query_params.get("id", ""))
        raw = parts.claims_of_reports(view.connection, [report.id])
        claims = sorted(shown_claims(raw, site.rules).values(), key=lambda c: (c.quote.start, c.quote.end, c.id))
        accounts = parts.accounts_of_reports(view.connection, [report.id])
        homes = parts.membership(view.connection, accounts)
        where = {c: homes[a.id] for a in accounts.values() if a.id in homes for c in a.claims}
        rows = lists.named(view.connection, where.values())
        versions = {i: view.version(incident) for i, incident in parts.incidents(view.connection, rows).items()}
        copy = parts.duplicates(view.connection, [report.id]).get(report.id)
        rejected = _rejected(view, report.id)
    asked = raw.get(request.query_params.get("claim", ""))
    method = site.words.say("methods", report.published.method) if report.published else ""
    return page(
        request, "report.html.j2", article=article(report, claims, graphic=site.graphic, asked=asked, method=method),
        claims=claims, where=where, rows=rows, copy=copy, rejected=rejected, versions=versions,
        figures={c.id: [figure_words(f, site.words) for f in c.figures] for c in claims},
        incident=request.query_params.get("incident", ""), events=[(e.value, site.words.say("events", e)) for e in Event],
    )  # fmt: skip


def _rejected(view: View, report_id: str) -> list[tuple[Claim, str, str]]:
    """Claims of the report that people rejected: as they were, by whom and why."""
    return [
        (snapshots.load(d.before, Claim), d.author, d.reason)
        for d in standing(view.log)
        if d.kind is DecisionKind.REJECT
        and d.before
        and any(a.role == "claim" and a.report == report_id for a in d.anchors)
    ]


def one_json(request: Request) -> Response:
    """``/report.json?id=ID``: the text and its claims, without points where none may be drawn."""
    site = site_of(request)
    with site.desk.reading():
        view = site.desk.view()
        report = view.report(request.query_params.get("id", ""))
        claims = shown_claims(parts.claims_of_reports(view.connection, [report.id]), site.rules)
    return twin(
        {
            **about(Filter()), "report": report.id, "title": report.title, "outlet": report.outlet, "text": report.text,
            "published": report.published.day.isoformat() if report.published else None,
            "claims": [claim_row(c) for c in sorted(claims.values(), key=lambda c: c.quote.start)],
        }
    )  # fmt: skip


ROUTES = [
    Route("/reports", listed),
    Route("/reports.json", listed_json),
    Route("/reports/aside", aside),
    Route("/report", one),
    Route("/report.json", one_json),
]
