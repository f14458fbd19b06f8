"""Attacks that hurt nobody, told with a noun: "there were no injuries", "suffered no losses", "without leaving victims".

That somebody says so counts as nobody. That no casualties were reported tells only what is not known and counts nothing.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_BE = frozenset({"was", "were", "is", "are", "be", "been"})
_AFTER = 5
_GAP = 4
_NEAR = 6


def _without_any(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """ "Without leaving victims", "escaped unhurt": a phrase that counts nobody at ``i``, or ``None``."""
    nobody = rules.measures.nobody
    if words.text[i] in nobody.unhurt:
        near = words.text[max(i - _GAP, 0) : i]
        return Counted(i, i + 1, i, 0, 0, Kind.NONE, known=True) if not nobody.escape.isdisjoint(near) else None
    if words.text[i] != "without":
        return None
    for k in range(i + 1, min(i + _GAP, end)):
        if words.text[k] in nobody.nouns:
            return Counted(i, k + 1, k, 0, 0, Kind.NONE, known=True)
        if words.text[k] not in nobody.verbs and words.text[k] not in ("any", "a", "single", "human"):
            return None
    return None


def read_none_hurt(
    words: Words, span: tuple[int, int], phrases: list[Counted], reading: Reading, *, rules: FigureRules
) -> None:
    """Give "no injuries" a measure where the sentence asserts it, and add "without victims" and "unhurt" as phrases."""
    nobody = rules.measures.nobody
    for i in range(*span):
        if (spared := _without_any(words, i, span[1], rules)) is not None:
            who = [p for n, p in enumerate(phrases) if p.known and span[0] <= p.end <= i and n not in reading.measure]
            if words.text[i] in nobody.unhurt and who and i - who[-1].end <= _NEAR:
                spared = replace(who[-1], low=0, high=0, kind=Kind.NONE)
            phrases.append(spared)
            if words.text[i] in nobody.unhurt:
                reading.add(len(phrases) - 1, Measure.INJURED, i)
    for n, phrase in enumerate(phrases):
        if phrase.kind is not Kind.NONE or n in reading.measure:
            continue
        noun = next((k for k in range(phrase.start, phrase.end) if words.text[k] in nobody.nouns), None)
        if noun is None and words.at(phrase.end) in nobody.nouns:
            noun = phrase.end
        inside = words.text[phrase.start : phrase.end]
        after = words.text[phrase.end : min(phrase.end + _AFTER, span[1])]
        if noun is None or not nobody.unknown.isdisjoint(inside) or not nobody.unknown.isdisjoint(after):
            continue
        if words.text[phrase.start] == "without" or _asserted(words, span, phrase, rules):
            reading.add(n, nobody.nouns[words.text[noun]], noun)


def _asserted(words: Words, span: tuple[int, int], phrase: Counted, rules: FigureRules) -> bool:
    """ "There were no", "suffered no", "with no"."""
    k = phrase.start - 1
    while k > span[0] and words.tag[k] == "RB":
        k -= 1
    if k < span[0]:
        return False
    if words.text[k] in ("and", "or", "nor", ",") and words.text[k - 2] == "no":
        return "there" in words.text[max(span[0], k - 5) : k]  # "there were no dead and no wounded"
    if words.text[k] in rules.measures.nobody.verbs or words.text[k] == "with":
        return True
    return words.text[k] in _BE and "there" in words.text[max(span[0], k - 3) : k]
