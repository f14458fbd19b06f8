"""Several attacks as the subject of a toll: "seven raids left nine people dead" covers more than one incident."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.words import Words

_TOLLS = frozenset(
    {
        "left",
        "leave",
        "leaving",
        "killed",
        "kill",
        "killing",
        "injured",
        "wounded",
        "injure",
        "caused",
        "causing",
        "claimed",
        "resulted",
        "resulting",
        "which",
        "that",
    }
)
_SERIES = frozenset({"attacks", "raids", "incidents", "operations", "bombings", "clashes"})


def attacks_told(words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading) -> bool:
    """True where a number of attacks, as their subject, leaves the sentence's dead and wounded."""
    for n, phrase in enumerate(phrases):
        if phrase.kind is not Kind.NUMBER or phrase.low < 2 or Measure.STRIKES not in reading.measure.get(n, ()):
            continue
        after = words.text[phrase.end : min(phrase.end + 2, span[1])]
        if words.text[phrase.head] in _SERIES and any(w in _TOLLS for w in after):
            return True
    return False
