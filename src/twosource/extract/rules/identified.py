"""Victims told by a copula: "the victim of the strike was X", "the dead man was identified as Y", "X was named as the victim"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Chains, Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.joins import Joins
from twosource.extract.rules.words import Words

_VICTIM = frozenset({"victim", "victims", "deceased", "fatality"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "include", "included", "includes"})
_TOLD = frozenset({"identified", "named", "later", "also", "as", "reportedly", "a", "the", '"', "all"})
_DEAD = frozenset({"dead", "slain", "murdered", "killed"})
_NAMES = frozenset({"named", "names", "identified", "identifies", "naming", "identifying"})
_REACH = 10
_STATES = {
    **dict.fromkeys(("dead", "deceased", "killed", "slain", "victims", "fatalities", "fatality"), Measure.KILLED),
    **dict.fromkeys(("wounded", "injured"), Measure.INJURED),
    "missing": Measure.MISSING,
}
_ONLY = frozenset({"only", "sole", "first", "second", "third", "latest", "last"})
_CLOSES = frozenset({".", ",", ";", "", '"', ":", "of", "in", "from", "and"})


def read_identified(words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading) -> None:
    """Give the person that "the victim was" names, or who "was named as the dead man", the measure killed."""
    _complements(words, span, phrases, reading)
    at = {k: n for n, p in enumerate(phrases) for k in range(p.start, p.end)}
    for i in range(span[0], span[1]):
        if words.text[i] == "victims" and words.text[i + 1 : i + 3] == [",", "including"] and words.at(i - 1) == "the":
            for m in Chains(Joins(words, span, phrases, ()), reading).after(at[i + 3]) if i + 3 in at else ():
                if m not in reading.measure and phrases[m].known:
                    reading.add(m, Measure.KILLED, i)
            continue
        if words.text[i] in _VICTIM and words.at(i - 1) not in ("of", "no", "a", "any", "and"):
            n = at.get(_named_after(words, i, span[1]))
        elif words.text[i] in _DEAD and words.at(i - 1) == "the" and words.at(i - 2) == "as":
            n = _named_before(words, i - 2, phrases)
        elif words.text[i] in _DEAD and words.at(i - 1) == "the" and words.at(i + 2) in ("are", "were"):
            for m in (
                Chains(Joins(words, span, phrases, ()), reading).after(n) if (n := at.get(i + 3)) is not None else ()
            ):
                if m not in reading.measure and phrases[m].kind is Kind.NAMED:
                    reading.add(m, Measure.KILLED, i)
            continue
        elif words.text[i] in _DEAD and words.at(i - 1) == "the" and words.at(i - 2) in _NAMES:
            n = at.get(i + 2 if words.at(i + 1) == "as" else i + 3 if words.at(i + 2) == "as" else -1)
        else:
            continue
        if n is not None and n not in reading.measure and phrases[n].kind in (Kind.NAMED, Kind.SINGLE, Kind.NUMBER):
            listed = Chains(Joins(words, span, phrases, ()), reading).after(n) if words.text[i] == "victims" else []
            if phrases[n].kind is Kind.NUMBER or len(listed) > 1:
                for m in listed:
                    spelt = (
                        phrases[m].kind is Kind.NAMED and phrases[n].kind is Kind.NUMBER
                    )  # "four youths, A, B and C"
                    if (
                        m not in reading.measure
                        and phrases[m].known
                        and phrases[m].kind is not Kind.PLURAL
                        and not spelt
                    ):
                        reading.add(m, Measure.KILLED, i)
                if listed:
                    continue
            bare = phrases[n].kind is Kind.NUMBER and not phrases[n].known
            described = phrases[n].kind is Kind.SINGLE and words.text[phrases[n].start] in ("a", "an")
            if bare or (described and words.at(i + 1) not in ("of", "in", "from")):
                continue  # "the victim is a student" tells who, of someone counted before
            reading.add(n, Measure.KILLED, i)


def _named_after(words: Words, i: int, end: int) -> int:
    """The word after the verb "to be" that follows the victim at ``i`` and its complement, or -1."""
    k = i + 1
    while k < min(end, i + _REACH) and words.text[k] not in _BE:
        if words.tag[k] in ("VBD", "VBZ", "VBP", "MD", "VBN") or words.text[k] in (".", ";", ":", ","):
            return -1
        k += 1
    if k >= min(end, i + _REACH):
        return -1
    k += 1
    while k < end and words.text[k] in _TOLD and words.tag_at(k + 1) and words.text[k] not in ("a", "the"):
        k += 1
    return k


def _named_before(words: Words, i: int, phrases: Sequence[Counted]) -> int | None:
    """The phrase before "was named" at the words right before ``i``."""
    if words.at(i - 1) not in ("named", "identified") or words.at(i - 2) not in _BE:
        return None
    return next((n for n, p in enumerate(phrases) if p.end == i - 2), None)


def _complements(words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading) -> None:
    """ "X, Y and a porter are the dead", "X and Y were the names of the victims": all that stand before the verb."""
    for n, phrase in enumerate(phrases):
        k = phrase.end
        while words.at(k) in ("of", "from") and k < span[1] and words.at(k) not in _BE:
            k = next((j for j in range(k + 1, min(k + 6, span[1])) if words.text[j] in _BE), span[1])
        if words.at(k) not in _BE or words.at(k + 1) != "the" or n in reading.measure or phrase.kind is Kind.PLURAL:
            continue
        if words.at(phrase.start - 1) in ("of", "from") and not phrase.known:
            continue  # "of 40 Brigade": a unit's number
        names = words.text[k + 2 : k + 5] == ["names", "of", "the"]
        told = k + 5 if names else k + 3 if words.at(k + 2) in _ONLY else k + 2
        measure = _STATES.get(words.at(told))
        if measure is None or words.at(told + 1) not in _CLOSES or phrase.kind in (Kind.NONE, Kind.PRONOUN):
            continue
        for m in Chains(Joins(words, span, phrases, ()), reading).before(n):
            reading.add(m, measure, k)
