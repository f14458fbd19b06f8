"""Numbers whose noun and verb are left out because the clause before had them: "said 300 were killed, the ministry 500"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.words import Words

_PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED})
_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december"),
    }
)
_AT = frozenset({"in", "at", "near", "each", "outside", "inside", "from"})
_THAN = frozenset({"after", "from", "to", "with", "than", "versus", "against"})
_YEARS = frozenset({"previous", "preceding", "year"})
_ENDS = frozenset({".", ",", ";", "", "and", "while", "but", ")", '"', "!"})


def read_ellipses(words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading) -> None:
    """Give a bare number at the end of a clause the measure of the last whole figure before it in the sentence."""
    end = span[1]
    last: int | None = None
    for n, phrase in enumerate(phrases):
        if n in reading.measure:
            if n not in reading.part_of and phrase.kind is Kind.NUMBER:
                last = n
            continue
        if last is not None and (_year_before(words, phrase) or monthly(words, phrase)):
            for measure in reading.measure[last] & _PEOPLE:
                reading.add(n, measure, phrase.head)
            continue
        if last is not None and _here_and_there(words, phrases[last], phrase):
            for measure in reading.measure[last] & _PEOPLE:
                reading.add(n, measure, phrase.head)
            continue
        if last is None or phrase.kind is not Kind.NUMBER or not phrase.bare or phrase.partitive or phrase.low < 2:
            continue
        measures = reading.measure[last] & _PEOPLE
        following = words.at(phrase.end) if phrase.end < end else ""
        before = words.at(phrase.start - 1)
        told = before in ("of", "gave", "put", "said", "counted", "reported", "at", "to") or words.tag_at(
            phrase.start - 1
        ) in ("NN", "NNS", "NNP")
        if measures and following in _ENDS and told and words.text[phrase.start - 1] not in ("in", "on", "by", "since"):
            for measure in measures:
                reading.add(n, measure, phrase.head)
            last = n


def monthly(words: Words, phrase: Counted) -> bool:
    """ "..., with 118 in May, 32 in June": what a month had of a total."""
    listed = words.at(phrase.start - 1) in ("with", ",", "and", "reaching")
    return listed and phrase.bare and words.at(phrase.end) == "in" and words.at(phrase.end + 1) in _MONTHS


def _year_before(words: Words, phrase: Counted) -> bool:
    """ "..., after at least 40 in 2020", "compared to 12 the year before": the same of another year."""
    k = phrase.end
    compared = words.at(phrase.start - 1) in _THAN
    if phrase.kind is not Kind.NUMBER or not phrase.bare or not compared:
        return False
    year = (
        words.at(k) in ("in", "during") and words.at(k + 1)[:2] in ("19", "20") and len(words.at(k + 1)) == len("2000")
    )
    return year or (words.at(k) in ("the", "in", "last") and words.at(k + 1) in _YEARS | {"the"})


def _here_and_there(words: Words, before: Counted, phrase: Counted) -> bool:
    """ "seven wounded in the north of the town, four near the dam": a list over places, whose noun only the first has."""
    another = phrase.kind is Kind.SINGLE and phrase.other and phrase.end == phrase.start + 1
    if not (phrase.kind is Kind.NUMBER or another) or not phrase.bare or phrase.partitive:
        return False
    first = any(words.at(k) in _AT for k in range(before.end, before.end + 4))
    after = phrase.end + 1 if words.at(phrase.end) in ("more", "others") else phrase.end
    return first and words.at(after) in _AT and words.at(phrase.start - 1) in (",", "and", ";")
