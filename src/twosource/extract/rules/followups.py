"""Counts whose noun and verb the sentences before had: "a second officer spoke of 11", "Two were drivers"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.told import Told
from twosource.extract.rules.words import Words

_SPEAK = frozenset({"speak", "speaks", "spoke", "spoken", "speaking", "talked", "talks", "told", "tell", "tells"})
_COUNT = frozenset(
    {"claimed", "claims", "counted", "counts", "reported", "reports", "gave", "gives", "listed", "announced"}
)
_ENDS = frozenset(
    {".", ",", ";", "", "and", "while", "but", ")", '"', "!", "earlier", "at", "on", "in", "so", "-", "before"}
)
_BE = frozenset({"was", "were", "are", "is"})
_OPENING = 6
_THESE = frozenset({"these", "those", "them", "the", "whom"})
_TAKES_UP = frozenset({"them", "more", "others", "other", "both", "dead", "wounded", "injured", "killed", "missing"})


def follows_up(words: Words, span: tuple[int, int], *, told: Sequence[Told]) -> bool:
    """True where the sentence, though without a word of harm, may take up the figure told before."""
    if not told:
        return False
    text = words.text[span[0] : span[1]]
    return any(w in _SPEAK or w in _COUNT for w in text) or any(w in _BE for w in text[1:6]) or "among" in text


def read_followups(
    words: Words,
    span: tuple[int, int],
    phrases: Sequence[Counted],
    reading: Reading,
    *,
    last: Told | None,
    rules: FigureRules,
) -> None:
    """Give bare numbers that take up ``last``, or the total of their own sentence, its measure."""
    for n, phrase in enumerate(phrases):
        if phrase.kind is not Kind.NUMBER or not (phrase.bare or phrase.partitive) or phrase.low < 1:
            continue
        if n in reading.measure:
            continue
        if last is not None and phrase.bare and phrase.low > 1 and _spoken_of(words, phrase, span):
            reading.add(n, last.measure, phrase.head)
            continue
        noun = _is_called(words, phrase, span, rules)
        if noun is None:
            continue
        start = phrase.start == span[0] or (words.text[span[0]] in ('"', "the") and phrase.start <= span[0] + 2)
        start = start or _among_these(words.text[span[0] : phrase.start])
        before = [m for m in range(n) if m in reading.measure]
        if (other := _beside(words, n, phrases, reading)) is not None:
            for measure in reading.measure[other]:
                reading.add(n, measure, phrase.head)
        elif start and last is not None and (last.high is None or phrase.low <= last.high):
            reading.add(n, last.measure, phrase.head)
        elif (
            before
            and (words.at(phrase.start - 1) == "other" or words.text[span[0]] in ("out", "of"))
            and phrase.low <= (phrases[before[-1]].high or phrase.low)
        ):
            total = reading.part_of.get(before[-1], before[-1])
            for measure in reading.measure[total]:
                reading.add(n, measure, phrase.head)
            reading.part_of[n] = total


def _beside(words: Words, n: int, phrases: Sequence[Counted], reading: Reading) -> int | None:
    """ "Three of the dead were raiders and one was a herder": the part that the next one stands beside."""
    if words.at(phrases[n].start - 1) != "and":
        return None
    before = next((m for m in range(n - 1, -1, -1) if m in reading.measure), None)
    return before if before is not None and phrases[before].partitive else None


def _among_these(opening: Sequence[str]) -> bool:
    """ "Among these, only 17 were clerks", "of the dead, two were guards": nothing but who they are of stands before."""
    return 2 < len(opening) < _OPENING and opening[0] in ("among", "of") and opening[1] in _THESE and "," in opening


def _spoken_of(words: Words, phrase: Counted, span: tuple[int, int]) -> bool:
    """ "spoke of 11", "had talked of at least 12": a toll named in other words."""
    k = phrase.start - 1
    if words.text[k] in _COUNT and k > span[0] and (phrase.end >= span[1] - 1 or words.at(phrase.end) == ","):
        return words.tag[k].startswith("V")
    return (
        k > span[0]
        and words.text[k] == "of"
        and (words.text[k - 1] in _SPEAK or words.text[k - 2] in _SPEAK)
        and (words.at(phrase.end) in _ENDS or phrase.end >= span[1])
    )


def _is_called(words: Words, phrase: Counted, span: tuple[int, int], rules: FigureRules) -> int | None:
    """The noun for people after "were": "Two were drivers", "One was a nurse", "the other two were clerks"."""
    k = phrase.end
    if k >= span[1] or words.text[k] not in _BE:
        return None
    for j in range(k + 1, min(k + 6, span[1])):
        if words.text[j] in rules.people.nouns and words.tag[j].startswith("N"):
            return j
        if words.tag[j] not in ("DT", "JJ", "NN", "NNP", "RB", "PRP$", "NNPS", "HYPH", "NNS"):
            return None
    return None


def taken_up(words: Words, phrase: Counted, measures: Collection[Measure], told: Sequence[Told]) -> Who:
    """Who "of them", "the six dead", "both", "three more" or "11" of "spoke of 11" are: those told before."""
    if phrase.kind is Kind.SINGLE and phrase.bare and phrase.other and phrase.end == phrase.start + 2 and told:
        return told[-1].who if told[-1].who is not Who.MIXED else Who.UNKNOWN  # "a fifth": one more of those
    more = phrase.bare and (words.at(phrase.end) == "more" or words.at(phrase.end - 1) == "more")
    last = next((t for t in reversed(told) if t.measure in measures or more), None)
    if last is None or phrase.kind is not Kind.NUMBER or (phrase.known and not phrase.partitive):
        return Who.UNKNOWN
    if last.who is Who.MIXED and (phrase.low, phrase.high) != (last.low, last.high):
        return Who.UNKNOWN
    plain = last.who not in (Who.CHILD, Who.WOMAN, Who.MAN)
    if more and plain:
        return last.who
    before = words.at(phrase.start - 1)
    if (
        phrase.bare
        and plain
        and words.at(phrase.end) in _ENDS
        and (before in _COUNT or (before == "of" and words.at(phrase.start - 2) in _SPEAK))
    ):
        return last.who
    around = [*words.text[max(phrase.start - 1, 0) : phrase.end], words.at(phrase.end), words.at(phrase.head)]
    definite = words.at(phrase.start) == "the" or words.at(phrase.start - 1) == "the"
    if "both" in around and last.low != 2:
        return Who.UNKNOWN
    if phrase.partitive and any(w in _TAKES_UP for w in words.text[phrase.start : phrase.end + 1]):
        return last.who if last.high is None or phrase.low <= last.high else Who.UNKNOWN
    if any(w in ("them", "both") for w in around) or (definite and any(w in _TAKES_UP for w in around)):
        return last.who if last.high is None or phrase.low <= last.high else Who.UNKNOWN
    return Who.UNKNOWN
