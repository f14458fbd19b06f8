"""Every form's target: makes the decision, then sends the browser to what it changed."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.decision import Decision
from twosource.desk import ChangedMeanwhileError
from twosource.errors import NoSuchIncidentError
from twosource.review.commands import By
from twosource.web.acts import ACTS, Form
from twosource.web.dossier import decision_json
from twosource.web.site import Site, page, see, site_of, twin

MOST_FIELDS = 400


async def read_form(request: Request) -> Form:
    """The form's fields as text. Files are refused here."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=1_000_000) as form:
        fields: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return Form(fields)


async def decide(request: Request) -> Response:
    """``POST /decide/VERB``. With ``Accept: application/json`` it answers with the row instead of a page."""
    verb = request.path_params["verb"]
    if verb not in ACTS:
        raise HTTPException(404, "There is no such decision.")
    form = await read_form(request)
    return await run_in_threadpool(_decide, request, verb, form)


def _decide(request: Request, verb: str, form: Form) -> Response:
    site = site_of(request)
    by = By(site.author, form.one("reason").strip())
    wants_json = "application/json" in request.headers.get("accept", "")
    try:
        made = site.desk.decide(lambda view: ACTS[verb](view, form, by))
    except ChangedMeanwhileError as error:
        if wants_json:
            rows = [decision_json(d) for d in error.decisions]
            return twin({"error": error.what, "advice": error.advice, "since": rows}, status=409)
        return _changed(request, site, verb, form, error)
    if wants_json:
        return twin(decision_json(made))
    return _onward(site, form, made)


def _changed(request: Request, site: Site, verb: str, form: Form, error: ChangedMeanwhileError) -> Response:
    with site.desk.reading():
        version = site.desk.view().version(error.incident)
    kept = [(n, v) for n, many in form.fields.items() if n != "seen" for v in many]
    return page(
        request, "changed.html.j2", status=409, verb=verb, error=error, kept=kept, version=version,
        incident=error.incident,
    )  # fmt: skip


def _onward(site: Site, form: Form, made: Decision) -> Response:
    """To the page that was asked for, or to the incident that now holds what was decided on."""
    path = form.one("next")
    if local(path):
        path, _, query = path.partition("?")
        kept = [(n, v) for n, v in parse_qsl(query) if n != "done"]
        return see(path, **dict(kept), done=made.number)
    with site.desk.reading():
        view = site.desk.view()
        id_ = form.one("incident")
        try:
            id_ = view.incident(id_).id if id_ else ""
        except NoSuchIncidentError:
            id_ = view.moved(id_) or ""
    queue = "1" if id_ and form.one("queue") == "1" else ""
    return see(f"/incidents/{id_}" if id_ else "/log", queue=queue, done=made.number)


def local(path: str) -> bool:
    """True for a path of this site: never another host, however it is written."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and not any(ord(c) < 33 for c in path)


ROUTES = [Route("/decide/{verb}", decide, methods=["POST"])]
