"""Headlines at the top of a report, and lines that repeat them."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.lexicon import fold
from twosource.core.vocab import SegmentKind
from twosource.ingest.paras import Para

_LONGEST = 28
"""Words that a headline may have. A longer line is body even without a full stop."""
_STANDFIRST = 10
"""A second line at the top with so many words is a standfirst: it is read as body."""


def mark_headlines(paras: Sequence[Para], roles: list[SegmentKind | None], title: str | None) -> None:
    """Mark the lines above the first prose, and every later line that says the same as the title or first headline."""
    prose = next(i for i, p in enumerate(paras) if p.prose and roles[i] in (None, SegmentKind.BODY))
    known = {fold(title)} if title else set()
    found = False
    for i, para in enumerate(paras[: prose + 1]):
        if roles[i] is not None:
            continue
        same = fold(para.plain) in known
        if i == prose and not (same and any(p.prose for k, p in enumerate(paras) if k > prose and roles[k] is None)):
            break
        if same or (not found and _looks_like_one(para)) or (found and not para.ended and para.words < _STANDFIRST):
            roles[i] = SegmentKind.HEADLINE
            known.add(fold(para.plain))
            found = True
    for i, para in enumerate(paras):
        if roles[i] is None and not para.ended and fold(para.plain) in known:
            roles[i] = SegmentKind.HEADLINE


def _looks_like_one(para: Para) -> bool:
    return not para.bullet and not para.intro and para.words <= _LONGEST and not para.plain.endswith(".")
