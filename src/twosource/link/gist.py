"""What a whole report gives to linking, read off its text once: its telling words, the names and the persons in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from twosource.core.lexicon import fold
from twosource.core.report import Report
from twosource.core.vocab import SegmentKind
from twosource.link.days import days_in
from twosource.link.people import people_in
from twosource.link.places import names_in
from twosource.link.settings import LinkSettings

_WORD = re.compile(r"\d{1,2}-year-old|[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Gist:
    """``words`` of title and text; ``mentions``: skeletons of the names in it, for places that were placed wrongly or not
    at all; ``people``: persons named, without those who speak; ``days``: named by month and day."""

    words: frozenset[str]
    mentions: frozenset[str]
    people: frozenset[str]
    days: frozenset[date]


def gist_of(report: Report, settings: LinkSettings) -> Gist:
    told = "\n".join(_told(report))
    if furniture := _only_furniture(report, settings):
        told = report.title or ""
    published = report.published.day if report.published is not None else None
    return Gist(
        words_of(told, settings.common),
        names_in(told if furniture else f"{report.title or ''}\n{report.text}"),
        people_in(told, settings.bodies),
        days_in(told, published),
    )


_LEAST_TITLE = 3


def _only_furniture(report: Report, settings: LinkSettings) -> bool:
    """Only the page around the article came through: its text uses not one of the title's telling words, however they
    are inflected. Then the title alone says what the report is about."""
    title = words_of(report.title or "", settings.common)
    text = {word[:_STEM] for word in words_of(report.text, settings.common)}
    return len(title) >= _LEAST_TITLE and text.isdisjoint(word[:_STEM] for word in title)


_STEM = 5


def _told(report: Report) -> Iterator[str]:
    """The title and the text, without page furniture where the segments tell it."""
    if report.title and report.title not in report.text:
        yield report.title
    bodies = [report.text[s.start : s.end] for s in report.segments if s.kind is not SegmentKind.FURNITURE]
    yield from bodies or [report.text]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word)


def words_of(text: str, common: frozenset[str]) -> frozenset[str]:
    """Telling words of a text: folded, seven letters long at most, without the words that every report of violence uses."""
    found = (_folded(m.group()) for m in _WORD.finditer(text))
    return frozenset(w[:7] for w in found if len(w) > 3 and w[:7] not in common)
