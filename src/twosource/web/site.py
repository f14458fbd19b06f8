"""What every page needs: the desk, the words, the templates, and who sits at it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from urllib.parse import urlencode

import jinja2
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk import Desk
from twosource.publish.rules import PolicyRules, load_policy_rules
from twosource.publish.words import Words, days, load_words
from twosource.runner import Summary
from twosource.web import lists
from twosource.web.auth import Door
from twosource.web.filters import Filter
from twosource.web.graphic import GraphicWords, load_graphic_words
from twosource.web.jobs import Job, Jobs
from twosource.workspace import Workspace


@dataclass
class Site:
    """One workspace at one address. ``base`` is that address, ``author`` the local user, ``read`` what reads reports."""

    workspace: Workspace
    desk: Desk
    door: Door
    author: str
    base: str
    title: str
    cookie: str
    read: Callable[[Workspace, Path, Job], Summary]
    words: Words = field(default_factory=load_words)
    rules: PolicyRules = field(default_factory=load_policy_rules)
    graphic: GraphicWords = field(default_factory=load_graphic_words)
    jobs: Jobs = field(default_factory=Jobs)
    templates: jinja2.Environment = field(default_factory=lambda: _environment())
    _known: tuple[object, dict[object, Any]] = (None, {})

    def remembered[T](self, key: object, ask: Callable[[Connection], T]) -> T:
        """What ``ask`` says of the record of now; asked again when the record has changed. Within ``desk.reading``."""
        c = self.desk.store.connection
        state = c.execute("SELECT value FROM meta WHERE name IN ('key', 'decided') ORDER BY name").fetchall()
        of_then = self._known
        if of_then[0] != state or len(of_then[1]) > MOST_REMEMBERED:
            of_then = self._known = (state, {})
        known = of_then[1]
        if key not in known:
            known[key] = ask(c)
        found: T = known[key]
        return found

    def facets(self) -> dict[str, list[str]]:
        """Actors and origins to choose from. Within ``desk.reading``."""
        return self.remembered("facets", lambda c: {kind: lists.values_of(c, kind) for kind in ("actor", "origin")})

    def count(self, filter_: Filter) -> int:
        """How many incidents the filter lets through. Within ``desk.reading``."""
        return self.remembered(("count", filter_.query(sort="date")), lambda c: lists.count(c, filter_))


MOST_REMEMBERED = 500


def site_of(request: Request) -> Site:
    """The site that the request came to."""
    found: Site = request.app.state.site
    return found


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page from ``template``. The banner's numbers are read here, in the state of the record of now."""
    site = site_of(request)
    with site.desk.reading():
        states = site.remembered("states", lists.by_state)
        done = _done(request, site)
    shown = site.templates.get_template(template).render(
        site=site, words=site.words, states=states, total=sum(states.values()), path=request.url.path,
        query=request.url.query, done=done, job=site.jobs.current(), **values,
    )  # fmt: skip
    return HTMLResponse(_CONTROL.sub("\ufffd", shown).encode("utf-8", "replace"), status_code=status)


def _done(request: Request, site: Site) -> Mapping[str, Any] | None:
    """The decision that this page was reached by, for the line that offers to undo it."""
    number = request.query_params.get("done", "")
    if not (number.isdecimal() and len(number) < 10):
        return None
    log = site.desk.store.log()
    return {"row": log[int(number) - 1], "last": len(log)} if 0 < int(number) <= len(log) else None


def twin(value: Any, *, status: int = 200) -> Response:
    """The ``.json`` twin of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status_code=status, media_type="application/json")


def see(path: str, **query: object) -> Response:
    """Sends the browser on after a write, so that a reload does not write again."""
    said = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return RedirectResponse(path + (f"?{urlencode(said, errors='surrogatepass')}" if said else ""), status_code=303)


def posted(form: FormData, name: str, default: str = "") -> str:
    """One field of a form as text."""
    value = form.get(name, default)
    return value.replace("\r\n", "\n") if isinstance(value, str) else default


def static(name: str) -> bytes:
    """A file of the package's ``static`` folder; ``name`` is one of ``static_names``."""
    return resources.files("twosource.web").joinpath("static", *name.split("/")).read_bytes()


@lru_cache(maxsize=64)
def static_tag(name: str) -> str:
    """What a browser shows to be told that it has the file already."""
    return f'"{sha256(static(name)).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def static_names() -> frozenset[str]:
    """Every file that is served, by its path under ``static``."""
    folder = resources.files("twosource.web").joinpath("static")
    own = {f.name for f in folder.iterdir() if f.is_file()}
    return frozenset(own | {f"vendor/{f.name}" for f in folder.joinpath("vendor").iterdir() if f.is_file()})


def _source(name: str) -> str:
    return resources.files("twosource.web").joinpath("templates", name).read_text(encoding="utf-8")


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, auto_reload=False,
    )  # fmt: skip
    filters: dict[str, Callable[..., Any]] = {
        "q": lambda value: urlencode({"x": value}, errors="surrogatepass")[2:],
        "n": lambda value: f"{value:,}",
        "days": days,
    }
    made.filters.update(filters)
    return made


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters of reports that have no shape; shown as what can't be shown."""
