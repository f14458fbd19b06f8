"""How much a request may bring. Uploads have a larger limit of their own; everything else is small."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES = 2_000_000
UPLOAD_BYTES = 64_000_000
UPLOAD_PATH = "/intake/files"
URL_BYTES = 8_000


class Limits:
    """ASGI middleware: refuses what says that it is too large, and cuts off what turns out to be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = UPLOAD_BYTES if scope["path"] == UPLOAD_PATH else BODY_BYTES
        said = Headers(scope=scope).get("content-length", "0")
        if len(scope["path"]) + len(scope["query_string"]) > URL_BYTES:
            await _no(414, "That address is too long.")(scope, receive, send)
            return
        if not said.isdecimal() or int(said) > most:
            await _no(413, f"That is too large; the limit is {most // 1_000_000} MB.")(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(413, f"That is too large; the limit is {most // 1_000_000} MB.")
            return message

        await self.app(scope, counted, send)


def _no(status: int, why: str) -> PlainTextResponse:
    return PlainTextResponse(why + "\n", status_code=status, headers={"Connection": "close"})
