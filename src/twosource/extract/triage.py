"""Which paragraphs can matter. A parse is the dear part of reading; a paragraph without any word of an event, and not
beside one that has such a word, tells nothing that the rules could read.

Cheap and on purpose generous: it looks for the beginnings of words, not for words. Its recall is measured in docs/quality.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.rules.figures import FigureRules
from twosource.extract.rules.lexicon import EventRules

_OPENING = 2
_SHORT_STEM = 4
_SENTENCE_END = re.compile(r"""(?<=[.!?])["”’')\]]*\s+(?=[“"‘'(\[]*[A-Z])""")
_ITEM = re.compile(r"[-–—•*·\d(]|[A-Z]")
"""How an item of a list begins; names of the dead stand below "The victims are:" line by line."""


@dataclass(frozen=True, slots=True)
class Triage:
    """``words`` matches where an event, a weapon or harm may be told of."""

    words: re.Pattern[str]

    @classmethod
    def of(cls, events: EventRules, figures: FigureRules) -> Triage:
        """Built from the same data that the rules read, so that a new word of theirs is never set aside."""
        words = events.events
        alone = words.generic_verbs - words.needs_weapon
        told = {
            *words.verbs,
            *words.nouns,
            *alone,
            *words.generic_nouns,
            *words.harm_verbs,
            *words.harm_nouns,
            "target",
        }
        data = _data()
        common = {_stem(word) for word in data["common"]}
        stems = {_stem(word) for word in (*told, *figures.measures.cues, *data["irregular"])} - common
        stems = {s for s in stems if len(s) > 1}
        for book in (words.phrases, words.control, words.harm_phrases, events.weapons.phrases):
            stems |= {phrase for phrase in book.phrases if not _told_alone(phrase, stems)}
        return cls(re.compile(rf"\b(?:{_either(stems)})", re.IGNORECASE))

    def worth(self, report: Report, segments: Sequence[Segment]) -> list[Segment]:
        """Those of ``segments`` that tell of an event, with their neighbours and the report's opening."""
        hit = [bool(self.words.search(report.text, s.start, s.end)) for s in segments]
        if not any(hit):
            return []
        body, listing = 0, False
        keep: list[Segment] = []
        for n, segment in enumerate(segments):
            opening = segment.kind is SegmentKind.HEADLINE or body < _OPENING
            body += segment.kind is SegmentKind.BODY
            text = report.text[segment.start : segment.end].strip()
            listing = listing and bool(_ITEM.match(text))
            if opening or listing or any(hit[max(0, n - 1) : n + 2]):
                keep.append(segment if opening or listing or not hit[n] else self._trimmed(report.text, segment))
                listing = listing or text.endswith(":")
        return keep

    def _trimmed(self, text: str, segment: Segment) -> Segment:
        """A long paragraph without the sentences before and after all that tell of an event; their neighbours stay."""
        breaks = [m.end() for m in _SENTENCE_END.finditer(text, segment.start, segment.end)]
        starts, ends = [segment.start, *breaks], [*breaks, segment.end]
        told = [n for n, (a, b) in enumerate(zip(starts, ends, strict=True)) if self.words.search(text, a, b)]
        if not told:
            return segment
        first, last = max(0, told[0] - 1), min(len(ends) - 1, told[-1] + 1)
        while first > 0 and _open(text[segment.start : starts[first]]):
            first -= 1
        while last < len(ends) - 1 and _open(text[segment.start : ends[last]]):
            last += 1  # whoever is quoted is named where the quotation ends
        return Segment(starts[first], ends[last], segment.kind)


def _open(text: str) -> bool:
    """True where a quotation of ``text`` has not ended."""
    return text.count("\u201c") > text.count("\u201d") or text.count('"') % 2 == 1


def _data() -> dict[str, list[str]]:
    text = files("twosource.extract.rules").joinpath("data", "en", "triage.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _stem(word: str) -> str:
    """The word without an ending that inflection changes: "strike" and "striking" begin alike."""
    word = word.lower()
    for ending in ("ies", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT_STEM:
            return word[: -len(ending)]
    return word


def _told_alone(phrase: str, stems: Set[str]) -> bool:
    """A word of the phrase is looked for anyway."""
    return any(word[:n] in stems for word in phrase.split() for n in range(2, len(word) + 1))


def _either(parts: Iterable[str]) -> str:
    """One pattern for all ``parts``, as a tree of their beginnings: each place of a text is looked at once."""
    tree: dict[str, Any] = {}
    for part in sorted(parts):
        node = tree
        for char in part.replace(" - ", "-"):
            if "" in node:
                break
            node = node.setdefault(char, {})
        else:
            node.clear()
            node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    """A part that begins another one stands for both."""
    if "" in node:
        return ""
    options = [_plain(char) + _branches(below) for char, below in node.items()]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _plain(char: str) -> str:
    return {" ": r"\s+", "-": r"\s?[-‐-–\s]\s?"}.get(char, re.escape(char))
