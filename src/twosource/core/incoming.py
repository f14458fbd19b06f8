"""What comes in before anything is inferred, and what could not be taken in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Incoming:
    """One report as a file or a line gave it. ``published`` is the caller's own string, unparsed.

    ``file`` and ``line`` (from 1; ``None`` for a whole file) say where it came from, for messages.
    ``path`` is the whole path of the file where the id is only the file's name; empty where it is not known.
    ``hints`` holds metadata of a page (``og:site_name``, ``article:published_time``, ...) as name and value.
    """

    id: str
    text: str
    file: str
    line: int | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    published: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that was not read: where, why, and what to do next. Nothing of it is lost; it can be given again."""

    file: str
    line: int | None
    reason: str
    advice: str
    report: str | None = None
