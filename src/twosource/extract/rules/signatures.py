"""Posts that a report embeds: "... - Name (@handle) May 3, 2021". Whoever signs one says what it holds.

The signature stands at the end of the post's paragraph or in a line of its own after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.core.actor import Speaker
from twosource.core.quote import Quote
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.known_bodies import KnownBodies
from twosource.extract.rules.outlets import Publisher

_SIGNED = re.compile(
    r"[—–―-]{1,2}[^\S\n]*(?P<name>[^\n()—–]{2,80}?)[^\S\n]*\(@\w{1,30}\)[^\S\n]*"
    r"(?:[^\W\d]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [^\W\d]{3,9}\.? \d{4})?[^\S\n]*(?=\n|\Z)"
)
_ROOM = 160
"""Characters that a line with a signature may have."""
_LEAST = 20
"""Characters that a post needs."""


def signed_posts(
    passages: Sequence[Passage], *, rules: AttributionRules, bodies: KnownBodies, publisher: Publisher
) -> tuple[Frame, ...]:
    """One frame for every signed post. The publisher's own posts make none."""
    frames: list[Frame] = []
    for passage in passages:
        match = _signature(passage)
        end = min(match.start(), passage.end) if match is not None else passage.start
        if match is None or end - passage.start < _LEAST:
            continue
        speaker = _signer(passage.report_text, match, rules, bodies)
        if not publisher.is_speaker(speaker):
            span = (passage.start, end)
            frames.append(Frame((speaker,), (span,), speaker.quote, passage.index, rule="signature"))
    return tuple(frames)


def _signature(passage: Passage) -> re.Match[str] | None:
    """The signature that ends the paragraph, or that is the next line of the report."""
    text, end = passage.report_text, passage.end
    inside = _SIGNED.search(text, passage.start, end)
    if inside is not None and inside.end() == end:
        return inside
    after = end + len(text[end : end + _ROOM]) - len(text[end : end + _ROOM].lstrip())
    return _SIGNED.match(text, after, after + _ROOM)


def _signer(text: str, match: re.Match[str], rules: AttributionRules, bodies: KnownBodies) -> Speaker:
    quote = Quote.of(text, match.start("name"), match.end("name"))
    known = bodies.named(quote.text)
    if known is not None:
        return Speaker(known.name, quote, known.kind, known.id)
    name = " ".join(quote.text.split())
    words = set(name.lower().split())
    body = words & (rules.official | rules.organisation | rules.outlet | rules.agency | rules.monitor)
    return Speaker(name, quote, SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON)
