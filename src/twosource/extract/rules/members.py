"""One or more of a total told as its members: "a midwife was one of nine people killed", "two clerks were among them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.told import Told
from twosource.extract.rules.words import Words

_BE = frozenset({"was", "were", "is", "are", "being"})
_COUNTED = frozenset({"counted", "also", "numbered", "reportedly", "said", "to", "be"})
_ONE = frozenset({"one", "two", "three", "four", "five"})
_REACH = 12
_PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED})


def read_members(
    words: Words, phrases: list[Counted], reading: Reading, *, last: Told | None, rules: FigureRules
) -> None:
    """Give a subject that is "among" or "one of" a counted total the total's measure, as its part.

    "among them" without a total in the sentence is a part of ``last``, the figure told before.
    """
    for n, phrase in enumerate(phrases):
        if n + 1 < len(phrases) and n not in reading.measure and _of_the(words, phrase, phrases[n + 1]):
            again = phrases[n + 1]
            if last is not None and again.bare and n + 1 not in reading.measure and again.low == last.low:
                who = called(words, again.end, rules=rules)
                if who is not Who.UNKNOWN:  # "two of the 25 were members of the guard"
                    reading.add(n, last.measure, phrase.head)
                    phrases[n] = replace(phrase, who=who)
                    continue
        if n + 1 < len(phrases) and _of_the(words, phrase, phrases[n + 1]) and reading.measure.get(n + 1):
            _join(reading, n, reading.measure[n + 1] & _PEOPLE, phrase.head, n + 1)
            who = called(words, phrases[n + 1].end, rules=rules)
            phrases[n] = replace(phrase, who=who) if phrase.who is Who.UNKNOWN else phrase
            continue
        if phrase.kind in (Kind.NONE, Kind.PRONOUN, Kind.PLURAL) or n in reading.part_of:
            continue
        if _set_off(words, phrases, n, reading):
            whole = next((m for m in range(n - 1, -1, -1) if m in reading.measure and m not in reading.part_of), None)
            if whole is not None and phrases[whole].kind is Kind.NUMBER and _fits(phrase, phrases[whole].high):
                _join(reading, n, reading.measure[whole] & _PEOPLE, phrase.head, whole)
            continue
        if last is not None and n not in reading.measure and _in_toll(words, phrase):
            reading.add(n, last.measure, phrase.head)
            continue
        after = _after_copula(words, phrase.end)
        if after is None:
            continue
        total = next(
            (m for m in range(n + 1, len(phrases)) if after <= phrases[m].start <= after + 3 and m in reading.measure),
            None,
        )
        if total is not None and phrases[total].kind is Kind.NUMBER:
            measures = reading.measure.get(total, set()) & _PEOPLE
            if measures and _fits(phrase, phrases[total].high):
                _join(reading, n, measures, phrase.head, total)
            continue
        if words.at(after) in ("them", "those") and words.at(after + 1) in (".", ",", "", "and", '"', ";"):
            before = [m for m in range(n) if m in reading.measure and m not in reading.part_of]
            if before and reading.measure[before[-1]] & _PEOPLE and _fits(phrase, phrases[before[-1]].high):
                _join(reading, n, reading.measure[before[-1]] & _PEOPLE, phrase.head, before[-1])
            elif not before and last is not None and _fits(phrase, last.high) and n not in reading.measure:
                reading.add(n, last.measure, phrase.head)


def _in_toll(words: Words, phrase: Counted) -> bool:
    """ "The two bombers are counted in that toll", "the attackers' four dead are part of the total"."""
    k = phrase.end
    if words.at(k) not in _BE:
        return False
    k += 2 if words.at(k + 1) in ("also", "all", "both", "already") else 1
    if words.text[k : k + 2] == ["part", "of"] or (
        words.at(k) in ("counted", "included", "numbered") and words.at(k + 1) in ("in", "among", "with")
    ):
        k += 2
    else:
        return False
    return words.at(k) in ("the", "that", "this", "his", "their") and any(
        words.at(j) in ("toll", "count", "total", "tally", "figure", "number", "dead") for j in (k + 1, k + 2)
    )


def _set_off(words: Words, phrases: Sequence[Counted], n: int, reading: Reading) -> bool:
    """ "..., two policemen and a nurse among them": parts told after their whole, without a verb."""
    phrase, last = phrases[n], phrases[n]
    opened = words.at(phrase.start - 1) in (",", "(", "-", "–", "—")
    follows = (
        words.at(phrase.start - 1) == "and" and n - 1 in reading.part_of and phrases[n - 1].end == phrase.start - 1
    )
    for later in phrases[n + 1 :]:
        if later.start != last.end + 1 or words.at(last.end) not in ("and", ","):
            break
        last = later
    return _among_them(words, last) and phrase.known and (opened or follows)


def _among_them(words: Words, phrase: Counted) -> bool:
    return (
        phrase.known
        and words.at(end := phrase.end + (words.at(phrase.end) == '"')) in ("among", "amongst")
        and words.at(end + 1) in ("them", "those")
    )


def _of_the(words: Words, part: Counted, whole: Counted) -> bool:
    """ "one of the three dead": the part, and the whole right after it."""
    return (
        part.kind is whole.kind is Kind.NUMBER
        and part.bare
        and words.at(part.end) == "of"
        and words.at(part.end + 1) in ("the", "those")
        and whole.start in (part.end + 1, part.end + 2)
        and _fits(part, whole.high)
    )


def called(words: Words, i: int, *, rules: FigureRules) -> Who:
    """Who a "was a rebel fighter" near ``i`` says that the counted are."""
    for k in range(i, min(i + 3, len(words))):
        if words.text[k] in _BE:
            for j in range(k + 1, min(k + 6, len(words))):
                if (noun := rules.people.nouns.get(words.text[j])) and noun.who is not Who.UNKNOWN:
                    return noun.who
                if words.tag[j][:2] not in ("DT", "JJ", "NN", "RB"):
                    break
            return Who.UNKNOWN
    return Who.UNKNOWN


def _join(reading: Reading, n: int, measures: set[Measure], head: int, total: int) -> None:
    if n not in reading.measure:
        for measure in measures:
            reading.add(n, measure, head)
    if reading.measure[n] & measures:
        reading.part_of[n] = total


def _fits(phrase: Counted, whole: int | None) -> bool:
    return whole is None or phrase.low < whole


def _after_copula(words: Words, i: int) -> int | None:
    """The index after "was among" or "was one of" that follows the subject ending at ``i``, past its modifiers."""
    limit = min(i + _REACH, len(words))
    while i < limit and words.text[i] not in _BE:
        if (words.tag[i].startswith("V") and words.text[i] != "aged") or words.text[i] in (".", ";", ",", "and"):
            return None
        i += 1
    i += 1
    while i < limit and words.text[i] in _COUNTED:
        i += 1
    if words.at(i) in ("among", "amongst"):
        return i + 1
    if words.at(i) in _ONE and words.at(i + 1) == "of":
        return i
    return None
