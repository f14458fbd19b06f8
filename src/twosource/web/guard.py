"""What stands before every page: host, session, origin of writes, and the headers that keep the page to itself.

* The ``Host`` must be the address that the server was started for: another name that leads here (DNS rebinding) gets
  nothing, not even a session from the link.
* Writes need ``Sec-Fetch-Site: same-origin`` or, where a browser is too old to say that, an ``Origin`` that is ours;
  one that is there and foreign is refused whatever else is said. A write that says neither is refused.
* The content security policy allows this server's own files and nothing else: no inline script or style.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.web.auth import Door

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), clipboard-read=()",
    "X-Robots-Tag": "noindex",
}
SAFE = frozenset({"GET", "HEAD"})
OPEN = frozenset({"/enter"})
"""Paths that need no session."""


class Guard:
    """ASGI middleware around the whole app. ``hosts`` are the values of ``Host`` that are ours, port included."""

    def __init__(self, app: ASGIApp, *, door: Door, hosts: Iterable[str], cookie: str) -> None:
        self.app, self.door, self.hosts, self.cookie = app, door, frozenset(hosts), cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = self.refusal(scope["method"], scope["path"], Headers(scope=scope))
        app = self.app if refusal is None else refusal

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await app(scope, receive, with_headers)

    def refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        """Why this request gets nothing, or ``None``."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return _no(421, "This desk does not answer to that host name.")
        if method not in SAFE and method != "POST":
            return _no(405, "Only GET, HEAD and POST are understood here.")
        origins = headers.getlist("origin")
        if any(origin not in {f"http://{host}" for host in self.hosts} for origin in origins):
            return _no(403, "That came from another site; nothing was done.")
        site = headers.get("sec-fetch-site")
        if method not in SAFE and site != "same-origin" and (site is not None or not origins):
            return _no(403, "A change has to come from the desk's own pages; nothing was done.")
        if site in ("cross-site", "same-site") and headers.get("sec-fetch-mode", "navigate") != "navigate":
            return _no(403, "Another site asked for that.")
        if path in OPEN or self.door.knows(cookie_parser(headers.get("cookie", "")).get(self.cookie, "")):
            return None
        return _no(
            401,
            "This desk is open to whoever has its link. Start `twosource serve` again and use the link that it prints; "
            "each link works once.",
        )


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(why + "\n", status_code=status)
