"""The day a report was published, with its evidence. No rule guesses a year: a report without one stays open.

In order: what the caller gave, the page's metadata, its address, a line with nothing but a date, the dateline, and at
last an inference from dates and weekdays in the text (``textdates``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from twosource.core.quote import Quote
from twosource.core.report import Published, Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.daywords import full_dates
from twosource.ingest.givendates import parse_day
from twosource.ingest.outlets import unarchived
from twosource.ingest.textdates import infer_day

_META = (
    "article:published_time",
    "og:published_time",
    "ld:datePublished",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "publication_date",
    "publish-date",
    "pubdate",
    "date",
    "time",
)
_EDGE = r"(?<![0-9])"
_URL_DAY = re.compile(
    rf"{_EDGE}(?P<y>(?:19|20)\d\d)(?P<sep>[/_-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?![0-9])"
    rf"|{_EDGE}(?P<y2>(?:19|20)\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?![0-9])"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_URL_NAMED = re.compile(rf"/(?P<y>(?:19|20)\d\d)/(?P<m>{'|'.join(_MONTHS)})[a-z]*/(?P<d>\d{{1,2}})(?![0-9])", re.I)


def published_day(
    text: str,
    segments: Sequence[Segment],
    *,
    given: str | None,
    hints: Mapping[str, str],
    url: str | None,
) -> Published | None:
    """The best supported day, or ``None``."""
    if given:
        day = parse_day(given)
        if day:
            return Published(day, "given", f'given as "{given}"')
    for key in _META:
        day = parse_day(hints[key]) if key in hints else None
        if day:
            return Published(day, "metadata", f'the page says {key} = "{hints[key]}"')
    return (url_day(url) if url else None) or _stated(text, segments) or infer_day(text, segments)


def url_day(url: str) -> Published | None:
    """The day in an address such as ``/2031/04/05/`` or ``2031-04-05``; an archive's own time stamp does not count."""
    bare = unarchived(url)
    for match in _URL_DAY.finditer(bare):
        year, month, day = (match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        return Published(found, "url", f'the address holds "{match.group()}"')
    named = _URL_NAMED.search(bare)
    if named:
        try:
            found = date(int(named["y"]), _MONTHS.index(named["m"].lower()) + 1, int(named["d"]))
        except ValueError:
            return None
        return Published(found, "url", f'the address holds "{named.group().strip("/")}"')
    return None


_LABEL = re.compile(r"\b(?:first )?(?:published|posted|date)\b", re.I)
_LATER = re.compile(r"\b(?:updated|modified)\b", re.I)


def _stated(text: str, segments: Sequence[Segment]) -> Published | None:
    """A line with nothing but a date ("Published: 5 May 2031"), or a dateline with a year."""
    found: list[tuple[int, Published]] = []
    prose = 0
    for i, segment in enumerate(segments):
        piece = text[segment.start : segment.end]
        if segment.kind is SegmentKind.BODY:
            prose += 1
        if segment.kind not in (SegmentKind.DATELINE, SegmentKind.FURNITURE) or len(piece) > 300:
            continue
        line = segment.kind is SegmentKind.FURNITURE
        if line and not (_LABEL.search(piece) or _LATER.search(piece)):
            continue
        for hit in full_dates(piece, short_years=not line):
            rank = (3 if _LATER.search(piece) else 0) + (prose > 1)
            quote = Quote.of(text, segment.start + hit.start, segment.start + hit.end)
            what = "a line says" if line or not _opens(text, segments, i) else "the dateline says"
            found.append((rank, Published(hit.day, "dateline", f'{what} "{quote.text}"', quote)))
            break
    return min(found, key=lambda f: f[0])[1] if found else None


def _opens(text: str, segments: Sequence[Segment], i: int) -> bool:
    """True where body goes on in the same line."""
    return i + 1 < len(segments) and "\n" not in text[segments[i].end : segments[i + 1].start]
