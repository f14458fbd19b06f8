"""Runs the app on one address, and says the link."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

import uvicorn

from twosource.errors import TwosourceError
from twosource.web.apart import read_apart
from twosource.web.app import make_app
from twosource.web.auth import Door
from twosource.workspace import Workspace


def serve(workspace: Workspace, *, host: str, port: int, author: str, tell: Callable[[str], None]) -> None:
    """Serve until interrupted. ``tell`` is called with the one-time link once the address answers.

    Raises ``TwosourceError`` where the address can't be had.
    """
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    door = Door()
    app = make_app(workspace, host=host, port=port, author=author, door=door, read=read_apart)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False, proxy_headers=False,
        lifespan="on", timeout_keep_alive=15, h11_max_incomplete_event_size=32_768, limit_concurrency=200,
        timeout_graceful_shutdown=5, ws="none", loop="asyncio", http="h11",
    )  # fmt: skip
    threading.Thread(target=app.state.site.desk.warm, name="warm", daemon=True).start()
    tell(f"{app.state.site.base}/enter?link={door.new_link()}")
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        family = socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise TwosourceError(
            f"the address can't be used: {error.strerror or error}", where=f"{host}:{port}",
            advice="Another desk may be open there; give another --port, or 0 for any that is free.",
        ) from error  # fmt: skip
    return made
