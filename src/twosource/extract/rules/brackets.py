"""Parts of a figure that stand in brackets after it: "11 civilians were killed (one journalist) and six injured (two nurses)"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.words import Words

_PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED})
_REACH = 6
_JOINS = frozenset({",", "and", "including", "among", "them", "mostly", ";", "&", "of", "whom"})
_BREAKS = frozenset({".", ";", ",", "(", ")", ":"})


def read_bracketed(words: Words, phrases: Sequence[Counted], reading: Reading) -> None:
    """Make counted people in brackets parts of the figure right before the brackets.

    Whatever they were linked to before is dropped: a bracket speaks of what stands before it.
    """
    for n, phrase in enumerate(phrases):
        if n == 0 or words.at(phrase.start - 1) != "(" or not _counts_people(phrase):
            continue
        whole = _whole(words, phrase.start - 1, n, phrases, reading)
        if whole is None:
            continue
        for k in range(n, len(phrases)):
            between = words.text[phrases[k - 1].end : phrases[k].start] if k > n else ["("]
            if (k > n and not all(w in _JOINS for w in between)) or not _counts_people(phrases[k]):
                break
            if phrases[whole].high is not None and phrases[k].low > (phrases[whole].high or 0):
                break
            reading.measure[k] = reading.measure[whole] & _PEOPLE
            reading.trigger[k] = reading.trigger.get(whole, phrases[k].head)
            reading.part_of[k] = whole


def _counts_people(phrase: Counted) -> bool:
    return phrase.kind in (Kind.NUMBER, Kind.SINGLE) and phrase.known and phrase.low > 0


def _whole(words: Words, bracket: int, n: int, phrases: Sequence[Counted], reading: Reading) -> int | None:
    """The figure that the bracket follows at once, or after its verb."""
    for m in range(n - 1, -1, -1):
        phrase = phrases[m]
        if bracket - phrase.end > _REACH or any(w in _BREAKS for w in words.text[phrase.end : bracket]):
            return None
        if phrase.kind is Kind.NUMBER and reading.measure.get(m, set()) & _PEOPLE and m not in reading.part_of:
            return m
    return None
