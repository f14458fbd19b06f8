"""A parsed paragraph and its place in the report. Every rule works on passages and answers in report offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from twosource.core.quote import Quote
from twosource.core.vocab import SegmentKind

_SAME_LENGTH = {
    0x00A0: " ",
    0x2007: " ",
    0x202F: " ",
    0x2009: " ",
    0x200B: " ",
    0x2018: "'",
    0x2019: "'",
    0x201B: "'",
    0x201C: '"',
    0x201D: '"',
    0x201E: '"',
    0x00AB: '"',
    0x00BB: '"',
    0x2010: "-",
    0x2011: "-",
    0x00AD: "-",
    0x000A: " ",
    0x000D: " ",
    0x0009: " ",
}

_GLUED_BULLET = re.compile(r"(?<=[:.;!?])-(?=\w)|(?<=\n)-(?=\w)|\A-(?=\w)")
"""The hyphen of a list whose items run on without a space: "in the east:-11 civilians hurt.-One fighter dead"."""


def parsable(text: str) -> str:
    """The text as the parser should see it: odd spaces, quotes and hyphens made plain, character by character,
    so that every offset stays what it was."""
    return _GLUED_BULLET.sub(" ", text.translate(_SAME_LENGTH))


@dataclass(frozen=True, slots=True)
class Passage:
    """``doc`` parses ``parsable(report_text[start:end])``, capitals aside; token offsets plus ``start`` are report offsets."""

    index: int
    start: int
    end: int
    kind: SegmentKind
    doc: Doc
    report_text: str

    def quote(self, first: Token, last: Token | None = None) -> Quote:
        """The report's own text from token ``first`` through ``last`` (inclusive)."""
        last = last or first
        return Quote.of(self.report_text, self.start + first.idx, self.start + last.idx + len(last.text))

    def quote_span(self, span: Span) -> Quote:
        return self.quote(span[0], span[-1])

    def sentences(self) -> Iterator[Span]:
        yield from self.doc.sents
