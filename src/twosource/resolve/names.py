"""Names in a text, by their capitals alone: what a report names besides the places of its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:[ -](?:(?:al|el|ash|as|ar|an|at|de|del|do|da|dos|la|las|los|le|du|des|di|of|the|and|ibn|bin)[ -]){0,2}"
    r"[A-ZÀ-Þ][\w'’-]+){0,5}"
)
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[\"“]\s*)$")
_OWNER = re.compile(r"['’]s?$")
_JOINERS = frozenset({"of", "the", "and"})
_LONGEST = 4
_NO_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "police",
        "army",
        "state",
        "president",
        "minister",
        "general",
        "government",
        "district",
        "province",
        "county",
        "city",
        "village",
        "town",
        "hospital",
        "school",
        "church",
        "mosque",
    ]
)
"""Words with a capital that are no place by themselves, whatever a gazetteer holds under their letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a text that are written as a name. ``opens``: it begins a sentence, so that its capital says little."""

    words: tuple[str, ...]
    opens: bool

    def stretches(self) -> Iterator[tuple[str, bool]]:
        """Every row of up to four of its words that begins and ends in a name, longest first; and whether it is a
        single word that begins a sentence."""
        for size in range(min(_LONGEST, len(self.words)), 0, -1):
            for first in range(len(self.words) - size + 1):
                part = self.words[first : first + size]
                if size == 1 and part[0].lower() in _NO_NAMES:
                    continue
                if part[0] not in _JOINERS and part[-1] not in _JOINERS:
                    yield " ".join(part), self.opens and first == 0 and size == 1


def named_in(text: str) -> list[Named]:
    """The names of a text in its order, each as often as it stands there."""
    found = []
    for match in _RUN.finditer(text):
        words = tuple(_OWNER.sub("", word) for word in match[0].split(" "))
        found.append(Named(words, bool(_OPENS.search(text[max(0, match.start() - 4) : match.start()]))))
    return found
