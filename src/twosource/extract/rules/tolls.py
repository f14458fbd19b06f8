"""Tolls that are told as a number: "the death toll rose to 12", "bringing the number of wounded to 40"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.bounds import RANGES
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_BEFORE_NUMBER = frozenset(
    {
        "to",
        "at",
        "of",
        "is",
        "was",
        "were",
        "now",
        "reached",
        "reaching",
        "reaches",
        "hit",
        "exceeded",
        "totaled",
        "totalled",
        "surpassed",
        "passed",
        "exceeds",
        "exceeding",
        "hits",
        ":",
        "as",
        "high",
        "are",
        "be",
        "by",
    }
)
_RISES = frozenset(
    {
        "rise",
        "rises",
        "rose",
        "risen",
        "climb",
        "climbs",
        "climbed",
        "increase",
        "increases",
        "increased",
        "jump",
        "jumps",
        "jumped",
        "soar",
        "soars",
        "soared",
        "mount",
        "mounted",
        "grow",
        "grew",
    }
)
_AMOUNTS = frozenset(
    {"number", "numbers", "numbered", "total", "totals", "totaled", "totalled", "exceed", "exceeds", "exceeded"}
)
_PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})
_PUT = frozenset(
    {"put", "puts", "putting", "gave", "give", "given", "gives", "placed", "places", "estimated", "listed"}
)
_REACH = 30
_PUT_REACH = 14


def read_tolls(
    words: Words,
    span: tuple[int, int],
    phrases: Sequence[Counted],
    reading: Reading,
    *,
    rules: FigureRules,
    previous: Measure | None = None,
) -> None:
    """Give the number that a toll rises to, stands at or is, the toll's measure.

    ``previous`` is the last measure of people in the sentences before: a bare "count" or "number" takes it up.
    """
    start, end = span
    covered = {k for p in phrases if p.kind is Kind.NUMBER for k in range(p.start, p.end)}
    i = start
    while i < end:
        toll = _toll_at(words, i, end, rules)
        if toll is None or i in covered:
            i += 1
            continue
        size, measure = toll
        if words.text[i] == "toll" and size == 1:
            measure = _complement(words, i, end, rules) or measure
        if measure is None:
            measure = (
                _complement(words, i, end, rules)
                or _earlier(phrases, reading, i)
                or previous
                or (Measure.KILLED if words.text[i] == "toll" else None)
            )
        target = _target(words, i + size, end, phrases, reading, rules)
        if target is None:
            target = _before(words, i, phrases, reading)
        if measure is not None and target is not None:
            reading.add(target, measure, i)
            i = max(phrases[target].end, i + size)
            continue
        i += size


def _toll_at(words: Words, i: int, end: int, rules: FigureRules) -> tuple[int, Measure | None] | None:
    for phrase, measure in rules.measures.toll_phrases.get(words.text[i], ()):
        if i + len(phrase) <= end and all(words.text[i + k] == w for k, w in enumerate(phrase)):
            return len(phrase), measure
    if (
        words.text[i] in rules.measures.counted
        and (words.text[i].endswith(("s", "ed", "y")) or words.at(i - 1) == "the" or words.at(i + 1) == ":")
        and rules.measures.counted[words.text[i]] in _PEOPLE
        and _tells(words, i, end)
    ):
        return 1, rules.measures.counted[words.text[i]]
    return (1, None) if words.text[i] in rules.measures.number_nouns and words.tag[i].startswith("N") else None


def _tells(words: Words, i: int, end: int) -> bool:
    """ "Fatalities: 15", "casualties rose to 40": a counted noun without a number that one follows."""
    if words.at(i + 1) == ":" or (
        words.at(i + 1) in ("at", "as") and _PUT & set(words.text[max(i - _PUT_REACH, 0) : i])
    ):
        return True
    return any(
        (words.text[k] in _RISES and words.at(k + 1) in ("to", "above", "past", "beyond"))
        or (words.text[k] in _AMOUNTS and words.tag[k].startswith("V"))
        or (words.text[k] in RANGES and words.at(k + 1) != "in")
        for k in range(i + 1, min(i + 6, end))
    )


def _complement(words: Words, i: int, end: int, rules: FigureRules) -> Measure | None:
    """What the number is of: "the number of attacks", "the number of people displaced"."""
    m = rules.measures
    if words.at(i + 1) in m.past_participles:
        return m.object_verbs[words.at(i + 1)]
    if words.at(i + 1) not in ("of", "for", "from"):
        return None
    attack = None
    for k in range(i + 2, min(i + 14, end)):
        text = words.text[k]
        if text in m.reach_verbs and text not in (
            "be",
            "been",
            "being",
            "go",
            "hit",
            "hits",
            "number",
            "numbers",
            "place",
            "put",
        ):
            break
        if text in m.object_verbs and text not in ("hurt",):
            return m.object_verbs[text]
        if text in m.adjectives:
            return m.adjectives[text]
        if text in m.counted and k <= i + 5 and (words.at(i + 1) == "of" or m.counted[text] in _PEOPLE):
            attack = attack or m.counted[text]
    return attack


def _earlier(phrases: Sequence[Counted], reading: Reading, i: int) -> Measure | None:
    measures = [reading.measure[n] for n in sorted(reading.measure) if phrases[n].end <= i]
    people = [m for ms in measures for m in ms if m in (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)]
    return people[-1] if people else None


def _target(
    words: Words, i: int, end: int, phrases: Sequence[Counted], reading: Reading, rules: FigureRules
) -> int | None:
    for n, phrase in enumerate(phrases):
        if phrase.start < i or phrase.start > i + _REACH or phrase.start >= end:
            continue
        if phrase.kind is not Kind.NUMBER:
            continue
        before = words.at(_before_date(words, phrase.start) - 1)
        if n in reading.measure:
            return None
        if before == "of" and phrase.start - 1 == i:
            return n if phrase.bare or phrase.known else None
        reached = (before in ("at", "to", "as") and _reached_before(words, i, rules)) or any(
            (words.text[k] in rules.measures.reach_verbs and words.text[k + 1 : k + 3] != ["in", "age"])
            or words.text[k] == ":"
            for k in range(i, phrase.start)
        )
        if (
            (
                before in _BEFORE_NUMBER
                or words.at(phrase.start - 1) in RANGES
                or (before == "from" and words.at(phrase.start - 2) in RANGES)
                or before in _AMOUNTS
                or words.text[phrase.start] in _BEFORE_NUMBER
                or (before == "in" and words.text[phrase.start] == "the")
            )
            and reached
            and (phrase.bare or phrase.known or words.tag_at(phrase.head) == "NNS")
        ):
            return n
    return None


def _before_date(words: Words, i: int) -> int:
    """The index past "on Sunday" to the left of ``i``: "reached on Sunday 20 people"."""
    k = i
    while words.tag_at(k - 1) == "NNP" and words.ent[k - 1] == "DATE" and i - k < 3:
        k -= 1
    return k - 1 if k < i and words.at(k - 1) == "on" else i


def _reached_before(words: Words, i: int, rules: FigureRules) -> bool:
    """ "put the toll at 27", "placed the number of dead at six"."""
    return any(words.at(k) in rules.measures.reach_verbs for k in range(max(i - 6, 0), i)) or any(
        words.at(k) in _PUT for k in range(max(i - _PUT_REACH, 0), i)
    )


def _before(words: Words, i: int, phrases: Sequence[Counted], reading: Reading) -> int | None:
    """ "raised to 17 the number of people hurt": the number stands before."""
    for n, phrase in enumerate(phrases):
        if (
            phrase.kind is Kind.NUMBER
            and phrase.bare
            and n not in reading.measure
            and phrase.end in (i, i - 1)
            and words.at(phrase.start - 1) in ("to", "at", "is")
        ):
            return n
    return None
