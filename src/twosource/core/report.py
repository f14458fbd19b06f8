"""A report as it came in: the exact text, and what is known of where and when it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twosource.core.quote import Quote
from twosource.core.vocab import SegmentKind


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph-like stretch ``[start, end)`` of the text, and the role it plays."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Published:
    """Day of publication with its evidence.

    ``method``: ``given`` (the caller's metadata), ``metadata`` (of the page), ``url``, ``dateline``,
    ``text`` (inferred from dates in the text), ``borrowed`` (lent by another report; ``lender`` names it).
    ``quote`` is the evidence in the report's own text where there is one; ``note`` says it in words.
    """

    day: date
    method: str
    note: str
    quote: Quote | None = None
    lender: str | None = None


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value read off the report, with how it was read."""

    value: str
    method: str


@dataclass(frozen=True, slots=True)
class Lean:
    """A country that other reports of the record speak for, where this one leaves it open.

    ``weight``: 0 to 1, how far they agree. ``note`` says in words what both have in common; ``lender`` is the id of the
    first such report.
    """

    country_code: str
    weight: float
    note: str
    lender: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``text`` is kept exactly as it was given; offsets count its code points.

    ``segments`` cover the text in order without overlap; what lies between them is white space. ``leans`` is a derived
    view, made anew with every run.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    published: Published | None = None
    segments: tuple[Segment, ...] = ()
    evidence: tuple[tuple[str, Inferred], ...] = ()
    leans: tuple[Lean, ...] = ()

    def quote(self, start: int, end: int) -> Quote:
        return Quote.of(self.text, start, end)
