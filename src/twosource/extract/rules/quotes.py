"""Stretches between quotation marks, and which of them are speech rather than a borrowed word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from twosource.extract.passage import Passage

_MARK = re.compile(r"[\"“”„‟«»＂]")
_END = re.compile(r"[.!?…](?=\s|$)")
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
_SPEECH_WORDS = 5
"""A quotation of fewer words is a borrowed word ("martyrs"), not an account."""


@dataclass(frozen=True, slots=True)
class QuoteRegion:
    """What stands between two marks, marks included, in report offsets ``[start, end)``.

    ``closed`` is false where the paragraph ends before the closing mark, as in speech that runs over paragraphs;
    ``continues`` is true where such speech goes on from the paragraph before.
    """

    start: int
    end: int
    passage: int
    closed: bool
    continues: bool
    speech: bool


def find_quotes(passages: Sequence[Passage]) -> tuple[QuoteRegion, ...]:
    """All quoted stretches in order. A straight mark opens where none is open; the next mark closes."""
    found: list[QuoteRegion] = []
    running = False
    for passage in passages:
        text = passage.report_text[passage.start : passage.end]
        opened: int | None = None
        ended_open = False
        for match in _MARK.finditer(text):
            at, mark = match.start(), match.group()
            if opened is None:
                if mark in _CLOSING:
                    continue
                opened = at
            elif (mark in _OPENING and text[opened] not in "„‟") or (mark == '"' and _looks_opening(text, at)):
                continue
            else:
                found.append(
                    _region(
                        passage,
                        text,
                        opened,
                        match.end(),
                        closed=True,
                        running=running and not found_in(found, passage),
                    )
                )
                opened = None
        if opened is not None and len(text) - opened > 1:
            found.append(
                _region(
                    passage, text, opened, len(text), closed=False, running=running and not found_in(found, passage)
                )
            )
            ended_open = True
        running = ended_open
    return tuple(_cut_unfinished(a, b, passages) for a, b in zip_longest(found, found[1:]) if a is not None)


def _cut_unfinished(region: QuoteRegion, later: QuoteRegion | None, passages: Sequence[Passage]) -> QuoteRegion:
    """A mark that is never closed, with no paragraph going on from it, opens one sentence only."""
    if region.closed or region.continues or (later is not None and later.continues):
        return region
    passage = next(p for p in passages if p.index == region.passage)
    if not passage.report_text[passage.start : region.start].strip():
        return region
    text = passage.report_text[region.start : region.end]
    stop = _END.search(text)
    return replace(region, end=region.start + stop.end()) if stop else region


def found_in(found: Sequence[QuoteRegion], passage: Passage) -> bool:
    """True when the last region found lies in this passage."""
    return bool(found) and found[-1].passage == passage.index


def _looks_opening(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isspace() and not after.isspace()


def _region(passage: Passage, text: str, start: int, end: int, *, closed: bool, running: bool) -> QuoteRegion:
    continues = running and not text[:start].strip()
    inside = text[start:end]
    return QuoteRegion(
        start=passage.start + start,
        end=passage.start + end,
        passage=passage.index,
        closed=closed,
        continues=continues,
        speech=continues or len(inside.split()) >= _SPEECH_WORDS,
    )
