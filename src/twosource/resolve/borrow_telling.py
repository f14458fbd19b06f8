"""What one report shows of its own day: the weekdays it tells as current, what began when, and the names it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import SegmentKind
from twosource.resolve.borrow_names import broad_roots, key_of, names_in, root_of
from twosource.resolve.borrow_words import BorrowWords

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?![\s”\"’)]*(?:\s|$))[^.!?\n]*)*[.!?]?[”\"’)]*", re.DOTALL)
_CLAUSE = re.compile(r"[,;–—]")
_LEAD = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A time that a report tells without a full date, and what it tells there.

    ``kind``: ``date`` (value ``--09-30``, or with its year), ``weekday`` (0 Monday), ``ago`` (``14;over``), ``ordinal``.
    ``began``: the sentence says that something lasting began then. ``kinds``: ways of war; ``roots``: names beside it.
    """

    kind: str
    value: str
    quote: Quote
    began: bool
    kinds: frozenset[str]
    roots: frozenset[str]
    near: frozenset[str]
    current: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's cues, the weekdays told as current, and its names.

    ``names`` are keys (see ``key_of``), ``words`` the names as written, ``broad`` the roots of countries and peoples among
    them, ``lead`` the names of the opening with their offsets.
    """

    report: Report
    cues: tuple[Cue, ...]
    weekdays: frozenset[int]
    names: frozenset[str]
    roots: frozenset[str]
    words: frozenset[str]
    broad: frozenset[str]
    lead: tuple[tuple[int, str], ...]
    lead_kinds: frozenset[str]

    @property
    def dates(self) -> tuple[Cue, ...]:
        return tuple(c for c in self.cues if c.kind == "date")


def tell(report: Report, claims: Sequence[Claim], *, words: BorrowWords) -> Telling:
    """Scan one report. ``claims`` add the places that reading found."""
    text = report.text
    found = names_in(text, words=words)
    for claim in claims:
        if claim.place_mention is not None:
            for part in re.split(r"[\s-]+", claim.place_mention.name):
                low = fold(part)
                if len(low) >= 3 and part[:1].isupper() and low not in words.plain:
                    found.setdefault(low, []).append(claim.place_mention.quote.start)
    furniture = [(s.start, s.end) for s in report.segments if s.kind is SegmentKind.FURNITURE]
    found = {
        low: kept for low, at in found.items() if (kept := [o for o in at if not any(a <= o < b for a, b in furniture)])
    }
    at = sorted((offset, low) for low, offsets in found.items() for offset in offsets)
    sentences = [s for s in _sentences(text) if not any(a <= s[0] < b for a, b in furniture)]
    cues = tuple(cue for s in sentences for cue in _cues(text, s, at, words))
    lead = sentences[:_LEAD]
    lead_names = tuple((offset, low) for offset, low in at if any(a <= offset < b for a, b in lead))
    lead_kinds = frozenset(k for a, b in lead for k in _kinds(text[a:b], words))
    return Telling(
        report=report,
        cues=cues,
        weekdays=frozenset(int(c.value) for c in cues if c.kind == "weekday" and c.current),
        names=frozenset(key_of(low) for low in found),
        roots=frozenset(root_of(low, words=words) for low in found),
        words=frozenset(found),
        broad=broad_roots(found, words=words),
        lead=lead_names,
        lead_kinds=lead_kinds,
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.span()


def _kinds(text: str, words: BorrowWords) -> frozenset[str]:
    return frozenset(words.kinds[m.group().lower()] for m in words.kind.finditer(text))


def _cues(text: str, span: tuple[int, int], at: Sequence[tuple[int, str]], words: BorrowWords) -> Iterator[Cue]:
    start, end = span
    for match in words.time.finditer(text, start, end):
        kind, value, current = _value(text, match, words)
        if not kind:
            continue
        clause = _clause(text, span, match.span())
        near = _roots(at, clause, words)
        kinds = _kinds(text[clause[0] : clause[1]], words)
        began = bool(words.began.search(text, *clause))
        if not (near and kinds and began):
            clause = span
            near, kinds = near or _roots(at, span, words), kinds or _kinds(text[start:end], words)
            began = began or bool(words.began.search(text, start, end))
        quote = Quote.of(text, *match.span())
        yield Cue(kind, value, quote, began or kind == "ordinal", kinds, _roots(at, span, words), near, current)


def _clause(text: str, span: tuple[int, int], inner: tuple[int, int]) -> tuple[int, int]:
    """The stretch between commas and dashes that holds ``inner``."""
    start, end = span
    for mark in _CLAUSE.finditer(text, *span):
        if mark.end() <= inner[0]:
            start = mark.end()
        elif mark.start() >= inner[1]:
            end = mark.start()
            break
    return start, end


def _roots(at: Sequence[tuple[int, str]], span: tuple[int, int], words: BorrowWords) -> frozenset[str]:
    return frozenset(root_of(low, words=words) for offset, low in at if span[0] <= offset < span[1])


def _value(text: str, match: re.Match[str], words: BorrowWords) -> tuple[str, str, bool]:
    if match["weekday"]:
        before = text[max(0, match.start() - 12) : match.start()].split()
        current = not (before and before[-1].lower() in words.not_current)
        return "weekday", str(words.weekdays.index(match["weekday"].lower())), current
    month, day, year = match["m1"] or match["m2"], match["d1"] or match["d2"], match["y1"] or match["y2"]
    if month:
        number = int(re.sub(r"\D", "", day))
        if not 1 <= number <= 31:
            return "", "", False
        return "date", f"{year or '-'}-{words.months.index(month.lower()) + 1:02d}-{number:02d}", True
    if match["unit"]:
        raw = match["number"].lower()
        count = words.numbers.get(raw) or (int(raw) if raw.isdigit() else 0)
        bound = words.bounds.get((match["bound"] or "").lower(), "")
        days = words.units[match["unit"].lower()]
        return ("ago", f"{count}x{days};{bound}", True) if count else ("", "", False)
    raw = match["nth"].lower()
    number = words.ordinals.index(raw) + 1 if raw in words.ordinals else int(re.sub(r"\D", "", raw))
    return ("ordinal", str(number), True) if number else ("", "", False)
