"""One claim as the page shows it: its quote in the paragraph it stands in, who said it, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.report import Report
from twosource.core.vocab import Scope, SegmentKind, SpeakerKind, Status
from twosource.publish.highlight import Mark, Stretch, stretches
from twosource.publish.words import Words, interval

MAX_CONTEXT = 1_200
"""Characters of a paragraph that are shown around a quote at the most."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain, as words for the reader."""

    name: str
    said: str
    kind: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    id: str
    report: str
    outlet: str
    published: str | None
    status: str
    status_words: str
    plain: bool
    caption: bool
    before: str
    quote: tuple[Stretch, ...]
    after: str
    chain: tuple[Link, ...]
    figures: tuple[str, ...]
    full: bool


def evidence_view(claim: Claim, report: Report | None, words: Words, *, full: bool) -> EvidenceView:
    """``full`` says that the report's whole text is in the page, so that the quote can link to it."""
    before, after = _around(claim, report)
    outlet = (report.outlet if report else None) or claim.report
    return EvidenceView(
        id=claim.id,
        report=claim.report,
        outlet=outlet,
        published=report.published.day.isoformat() if report and report.published else None,
        status=claim.status.value,
        status_words=words.say("statuses", claim.status),
        plain=claim.status is Status.REPORTED,
        caption=claim.segment is SegmentKind.CAPTION,
        before=before,
        quote=stretches(claim.quote.text, claim.quote.start, quote_marks(claim)),
        after=after,
        chain=(Link(outlet, "", "outlet"), *(Link(s.name, s.quote.text, s.kind.value) for s in claim.attribution)),
        figures=tuple(figure_words(f, words) for f in claim.figures),
        full=full and bool(report and report.text),
    )


def quote_marks(claim: Claim) -> list[Mark]:
    """What is marked inside a quote: its figures, who said it, where and when."""
    marks = [Mark(f.quote.start, f.quote.end, "n") for f in claim.figures]
    marks += [Mark(s.quote.start, s.quote.end, "s") for s in claim.attribution if s.kind is not SpeakerKind.PRONOUN]
    marks += [Mark(p.quote.start, p.quote.end, "p") for p in (claim.place,) if p and p.quote]
    marks += [Mark(t.quote.start, t.quote.end, "t") for t in (claim.time,) if t and t.quote]
    return marks


def figure_words(figure: Figure, words: Words) -> str:
    """``wounded 24 or more``, ``killed 40, combatants``, with the scope where it is not this incident."""
    said = f"{words.say('measures', figure.measure).lower()} {'about ' if figure.approximate else ''}{interval(figure.low, figure.high)}"
    if figure.who.value != "unknown":
        said += f", {words.say('groups', figure.who)}"
    if figure.group:
        said += f" of {figure.group}"
    if figure.scope is not Scope.INCIDENT:
        said += f" ({words.say('scopes', figure.scope)})"
    return said


def _around(claim: Claim, report: Report | None) -> tuple[str, str]:
    """The paragraph's text before and after the quote; empty where the report's text is not there."""
    if report is None or not claim.quote.holds_in(report.text):
        return "", ""
    start, end = claim.quote.start, claim.quote.end
    for segment in report.segments:
        if segment.start <= claim.quote.start < segment.end:
            start, end = segment.start, max(segment.end, claim.quote.end)
            break
    before, after = report.text[start : claim.quote.start], report.text[claim.quote.end : end]
    room = max((MAX_CONTEXT - len(claim.quote.text)) // 2, 120)
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return before, after
