"""A text cut into its parts: paragraphs with their roles, datelines apart from the sentence that they open."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.report import Segment
from twosource.core.vocab import SegmentKind
from twosource.ingest.cues import Cues
from twosource.ingest.datelines import dateline_end
from twosource.ingest.paragraphs import paragraphs
from twosource.ingest.paras import Para, all_caps, make_para
from twosource.ingest.roles import assign


def split(text: str, cues: Cues, *, title: str | None = None) -> tuple[tuple[Segment, ...], tuple[Para, ...]]:
    """Segments in order, without overlap, that cover all of ``text`` but white space; and the paragraphs behind them."""
    paras = tuple(make_para(text, start, end) for start, end in paragraphs(text))
    roles = assign(paras, cues, title=title)
    found: list[Segment] = []
    capitals = all_caps(paras)
    lead = True
    for para, role in zip(paras, roles, strict=True):
        if role is not SegmentKind.BODY:
            found.append(Segment(para.start, para.end, role))
            continue
        found.extend(_cut(text, para, lead=lead, capitals=capitals))
        lead = lead and not para.prose
    return tuple(found), paras


def _cut(text: str, para: Para, *, lead: bool, capitals: bool) -> Sequence[Segment]:
    stop = dateline_end(text, para.start, para.end, lead=lead, capitals=capitals)
    if stop is None:
        return (Segment(para.start, para.end, SegmentKind.BODY),)
    head = Segment(para.start, para.start + len(text[para.start : stop].rstrip()), SegmentKind.DATELINE)
    rest = stop + len(text[stop : para.end]) - len(text[stop : para.end].lstrip())
    if rest >= para.end:
        return (head,)
    return (head, Segment(rest, para.end, SegmentKind.BODY))
