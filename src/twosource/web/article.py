"""A report as it is read: its text in paragraphs, with every stretch that a claim stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.publish.evidence import quote_marks
from twosource.publish.highlight import Mark, Stretch, stretches
from twosource.web.graphic import GraphicWords

LONGEST = 400_000
"""Characters of a report that are shown; a longer one is cut there, and the page says so."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``start`` is its place in the report's text. ``graphic`` folds it; ``asked`` says that the sentence that was asked
    for is in it."""

    start: int
    kind: str
    pieces: tuple[Stretch, ...]
    graphic: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    title: str
    outlet: str
    url: str | None
    published: str | None
    method: str
    note: str
    lang: str
    paragraphs: tuple[Paragraph, ...]
    cut: int
    length: int


def article(
    report: Report, claims: Iterable[Claim], *, graphic: GraphicWords, asked: Claim | None = None, method: str = ""
) -> Article:
    """The report with the sentences of ``claims`` marked, that of ``asked`` most of all."""
    marks: list[Mark] = []
    for claim in claims:
        marks.append(Mark(claim.quote.start, claim.quote.end, "q", f"q-{claim.id}"))
        marks += quote_marks(claim)
    if asked is not None:
        marks.append(Mark(asked.quote.start, asked.quote.end, "asked", "asked"))
        marks += quote_marks(asked)
    made, end = [], 0
    for start, stop, kind in _stretches(report):
        if start >= LONGEST:
            break
        stop = min(stop, LONGEST)
        text = report.text[start:stop]
        here = [m for m in marks if m.start < stop and m.end > start]
        made.append(
            Paragraph(
                start, kind, stretches(text, start, here), graphic.holds(text), any(m.kind == "asked" for m in here)
            )
        )
        end = stop
    published = report.published
    return Article(
        report.id,
        report.title or report.id,
        report.outlet or "outlet not known",
        report.url if report.url and report.url.startswith(("https://", "http://")) else None,
        published.day.isoformat() if published else None,
        method,
        published.note if published else "",
        report.lang or "",
        tuple(made),
        max(len(report.text) - LONGEST, 0) if end >= LONGEST else 0,
        len(report.text),
    )


def _stretches(report: Report) -> list[tuple[int, int, str]]:
    """Segments in order, and what lies between them where it is more than white space."""
    made: list[tuple[int, int, str]] = []
    at = 0
    for segment in report.segments:
        if report.text[at : segment.start].strip():
            made.append((at, segment.start, "body"))
        made.append((segment.start, segment.end, segment.kind.value))
        at = segment.end
    if report.text[at:].strip():
        made.append((at, len(report.text), "body"))
    return made
