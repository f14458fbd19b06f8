"""Where the words for a speaker end, and words for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.rules.weekdays import WEEKDAYS

_DAYS = frozenset({*WEEKDAYS, "today", "yesterday"})


def without_day(words: Sequence[str], i: int, j: int) -> int:
    """The end of ``[i, j)`` without a day behind a name ("told Radio Hilal Friday" was told to Radio Hilal), or the "at" of
    "at first"."""
    while j - i > 1 and (words[j - 1] in _DAYS or (words[j - 1] == "at" and words[j : j + 1] == ["first"])):
        j -= 1
    return j


def without_document(words: Sequence[str], i: int, j: int, documents: frozenset[str]) -> int:
    """The end of ``[i, j)`` without the document that the words stood in ("the police in a tweet" is the police)."""
    for k in range(i + 1, j - 1):
        inside = words[k] == "in" and words[k + 1] in ("a", "an", "its", "their", "his", "her")
        if inside and any(w in documents for w in words[k + 2 : j]) and words[i] not in documents | {"a", "an"}:
            return k
    return j


def before_description(words: Sequence[str], i: int, j: int) -> int:
    """Where the name in ``[i, j)`` ends: "the chief of the valley, a retired teacher" is the chief of the valley."""
    return next((k for k in range(i + 1, j - 1) if words[k] == "," and words[k + 1] in ("a", "an")), j)
