"""A paragraph and the general features by which its role is decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLAIN = {ord(c): " " for c in "\u00a0\u2007\u202f\u2009\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u3000"}
_PLAIN |= {ord(c): "'" for c in "\u2018\u2019\u201b\u00b4`"} | {ord(c): '"' for c in "\u201c\u201d\u201e\u00ab\u00bb"}
_PLAIN |= {ord(c): "-" for c in "\u2010\u2011"}
_DROPPED = {ord(c): None for c in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"}

_TABLE = _PLAIN | _DROPPED
_WORD = re.compile(r"\S*[^\W_]\S*")
_ENDED = re.compile(r"""(?:[.!?]|\.\s?[\])])["')\]]*(?:\s?\[\d+\])?$""")
_BULLET = re.compile(r"""(?:[-–—•·*▪●◦‣■□►+]\s+|[•·▪●◦‣■□►]|[-–](?=\w)|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)""")
_SPEECH = re.compile(r"""^["'].*[.,!?]["']$""", re.S)

PROSE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Para:
    """Stretch ``[start, end)`` of a text, and its look.

    ``plain`` has spaces and quotes made plain (not for offsets). ``ended``: it ends as a sentence does.
    ``prose``: it reads as running text. ``titled``: the share of words that begin with a capital. ``caps``: no word has
    a small letter.
    """

    start: int
    end: int
    plain: str
    words: int
    ended: bool
    bullet: bool
    intro: bool
    titled: float
    caps: bool

    @property
    def prose(self) -> bool:
        return (self.ended and self.words >= PROSE_WORDS) or self.words >= 30


def plain(text: str) -> str:
    """``text`` on one line, with plain spaces and quotes and without invisible characters."""
    if not text.isascii():
        text = text.translate(_TABLE)
    return " ".join(text.split())


def make_para(text: str, start: int, end: int) -> Para:
    """The paragraph at ``[start, end)`` of ``text``."""
    line = plain(text[start:end])
    words = _WORD.findall(line)
    big = sum(w[0].isupper() or (not w[0].isalpha() and _first_letter(w).isupper()) for w in words)
    return Para(
        start=start,
        end=end,
        plain=line,
        words=len(words),
        ended=_ENDED.search(line[-12:]) is not None or _SPEECH.match(line) is not None,
        bullet=_BULLET.match(line) is not None,
        intro=line.endswith(":") and len(words) >= 3,
        titled=big / len(words) if words else 0.0,
        caps=line.isupper(),
    )


def _first_letter(word: str) -> str:
    return next((c for c in word if c.isalpha()), "")


def all_caps(paras: Sequence[Para]) -> bool:
    """True for a text in upper case throughout, where capitals tell nothing."""
    return sum(p.words for p in paras if p.caps) > 0.7 * sum(p.words for p in paras)
