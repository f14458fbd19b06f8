"""The role of each paragraph: headline, body, caption, dateline or furniture.

The decisions go by cues (``data/cues.toml``) and by general features: length, missing full stop, place in the page, and
what stands around it. Where nothing speaks for another role a paragraph is body: losing a sentence costs more than
reading a button.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from twosource.core.vocab import SegmentKind
from twosource.ingest.captions import is_caption
from twosource.ingest.cues import Cues
from twosource.ingest.datelines import is_date_line, is_dateline
from twosource.ingest.headlines import mark_headlines
from twosource.ingest.paras import Para, all_caps

type Role = SegmentKind | None

_HEADING, _LONG = 12, 30
"""A line without a full stop is a subhead below the first number of words; below the second one, if its words begin with
capitals."""
_READ = (None, SegmentKind.BODY)
_NOTICE = 700
"""A notice about the page is no longer than this, in characters."""
_LISTED, _SHORT = 3, 4
"""So many lines of at most so many words in a row, before or after all prose, make a menu."""
_REPEATED = 3
"""A short line that stands in the text so many times is a value of a table."""


def assign(paras: Sequence[Para], cues: Cues, *, title: str | None = None) -> list[SegmentKind]:
    """One role for each paragraph, in order."""
    if len(paras) == 1:
        return [SegmentKind.BODY]
    roles = [_alone(p, cues) for p in paras]
    _mark_captions(paras, roles, cues)
    _mark_blocks(paras, roles, cues)
    if not any(p.prose for p, r in zip(paras, roles, strict=True) if r is None):
        return [r or SegmentKind.BODY for r in roles]
    _mark_lists(paras, roles)
    if not _tabular(paras, roles):
        _mark_menus(paras, roles, cues)
    mark_headlines(paras, roles, title)
    _mark_rest(paras, roles, cues)
    return [r or SegmentKind.BODY for r in roles]


def _alone(para: Para, cues: Cues) -> Role:
    """What a paragraph is by its own words, if they tell."""
    line = para.plain
    if not para.words:
        return SegmentKind.FURNITURE
    if is_date_line(line) or is_dateline(line):
        return SegmentKind.DATELINE
    if para.words <= 14 and cues.line.match(line):
        return SegmentKind.FURNITURE
    if cues.link.match(line) or (para.words <= 16 and not para.ended and cues.byline.match(line)):
        return SegmentKind.FURNITURE
    if cues.start.match(line) or (len(line) <= _NOTICE and cues.inside.search(line)):
        return None if para.ended and cues.harm.search(line) else SegmentKind.FURNITURE
    if line.startswith(("— ", "– ", "- ")) and "(@" in line and not para.ended:
        return SegmentKind.FURNITURE
    return None


def _mark_captions(paras: Sequence[Para], roles: list[Role], cues: Cues) -> None:
    before_prose = first = True
    for i, para in enumerate(paras):
        if roles[i] is not None:
            continue
        labelled = i > 0 and cues.caption_label.match(paras[i - 1].plain) is not None
        if is_caption(para, cues, first=first, labelled=labelled, before_prose=before_prose):
            roles[i] = SegmentKind.CAPTION
            continue
        first = False
        if para.prose:
            before_prose = False


def _mark_blocks(paras: Sequence[Para], roles: list[Role], cues: Cues) -> None:
    """Everything under a heading such as "Related" is furniture until prose begins again, or to the end."""
    total = sum(p.words for p, r in zip(paras, roles, strict=True) if p.prose and r is None)
    seen, inside, ended = 0, False, False
    for i, para in enumerate(paras):
        heading = para.words <= 8 and not para.ended
        if ended:
            roles[i] = SegmentKind.FURNITURE
        elif heading and cues.block_end.match(para.plain):
            roles[i] = SegmentKind.FURNITURE
            inside, ended = True, seen * 2 > total
        elif heading and cues.block_links.match(para.plain):
            roles[i] = SegmentKind.FURNITURE
            inside = True
        elif inside and not _resumes(para):
            roles[i] = SegmentKind.FURNITURE
        elif roles[i] is None and para.prose:
            inside = False
            seen += para.words


def _resumes(para: Para) -> bool:
    return para.ended and para.words >= 10 and not para.bullet and para.titled < 0.7


def _mark_lists(paras: Sequence[Para], roles: list[Role]) -> None:
    """Items under a sentence that ends in a colon, and single bulleted lines, are body."""
    listing = bulleted = False
    for i, para in enumerate(paras):
        if roles[i] is not None:
            listing = False
            continue
        if listing and not para.ended and (para.bullet or not bulleted):
            roles[i] = SegmentKind.BODY
            bulleted = bulleted or para.bullet
        elif para.bullet:
            roles[i] = SegmentKind.BODY
        else:
            listing, bulleted = para.intro, False


def _tabular(paras: Sequence[Para], roles: Sequence[Role]) -> bool:
    """True for a text with a table of victims or the like that lost its form: short values that come again and again."""
    often = Counter(p.plain for p, r in zip(paras, roles, strict=True) if r is None and p.words <= _SHORT)
    return sum(n for n in often.values() if n >= _REPEATED) >= 3 * _REPEATED


def _mark_menus(paras: Sequence[Para], roles: list[Role], cues: Cues) -> None:
    """A run of short lines before or after all prose is a menu or a list of tags; in the middle it must be long."""
    prose = [i for i, p in enumerate(paras) if p.prose and roles[i] in _READ]
    if not prose:
        return
    i = 0
    while i < len(paras):
        stop = i
        while stop < len(paras) and _entry(paras[stop], roles[stop], cues):
            stop += 1
        outside = i > prose[-1] or stop <= prose[0]
        new = [k for k in range(i, stop) if roles[k] is None]
        if stop <= prose[0]:
            new = _but_headline(paras, new)
        if stop - i >= (_LISTED if outside else 2 * _LISTED):
            for k in new:
                roles[k] = SegmentKind.FURNITURE
        i = stop + 1


def _introduces(para: Para, cues: Cues) -> bool:
    """True for the writer's own introduction at the foot of a report."""
    line = para.plain
    return len(line) <= _NOTICE and cues.bio.search(line) is not None and cues.harm.search(line) is None


def _but_headline(paras: Sequence[Para], entries: list[int]) -> list[int]:
    """The entries of a menu above the prose without the one that is longer than menus' are: the headline."""
    long = [k for k in entries if paras[k].words >= _SHORT - 1]
    return [k for k in entries if k not in long] if len(long) == 1 else entries


def _entry(para: Para, role: Role, cues: Cues) -> bool:
    if role is SegmentKind.FURNITURE:
        return para.words <= _SHORT
    if role is not None or para.words > _SHORT or para.ended or para.bullet:
        return False
    return not _tells(para, cues)


def _tells(para: Para, cues: Cues) -> bool:
    """True for a line that tells of harm; a word or two ("Air strikes") is a topic."""
    return para.words > 2 and cues.harm.search(para.plain) is not None


def _mark_rest(paras: Sequence[Para], roles: list[Role], cues: Cues) -> None:
    """Lines without a full stop amid and after the prose: subheads, links, credits, the writer's own introduction."""
    last = -1
    for i in range(len(paras) - 1, -1, -1):
        if not (paras[i].prose and roles[i] in _READ):
            continue
        if i == 0 or not _introduces(paras[i], cues):
            last = i
            break
        roles[i] = SegmentKind.FURNITURE
    capitals, table = all_caps(paras), _tabular(paras, roles)
    for i, para in enumerate(paras):
        if roles[i] is not None or para.ended or para.intro:
            continue
        titled = para.titled >= 0.8 and not capitals
        if table and i > last:
            continue
        after = i > last and not _tells(para, cues)
        if para.words < _HEADING or (titled and (para.words < _LONG or after)):
            roles[i] = SegmentKind.FURNITURE if after else SegmentKind.HEADLINE
