"""The desk as an ASGI app: its pages behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.errors import NoSuchIncidentError, TwosourceError
from twosource.runner import Summary
from twosource.web.auth import Door
from twosource.web.guard import Guard
from twosource.web.jobs import Job
from twosource.web.limits import Limits
from twosource.web.pages import ROUTES
from twosource.web.pages.maps import ground
from twosource.web.site import Site, page, site_of, static, static_names, static_tag, twin
from twosource.workspace import Workspace

type Reading = Callable[[Workspace, Path, Job], Summary]
THREADS = 8
_TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain",
}  # fmt: skip


def make_app(
    workspace: Workspace, *, host: str, port: int, author: str, door: Door | None = None, read: Reading | None = None
) -> Starlette:
    """The app for ``workspace`` at ``host:port``; ``read`` reads reports, in this process when not given.

    Raises ``WorkspaceMissingError`` where there is no record.
    """
    door = door or Door()
    shown = f"[{host}]" if ":" in host else host
    names = {shown, "localhost"} if host in ("127.0.0.1", "::1") else {shown}
    cookie = f"twosource_{port}"
    site = Site(
        workspace=workspace, desk=workspace.desk(), door=door, author=author, base=f"http://{shown}:{port}",
        title=workspace.path.resolve().name, cookie=cookie, read=read or _read_here,
    )  # fmt: skip
    workspace.list_all()
    app = Starlette(
        lifespan=_few_threads,
        routes=[
            Route("/enter", enter),
            Route("/static/basemap.json", ground),
            Route("/static/{name:path}", file),
            *ROUTES,
        ],
        middleware=[
            Middleware(Guard, door=door, hosts={f"{n}:{port}".lower() for n in names}, cookie=cookie),
            Middleware(Limits),
        ],
        exception_handlers={TwosourceError: _told, HTTPException: _http},  # type: ignore[dict-item]
    )
    app.state.site = site
    return app


def _read_here(workspace: Workspace, inputs: Path, job: Job) -> Summary:
    return workspace.run(inputs, progress=job)


@asynccontextmanager
async def _few_threads(_: Starlette) -> AsyncIterator[None]:
    """Pages are made in threads that share one interpreter: more of them only make each one late."""
    current_default_thread_limiter().total_tokens = THREADS
    yield


def enter(request: Request) -> Response:
    """The one-time link."""
    site = site_of(request)
    session = site.door.enter(request.query_params.get("link", ""))
    if session is None:
        raise HTTPException(
            403, "This link was used before, or is too old. Start `twosource serve` again for a new one."
        )
    made = RedirectResponse("/", status_code=303)
    made.set_cookie(site.cookie, session, httponly=True, samesite="strict", path="/")
    return made


def file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in static_names():
        raise HTTPException(404, "There is no such file.")
    kind = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    headers = {"Cache-Control": "no-cache", "ETag": static_tag(name)}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(static(name), media_type=kind, headers=headers)


def _told(request: Request, error: TwosourceError) -> Response:
    status = 404 if isinstance(error, NoSuchIncidentError) else 400
    advice = error.advice.replace(
        "`twosource incidents --workspace DIR` lists them", "the list of incidents has them all"
    )
    return _answer(request, status, error.what, advice)


def _http(request: Request, error: HTTPException) -> Response:
    advice = "The lists lead to everything that there is." if error.status_code == 404 else ""
    return _answer(request, error.status_code, str(error.detail), advice)


def _answer(request: Request, status: int, what: str, advice: str) -> Response:
    if request.url.path.endswith(".json"):
        return twin({"error": what, "advice": advice}, status=status)
    if request.url.path == "/enter":
        return Response(what + "\n", status_code=status, media_type="text/plain")
    return page(request, "told.html.j2", status=status, what=what.removesuffix("."), advice=advice)
