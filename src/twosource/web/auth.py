"""Who may look: one link that works once, and the session that it opens. Nothing of it is kept on disk."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable

LINK_SECONDS = 15 * 60
"""How long a link that nobody has used stays good."""


class Door:
    """Hands out one link and the sessions opened by it. Safe for use from several threads.

    A new start of the server forgets all of it: then a new link is printed. ``clock`` gives seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: set[str] = set()
        self._token = ""
        self._until = 0.0

    def new_link(self) -> str:
        """A fresh token for the link; one that was not used is void from now on."""
        with self._lock:
            self._token = secrets.token_urlsafe(32)
            self._until = self._clock() + LINK_SECONDS
            return self._token

    def enter(self, token: str) -> str | None:
        """The id of a new session for the token of the link; ``None`` where it is wrong, used or too old."""
        with self._lock:
            good = bool(self._token) and hmac.compare_digest(token.encode(), self._token.encode())
            if not good or self._clock() > self._until:
                return None
            self._token = ""
            session = secrets.token_urlsafe(32)
            self._sessions.add(session)
            return session

    def knows(self, session: str) -> bool:
        """True for an open session."""
        with self._lock:
            return session in self._sessions
