"""Bodies told without a number, and the numbers that follow: "Bodies lay in the streets. Two were found at the bridge." """

from __future__ import annotations

from dataclasses import replace

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_BE = frozenset({"was", "were", "is", "are"})
_LIE = frozenset({"lay", "lie", "lies", "floated", "hung", "remained"})
_FOUND = frozenset(
    {
        *("found", "seen", "discovered", "recovered", "lying", "left", "collected", "dumped", "buried", "pulled"),
        *("identified", "retrieved", "brought", "taken", "picked", "dug"),
    }
)
_PLACES = frozenset({"in", "at", "near", "on", "by", "outside", "inside", "under", "beside", "behind", "along"})
_MORE = frozenset({"more", "others", "other", "further"})
_APPOSED = 7


def strewn(words: Words, span: tuple[int, int], *, rules: FigureRules) -> bool:
    """True where the sentence says that bodies were found or lie somewhere: numbers without a noun after it count them."""
    text = words.text[span[0] : span[1]]
    found = any(w in rules.measures.found_verbs or w in _LIE for w in text)
    return found and any(w in ("bodies", "corpses") for w in text)


def read_strewn(words: Words, span: tuple[int, int], phrases: list[Counted], reading: Reading) -> None:
    """Count as killed the bare numbers that were found or lay somewhere, in a sentence that follows :func:`strewn`."""
    for n, phrase in enumerate(phrases):
        if n in reading.measure or phrase.kind is not Kind.NUMBER or not phrase.bare or phrase.low < 1:
            continue
        if phrase.partitive or (
            phrase.start > span[0] + 2 and words.at(phrase.start - 1) not in (",", "and", ";", '"')
        ):
            continue
        k = phrase.end + 1 if words.at(phrase.end) in _MORE else phrase.end
        who = Who.UNKNOWN
        if words.at(k) == ",":
            apposed = next((p for p in phrases if p.start == k + 1 and p.kind is Kind.SINGLE), None)
            stop = next((j for j in range(k + 1, min(k + _APPOSED, span[1])) if words.text[j] == ","), None)
            if apposed is None or stop is None:
                continue
            who, k = apposed.who, stop + 1
        lay = words.at(k) in _LIE
        were = words.at(k) in _BE and (words.at(k + 1) in _FOUND or words.at(k + 1) in _PLACES)
        if lay or were:
            reading.add(n, Measure.KILLED, phrase.head)
            phrases[n] = replace(phrase, who=who) if who is not Who.UNKNOWN else phrase
