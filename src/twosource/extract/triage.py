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
        told |= figures.measures.cues
        common = {_stem(word) for word in _common()}
        stems = {_stem(word) for word in told} - common
        for book in (words.phrases, words.control, events.weapons.phrases):
            stems |= {_telling(phrase, common) for phrase in book.phrases}
        return cls(re.compile(rf"\b(?:{_either(s for s in stems if len(s) > 1)})", re.IGNORECASE))

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
                keep.append(segment)
                listing = listing or text.endswith(":")
        return keep


def _common() -> frozenset[str]:
    text = files("twosource.extract.rules").joinpath("data", "en", "triage.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["common"])


def _stem(word: str) -> str:
    """The word without an ending that inflection changes: "strike" and "striking" begin alike."""
    word = word.lower()
    for ending in ("ies", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT_STEM:
            return word[: -len(ending)]
    return word


def _telling(phrase: str, common: Set[str]) -> str:
    """What a text that holds ``phrase`` must hold: its longest word, or all of it where that word is a common one."""
    stem = _stem(max(phrase.split(), key=len))
    return phrase if stem in common else stem


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
