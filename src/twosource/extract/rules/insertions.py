"""Attributions set between commas inside a clause: "Among the dead, witnesses said, were two clerks"."""

from __future__ import annotations

from twosource.extract.rules.words import Words

_SPOKEN = frozenset(
    {
        *("said", "says", "say", "saying", "according", "told", "added", "adds", "reported", "reports", "wrote"),
        *("claimed", "claims", "announced", "confirmed", "stated", "writes", "quoted", "cited"),
    }
)
_REACH = 14


def after_insertion(words: Words, i: int, end: int) -> int:
    """The index past ", witnesses said," at ``i``, or ``i`` itself where no attribution is set in there."""
    if words.at(i) not in (",", "-", "–", "—", "("):
        return i
    for k in range(i + 1, min(i + _REACH, end)):
        if words.text[k] in (",", "-", "–", "—", ")"):
            told = any(w in _SPOKEN for w in words.text[i + 1 : k])
            return k + 1 if told else i
        if words.text[k] in (".", ";"):
            return i
    return i
