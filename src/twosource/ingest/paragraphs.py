"""Lines to paragraphs. A line is a paragraph on web pages; in old newswire lines break in mid-sentence and are joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

_NARROWEST, _WIDEST = 40, 120
_RAGGED = 14


@dataclass(frozen=True, slots=True)
class Line:
    """Stretch of the text without white space around it. ``indent`` counts what stood before it on its line,
    ``blank`` tells that an empty line stood before it."""

    start: int
    end: int
    indent: int
    blank: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space."""
    found: list[Line] = []
    start, blank = 0, True
    ends = [(m.start(), m.end()) for m in _LINE_END.finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        raw = text[start:stop]
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(start + indent, start + indent + len(stripped), indent, blank))
            blank = False
        else:
            blank = True
        start = following
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: a line, or several where the text is hard-wrapped."""
    lines = split_lines(text)
    width = wrap_width(text, lines)
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if width is not None and i and _goes_on(text, lines[i - 1], line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which ``text`` is wrapped, or ``None`` where a line is a paragraph.

    Wrapped text shows in neighbouring lines: the next word would not have fitted, and sentences run on. In mixed case
    the running on shows by small letters at the start of lines; upper-case wires need several such pairs.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.blank and b.indent <= a.indent + 1]
    if not pairs:
        return None
    lengths = sorted(line.length for pair in pairs for line in pair)
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    open_pairs = [(a, b) for a, b in pairs if not _SENTENCE_END.search(text[a.start : a.end])]
    if len(open_pairs) < 0.4 * len(pairs):
        return None
    full = sum(_was_full(text, a, b, width) for a, b in open_pairs)
    if full < 0.8 * len(open_pairs):
        return None
    capitals = not any(c.islower() for c in text[lines[0].start : lines[-1].end][:2000])
    if capitals:
        return width if len(open_pairs) >= 2 else None
    running_on = sum(text[b.start].islower() for _, b in open_pairs)
    return width if running_on >= 0.4 * len(open_pairs) else None


def _was_full(text: str, line: Line, following: Line, width: int) -> bool:
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.length + line.indent + 1 + len(word) > width - _RAGGED


def _goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    if following.blank or following.indent > line.indent + 1:
        return False
    if line.length > width + _RAGGED:
        return False
    ended = _SENTENCE_END.search(text[line.start : line.end]) is not None
    if not ended and text[following.start].islower():
        return True
    return _was_full(text, line, following, width if ended else width - _RAGGED)
