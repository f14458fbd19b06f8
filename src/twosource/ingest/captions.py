"""Photo captions: their openings, credits, and the date that a caption without a full stop ends on."""

from __future__ import annotations

import re

from twosource.ingest.cues import Cues
from twosource.ingest.daywords import FULL_DATE
from twosource.ingest.paras import Para

_DATED = re.compile(rf"(?<!\bon)(?<!\bof)(?<!\bto)(?<!until)(?<!since)\s(?:{FULL_DATE})$", re.I)
_NAMED = re.compile(r"\s[-–—|]\s(?:[A-Z][\w'/]*)(?:\s[A-Z][\w'/]*){0,3}$")
_CREDIT = 160
"""Characters at the end of a caption in which its credit and date stand."""


def is_caption(para: Para, cues: Cues, *, first: bool, labelled: bool, before_prose: bool) -> bool:
    """``first``: nothing but furniture stands before it, so that it may be the headline. ``labelled``: a line such as
    "Image:" stands just before it. ``before_prose``: no running text stands before it."""
    line = para.plain
    if para.words < 3:
        return False
    if cues.caption_start.match(line) or labelled:
        return True
    credited = para.words >= 4 and not para.caps and cues.caption_credit.search(line[-_CREDIT:]) is not None
    if credited:
        return para.words <= LONGEST
    if para.ended or para.bullet or para.words > LONGEST:
        return False
    if cues.caption_weak.match(line):
        return para.words >= 4
    if first or para.caps:
        return False
    if para.words >= PROBABLE and _DATED.search(line[-_CREDIT:]):
        return True
    return before_prose and bool(_NAMED.search(line[-_CREDIT:])) and para.titled < 0.8


LONGEST = 80
"""Words that a caption may have."""
PROBABLE = 6
"""A line of so many words that ends on a full date, without a full stop, is taken for a caption."""
