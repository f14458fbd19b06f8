"""From what came in to a report: its parts, title, outlet, language and day of publication, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.core.ids import text_hash
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Inferred, Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.cues import Cues, load_cues
from twosource.ingest.givendates import parse_day
from twosource.ingest.language import language_of
from twosource.ingest.limits import Limits
from twosource.ingest.outlets import outlet_of
from twosource.ingest.paras import plain
from twosource.ingest.problems import InputError, Origin, check_text, printable
from twosource.ingest.published import published_day
from twosource.ingest.segments import split


def prepare(incoming: Incoming, *, cues: Cues | None = None, limits: Limits | None = None) -> Report | SetAside:
    """The report in ``incoming``, or why it is set aside. The text is not changed.

    Only lone surrogates, which no file can hold, become U+FFFD one for one, so that offsets stay.
    """
    try:
        check_text(incoming.text, limits or Limits())
    except InputError as problem:
        return Origin(incoming.file, incoming.line).set_aside(problem, incoming.id)
    text = printable(incoming.text)
    hints = dict(incoming.hints)
    given_title = incoming.title or hints.get("og:title")
    segments, paras = split(text, cues or load_cues(), title=given_title)
    evidence: list[tuple[str, Inferred]] = []

    title = _title(incoming, hints, text, segments)
    url = incoming.url or hints.get("canonical") or hints.get("og:url")
    outlet = outlet_of(incoming, hints, url, paras)
    lang = language_of(_sample(text, segments), given=incoming.lang, page=hints.get("lang"))
    published = published_day(text, segments, given=incoming.published, hints=hints, url=url)

    for key, found in (("title", title), ("outlet", outlet), ("lang", lang)):
        if found:
            evidence.append((key, found))
    if incoming.url is None and url:
        evidence.append(("url", Inferred(url, "metadata: the page's own address")))
    if published:
        evidence.append(("published", Inferred(published.day.isoformat(), f"{published.method}: {published.note}")))
    if incoming.published and parse_day(incoming.published) is None:
        evidence.append(
            ("published_given", Inferred(printable(incoming.published), "given, but no day that can be read"))
        )
    if text is not incoming.text:
        lost = sum(a != b for a, b in zip(text, incoming.text, strict=True))
        evidence.append(("text", Inferred(str(lost), "half characters (lone surrogates) replaced by U+FFFD")))
    if hints.get("encoding"):
        evidence.append(("encoding", Inferred(hints["encoding"], "bytes")))
    return Report(
        id=printable(incoming.id),
        text=text,
        sha256=text_hash(text),
        title=title.value if title else None,
        url=url,
        outlet=outlet.value if outlet else None,
        lang=lang.value,
        published=published,
        segments=segments,
        evidence=tuple(evidence),
    )


def _title(incoming: Incoming, hints: Mapping[str, str], text: str, segments: Sequence[Segment]) -> Inferred | None:
    if incoming.title:
        return Inferred(incoming.title, "given")
    if hints.get("og:title"):
        return Inferred(hints["og:title"], "metadata: og:title")
    for segment in segments:
        if segment.kind is SegmentKind.HEADLINE:
            return Inferred(plain(text[segment.start : segment.end]), "text: the first headline")
        if segment.kind is SegmentKind.BODY:
            break
    return Inferred(hints["title"], "metadata: the page's title") if hints.get("title") else None


def _sample(text: str, segments: Sequence[Segment]) -> str:
    """Enough of the body to tell the language by."""
    taken: list[str] = []
    size = 0
    for segment in segments:
        if segment.kind is SegmentKind.BODY:
            taken.append(
                text[segment.start : segment.start + 1500]
                if segment.end - segment.start > 1500
                else text[segment.start : segment.end]
            )
            size += len(taken[-1])
            if size > 1500:
                break
    return " ".join(taken) or text[:1500]
