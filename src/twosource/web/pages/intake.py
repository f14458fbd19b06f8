"""Bringing reports in: pasted text, files, a folder of this machine, addresses; and how the reading goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.incoming import SetAside
from twosource.errors import TwosourceError, WrongCallError
from twosource.runner import Summary
from twosource.web.acts import Form
from twosource.web.fetching import FetchError, check_url, fetch
from twosource.web.jobs import Job
from twosource.web.pages.decide import read_form
from twosource.web.site import Site, page, see, site_of, twin
from twosource.web.uploads import MOST_FILES, Kept, keep_files, keep_text, new_folder

MOST_ADDRESSES = 50


def show(request: Request) -> Response:
    """``/intake``."""
    return page(request, "intake.html.j2", last=site_of(request).jobs.last())


def as_json(request: Request) -> Response:
    """``/intake.json``: how the last reading goes, for whoever waits."""
    job = site_of(request).jobs.last()
    return twin({"job": None if job is None else job_json(job)})


def job_json(job: Job) -> dict[str, object]:
    summary = job.summary
    return {
        "number": job.number, "what": job.what, "stage": job.stage, "done": job.done, "total": job.total,
        "ended": job.ended, "failure": job.failure, "said": job.said,
        "read": summary.read if summary else None, "incidents": summary.incidents if summary else None,
        "set_aside": [{"file": s.file, "line": s.line, "reason": s.reason, "advice": s.advice} for s in summary.set_aside]
        if summary else [],
    }  # fmt: skip


async def text(request: Request) -> Response:
    """``POST /intake/text``."""
    form = await read_form(request)
    return await run_in_threadpool(_text, site_of(request), form)


def _text(site: Site, form: Form) -> Response:
    fields = {name: form.one(name).strip() for name in ("id", "title", "outlet", "published", "url")}
    fields["text"] = form.one("text")
    if not fields["text"].strip():
        raise WrongCallError("there is no text", advice="Paste the report's text.")
    return _begin(site, "a pasted report", lambda kept, _: keep_text(kept, fields))


async def files(request: Request) -> Response:
    """``POST /intake/files``."""
    async with request.form(max_files=MOST_FILES, max_fields=20) as form:
        given = [(v.filename or "", await v.read()) for v in form.getlist("file") if not isinstance(v, str)]
    given = [(name, data) for name, data in given if name or data]
    if not given:
        raise WrongCallError("no file came", advice="Choose one, or drop some.")
    what = "a file" if len(given) == 1 else f"{len(given)} files"
    return await run_in_threadpool(_begin, site_of(request), what, lambda kept, _: keep_files(kept, given))


async def addresses(request: Request) -> Response:
    """``POST /intake/addresses``."""
    form = await read_form(request)
    return await run_in_threadpool(_addresses, site_of(request), form.one("addresses").split())


def _addresses(site: Site, urls: Sequence[str]) -> Response:
    if not 0 < len(urls) <= MOST_ADDRESSES:
        raise WrongCallError("no address, or too many", advice=f"Give 1 to {MOST_ADDRESSES}, one a line.")
    for url in urls:
        check_url(url)

    def bring(kept: Kept, job: Job) -> None:
        job.start("fetching", len(urls))
        for done, url in enumerate(urls, start=1):
            try:
                found = fetch(url)
                keep_page(kept, found.url, found.body)
            except FetchError as error:
                kept.set_aside.append(SetAside(url, None, error.what, error.advice))
            job.advance(done)

    return _begin(site, "an address" if len(urls) == 1 else f"{len(urls)} addresses", bring)


def keep_page(kept: Kept, url: str, body: bytes) -> None:
    """The text of a fetched page with its address; what can't be read as a page is kept as it is."""
    from twosource.core.incoming import Incoming
    from twosource.ingest.readers import read_file

    name = url.partition("://")[2].strip("/").replace("/", "-")[:100] or "page"
    for found in read_file(f"{name}.html", body):
        if isinstance(found, Incoming):
            fields = {
                "id": url,
                "text": found.text,
                "url": url,
                "title": found.title,
                "outlet": found.outlet,
                "published": found.published,
            }
            keep_text(kept, {k: v for k, v in fields.items() if v})
        else:
            kept.set_aside.append(replace(found, file=url))


async def folder(request: Request) -> Response:
    """``POST /intake/folder``: a folder of this machine, read where it lies."""
    form = await read_form(request)
    path = Path(form.one("folder").strip()).expanduser()
    if not form.one("folder").strip() or not path.is_absolute() or not await run_in_threadpool(path.is_dir):
        raise WrongCallError("there is no such folder", advice="Give its whole path on this machine.")
    site = site_of(request)
    job = site.jobs.start("a folder", lambda job: site.read(site.workspace, path, job))
    return _started(job)


def _begin(site: Site, what: str, bring: Callable[[Kept, Job], None]) -> Response:
    def work(job: Job) -> Summary:
        kept = new_folder(site.workspace.path, datetime.now(UTC))
        bring(kept, job)
        if kept.files == 0 and kept.set_aside:
            return Summary(set_aside=tuple(kept.set_aside))
        done = site.read(site.workspace, kept.folder, job)
        return replace(done, set_aside=(*kept.set_aside, *done.set_aside))

    return _started(site.jobs.start(what, work))


def _started(job: Job | None) -> Response:
    if job is None:
        raise TwosourceError("another reading is still at work", advice="Wait until it ends, then bring this again.")
    return see("/intake")


ROUTES = [
    Route("/intake", show),
    Route("/intake.json", as_json),
    Route("/intake/text", text, methods=["POST"]),
    Route("/intake/files", files, methods=["POST"]),
    Route("/intake/addresses", addresses, methods=["POST"]),
    Route("/intake/folder", folder, methods=["POST"]),
]
