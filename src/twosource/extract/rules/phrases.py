"""Find the phrases of a lexicon in a parsed text: longest first, without overlap, on lower-cased tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

_END = "\0"
_LOWERED = "twosource.lowered"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (inclusive) match a phrase that carries ``label``."""

    first: int
    last: int
    label: str


def lowered(doc: Doc) -> list[str]:
    """The lower-cased words of ``doc``, made once and kept with it."""
    words: list[str] | None = doc.user_data.get(_LOWERED)
    if words is None:
        words = doc.user_data[_LOWERED] = [t.lower_ for t in doc]
    return words


class PhraseBook:
    """Phrases by label. A phrase is written as its tokens, separated by spaces ("air - strike")."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._root: dict[str, Any] = {}
        self.phrases = frozenset(entry.lower() for entries in phrases.values() for entry in entries)
        for label, entries in phrases.items():
            for entry in entries:
                node = self._root
                for word in entry.lower().split():
                    node = node.setdefault(word, {})
                node.setdefault(_END, label)

    def find(self, doc: Doc) -> Iterator[Match]:
        """Matches from left to right."""
        words, root = lowered(doc), self._root
        if root.keys().isdisjoint(words):
            return
        free = 0
        for i, word in enumerate(words):
            if word in root and i >= free and (match := self._longest(words, i)) is not None:
                yield match
                free = match.last + 1

    def _longest(self, words: list[str], i: int) -> Match | None:
        node: dict[str, Any] | None = self._root
        best, j = None, i
        while j < len(words) and node is not None and (node := node.get(words[j])) is not None:
            if _END in node:
                best = Match(i, j, node[_END])
            j += 1
        return best
