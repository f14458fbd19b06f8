"""Upper-case wires as the parser should see them: in small letters, with the capitals of names put back.

A parser trained on mixed case takes a text in capitals for one long name. Sentence starts, the lexicon's names,
countries, months, bracketed short names ("[ELN]"), words that the model has never seen (most are names) and places
after a preposition get their capitals. No character is added or removed, so that every offset stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from twosource.core.actor import Actor, Source
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceNames

_LETTERS = 15
_SHOUTED = 0.75
_STARTS = re.compile(r"""(?:^|[.!?:]["']?\s+|["\[(-]\s*)([^\W\d_])""")
_SHORT = re.compile(r"[\[(]([^\W\d_]{2,6}(?:-[^\W\d_]{1,4})?)[\])]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_AFTER = re.compile(r"\b(?:in|at|near|from|to|of|around|outside|between|and) ((?:[^\W\d_]+[ -]?){1,3})")
_SMALL = frozenset(("the", "a", "an", "this", "that", "of", "and", "his", "its", "their", "all", "some"))
_DAYS = (
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)


def shouted(text: str) -> bool:
    """True where nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _LETTERS and sum(c.isupper() for c in letters) > _SHOUTED * len(letters)


@dataclass(frozen=True, slots=True)
class Casing:
    """``names`` by their small letters; ``unseen`` says whether the model has never met a word."""

    names: dict[str, str]
    pattern: re.Pattern[str]
    unseen: Callable[[str], bool]
    places: PlaceNames

    @classmethod
    def of(
        cls, lexicon: Lexicon, countries: Iterable[str], *, unseen: Callable[[str], bool], places: PlaceNames
    ) -> Casing:
        """The casing that knows a lexicon's names, and names and demonyms of countries."""
        known = [n for n in (*_named(lexicon.actors), *_named(lexicon.sources)) if " " in n]
        names = {n.lower(): n for n in known if len(n.lower()) == len(n) and n != n.lower()}
        names |= {n.lower(): n for n in countries if len(n) > 2}
        names |= {day: day.title() for day in _DAYS.split()}
        longest_first = sorted(names, key=lambda n: (-len(n), n))
        return cls(names, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), unseen, places)

    def recased(self, text: str) -> str:
        """The text, and where it is in capitals, in small letters with the capitals of names; the same length."""
        low = text.lower()
        if not shouted(text) or len(low) != len(text):
            return text
        out = list(low)
        for match in _STARTS.finditer(low):
            out[match.start(1)] = low[match.start(1)].upper()
        for match in _WORD.finditer(low):
            if self.unseen(match[0]):
                out[match.start()] = low[match.start()].upper()
        self._places(low, out)
        for match in self.pattern.finditer(low):
            out[match.start() : match.end()] = self.names[match[0]]
        for short in {m[1] for m in _SHORT.finditer(low)}:
            for match in re.finditer(rf"\b{re.escape(short)}\b", low):
                out[match.start() : match.end()] = short.upper()
        made = "".join(out)
        return made if len(made) == len(text) else text

    def _places(self, low: str, out: list[str]) -> None:
        spans: dict[str, list[int]] = {}
        for match in _AFTER.finditer(low):
            words = re.findall(r"[^\W\d_]+", match[1])
            for size in range(1, len(words) + 1):
                span = low[match.start(1) : _end(low, match.start(1), size)]
                if words[0] not in _SMALL:
                    spans.setdefault(span, []).append(match.start(1))
        known = {n.lower() for n in self.places.known([s.title() for s in spans])}
        for span, starts in spans.items():
            if span in known:
                for start in starts:
                    for part in re.finditer(r"[^\W\d_]+", span):
                        at = start + part.start()
                        out[at] = low[at].upper()


def _end(text: str, start: int, words: int) -> int:
    """Where the ``words`` words that begin at ``start`` end."""
    for _, match in zip(range(words), re.finditer(r"[^\W\d_]+", text[start:]), strict=False):
        end = start + match.end()
    return end


def _named(entries: Iterable[Actor | Source]) -> Iterator[str]:
    for entry in entries:
        yield from (entry.name, *entry.aliases)
