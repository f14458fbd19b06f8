"""A coder's own entry at the end of a note: "Fatalities coded as 0 (VoJ reported 4)", "Unknown fatalities coded as 10".

Databases of events publish notes that close with what was entered and why. That is the outlet's own statement, and its last:
it stands for the note's count, as what others reported stays theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Measure, SpeakerKind
from twosource.extract.passage import Passage

_ENTRY = re.compile(
    r"\b(?:(?:un(?:known|clear|specified|reported|confirmed)|reported|total|number of|civilian)\s+){0,4}"
    r"(?:fatalities|fatality|deaths)(?:\s+(?:is|are|was|were|have been|has been))?\s+(?:coded|recorded|entered)\s+as\s+(\d{1,4})\b(?![.,]\d)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\bfatalities\s+(?:(?:are|were|have been)\s+)?(?:split|spread|divided|distributed)(?:\s+up)?\s+(?:across|between|over|among)\s+"
    r"(?:\w+\s+){1,2}\((\d{1,4})\)",
    re.IGNORECASE,
)


def coded_entries(passage: Passage) -> Iterator[tuple[int, Quote, int]]:
    """How many dead a coder entered for the event, the words that say so, and the number's token in ``passage.doc``."""
    text = passage.doc.text
    if "atalit" not in text and "eaths" not in text:
        return
    for pattern in (_ENTRY, _SHARE):
        for match in pattern.finditer(text):
            token = next((t.i for t in passage.doc if t.idx <= match.start(1) < t.idx + len(t)), None)
            if token is not None:
                start = passage.start
                quote = Quote.of(passage.report_text, start + match.start(), start + match.end())
                yield int(match[1]), quote, token


_OTHERS = re.compile(
    r"\b(?:coded|recorded|entered)\s+as\s+(\d{1,4})\s*\((?:the\s+)?([A-Z][\w.'’ -]{1,40}?)\s+"
    r"(?:reported|claimed|reports|claims|said|says|stated)\s+(\d{1,4})\b"
)


def credited(claims: Sequence[Claim], report: Report, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The entry is the outlet's own; the count that it is set against is that of the body which the note names for it."""
    said = _OTHERS.search(report.text)
    if said is None or said[1] == said[3]:
        return tuple(claims)
    quote = Quote.of(report.text, said.start(2), said.end(2))
    known = next(iter(lexicon.sources_named(said[2])), None)
    teller = (
        Speaker(known.name, quote, known.kind, known.id)
        if known
        else Speaker(quote.text, quote, SpeakerKind.ORGANISATION)
    )
    return tuple(_credited(claim, said.start(), int(said[3]), teller) for claim in claims)


def _credited(claim: Claim, entry: int, count: int, teller: Speaker) -> Claim:
    dead = [f for f in claim.figures if f.measure is Measure.KILLED]
    if any(f.quote.start <= entry < f.quote.end for f in dead):
        return replace(claim, attribution=())
    if not claim.attribution and any(f.low == count for f in dead):
        return replace(claim, attribution=(teller,))
    return claim
