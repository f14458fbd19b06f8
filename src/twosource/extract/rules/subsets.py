"""Parts of a total ("six of them rebels", "of whom nine were children"), and who the whole and the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_PEOPLE = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED, Measure.DISPLACED}
)
_MANNERS = frozenset({"seriously", "critically", "gravely", "severely", "badly", "lightly", "slightly"})
_LOSE = frozenset({"lost", "loses", "losing"})
_OPENERS = frozenset({":", "-", "–", "—"})
_LOSSES = frozenset({"losses", "casualties", "dead", "deaths", "fatalities"})
_DISTINCT = frozenset({Who.CHILD, Who.WOMAN, Who.CIVILIAN, Who.COMBATANT, Who.MEDIC, Who.JOURNALIST, Who.MAN})


def read_parts(words: Words, phrases: list[Counted], reading: Reading, *, previous: Measure | None = None) -> None:
    """Give "N of them ..." and "of whom N ..." the measure of the total before them; colon lists likewise.

    ``previous`` is the last measure of people in the sentences before, for "Three of them were children."
    """
    last: int | None = None
    for n, phrase in enumerate(phrases):
        if n in reading.measure:
            if (
                last is not None
                and n not in reading.part_of
                and _partitive(words, phrase)
                and reading.measure[n] & reading.measure[last]
            ):
                reading.part_of[n] = _top(reading, last)
            elif last is not None and n not in reading.part_of and _by_units(words, phrases, n, last, reading):
                reading.part_of[n] = last
                if phrase.who is Who.UNKNOWN:
                    phrases[n] = replace(phrase, who=phrases[last].who)
            if n not in reading.part_of and phrase.kind is Kind.NUMBER:
                last = n
            continue
        if last is None and previous is not None and _partitive(words, phrase) and phrase.who is not Who.UNKNOWN:
            reading.add(n, previous, phrase.head)
            continue
        if last is None or not (reading.measure[last] & _PEOPLE) or phrase.kind not in (Kind.NUMBER, Kind.SINGLE):
            continue
        gap = words.text[phrases[last].end : phrase.start]
        if (
            _partitive(words, phrase)
            or ("whom" in gap[-4:])
            or (phrases[n - 1].end <= phrase.start and _follows_part(words, phrases, n, reading, last))
            or _colon(words, phrases, n, last, reading)
            or _by_manner(words, phrase, phrases[last], reading.measure[last])
        ):
            whole = phrases[last]
            if whole.high is not None and phrase.low > whole.high:
                continue
            for measure in reading.measure[last]:
                reading.add(n, measure, reading.trigger.get(last, phrase.head))
            reading.part_of[n] = last


def _by_manner(words: Words, phrase: Counted, whole: Counted, measures: set[Measure]) -> bool:
    """ "Seventeen soldiers were injured, four seriously": a bare number with how badly they were hurt."""
    hurt = phrase.bare and Measure.INJURED in measures and words.at(phrase.start - 1) in (",", "(", "-", "–", "—")
    within = whole.high is None or phrase.low <= whole.high
    return hurt and within and words.at(phrase.end) in _MANNERS


def _by_units(words: Words, phrases: Sequence[Counted], n: int, last: int, reading: Reading) -> bool:
    """ "three of our men, two of Falcon and one of the Guard, were killed": the parts by the units that they served in."""
    phrase, whole = phrases[n], phrases[last]
    if (
        phrase.kind is not Kind.NUMBER
        or not phrase.partitive
        or phrase.known
        or whole.high is None
        or not reading.measure[n] & reading.measure[last]
    ):
        return False
    parts = sum(phrases[k].low for k, total in reading.part_of.items() if total == last)
    joins = words.at(phrase.start - 1)
    first = joins == "," and phrase.start - 1 == whole.end
    later = parts > 0 and joins in (",", "and") and reading.part_of.get(n - 1) == last
    return (first or later) and parts + phrase.low <= whole.high


def _top(reading: Reading, n: int) -> int:
    return reading.part_of.get(n, n)


def _partitive(words: Words, phrase: Counted) -> bool:
    if phrase.partitive and any(w in ("them", "whom", "which") for w in words.text[phrase.start : phrase.end]):
        return True
    before = words.at(phrase.start - 1)
    return before == "whom" or (before == "which" and words.at(phrase.start - 2) == "of")


def _follows_part(words: Words, phrases: Sequence[Counted], n: int, reading: Reading, last: int) -> bool:
    """ "five of them women and two children": the six are parts too."""
    if n == 0 or reading.part_of.get(n - 1) != last:
        return False
    gap = words.text[phrases[n - 1].end : phrases[n].start]
    return (
        len(gap) <= 4
        and any(w in ("and", ",") for w in gap)
        and all(
            w
            in (
                "and",
                ",",
                "were",
                "women",
                "children",
                "civilians",
                "soldiers",
                "men",
                "rebels",
                "fighters",
                "the",
                "as",
                "well",
                "militants",
                "police",
            )
            for w in gap
        )
    )


def _colon(words: Words, phrases: Sequence[Counted], n: int, last: int, reading: Reading) -> bool:
    """ "30 fatalities: 20 civilians, ... and three soldiers"."""
    before = n - 1
    gap = words.text[phrases[before].end : phrases[n].start]
    if before == last:
        return bool(gap) and gap[0] in _OPENERS and len(gap) <= 2
    joins = all(w in (",", "and", "as", "well", "the", "including", ";") for w in gap)
    opened = not _OPENERS.isdisjoint(words.text[phrases[last].end : phrases[n].start])
    return joins and opened and before in reading.part_of


def whole_who(n: int, phrases: Sequence[Counted], reading: Reading, *, rules: FigureRules, words: Words) -> Who:
    """Who the phrase counts: from its noun, from what follows "of them", or ``mixed`` where its parts differ."""
    phrase = phrases[n]
    if words.text[phrase.head] == "men" and words.at(reading.trigger.get(n, -1)) in _LOSE:
        return Who.COMBATANT  # "the brigade lost 14 men"
    if phrase.who is not Who.UNKNOWN:
        return phrase.who
    if phrase.bare and phrase.partitive:
        for k in range(phrase.end, min(phrase.end + 6, len(words))):
            noun = rules.people.nouns.get(words.text[k])
            if noun and noun.who is not Who.UNKNOWN:
                return noun.who
            if words.text[k] in (",", ".", ";") or words.tag[k] == "CD":
                break
    if words.at(phrase.start - 1) == "whom" or words.at(phrase.end) == "were":
        for k in range(phrase.end, min(phrase.end + 3, len(words))):
            noun = rules.people.nouns.get(words.text[k])
            if noun and noun.who is not Who.UNKNOWN and phrase.bare:
                return noun.who
    if phrase.bare and (told := _described(words, phrase, rules=rules)) is not Who.UNKNOWN:
        return told
    parts = [
        k
        for k, total in reading.part_of.items()
        if total == n and k in reading.measure and reading.measure[k] & reading.measure[n]
    ]
    kinds = {whole_who(k, phrases, reading, rules=rules, words=words) for k in parts if k != n} & _DISTINCT
    if kinds and (len(kinds) > 1 or sum(phrases[k].low for k in parts) < phrase.low or phrase.high is None):
        return Who.MIXED
    return kinds.pop() if kinds else Who.UNKNOWN


def _described(words: Words, phrase: Counted, *, rules: FigureRules) -> Who:
    """Who a bare number is by what stands around: "three dead, all of them clerks", "seven dead among the rebels",
    "army losses as nine killed"."""
    nouns = rules.people.nouns
    for k in range(phrase.end, min(phrase.end + 4, len(words))):
        if words.text[k] in (".", ";"):
            break
        inside = words.text[k : k + 3]
        after = k + 3 if inside[:2] == ["all", "of"] and inside[2:] in (["them"], ["whom"]) else None
        after = k + 1 if words.text[k] in ("among", "amongst") and words.text[k - 1] != "," else after
        if after is None:
            continue
        for j in range(after, min(after + 5, len(words))):
            if (noun := nouns.get(words.text[j])) and noun.plural and words.text[j] not in ("wounded", "injured"):
                return noun.who
            if words.text[j] in (".", ",", ";") or words.tag[j] == "CD":
                break
    for k in range(phrase.start - 1, max(phrase.start - 12, 0), -1):
        if words.text[k] in (".", ";") or words.tag[k] == "CD":
            break
        if words.text[k] in _LOSSES and words.text[k - 1] in rules.people.combatant:
            return Who.COMBATANT
    return Who.UNKNOWN


def coreferent_who(n: int, phrases: Sequence[Counted], reading: Reading) -> Who:
    """Who "others", "another" or a number without a noun are: those of the phrase before, where that is plain."""
    phrase = phrases[n]
    if not (phrase.other or phrase.bare) or phrase.kind in (Kind.NONE, Kind.PRONOUN):
        return Who.UNKNOWN
    for k in range(n - 1, -1, -1):
        if k in reading.measure and k not in reading.part_of:
            before = phrases[k]
            if before.kind is Kind.NONE:
                return Who.UNKNOWN
            if phrase.other and before.who in (Who.CHILD, Who.WOMAN, Who.MAN):
                return Who.UNKNOWN
            return before.who
    return Who.UNKNOWN


def is_minor(words: Words, phrase: Counted) -> bool:
    """True where an age under eighteen stands right after or inside: "X (13 years)", "X, 9,", "a 16-year-old"."""
    for k in range(phrase.start, min(phrase.end + 3, len(words))):
        text = words.text[k]
        if not text.isascii() or not text.isdigit() or not 0 < int(text) < 18:
            continue
        if k < phrase.end:
            return "old" in words.text[k : k + 5]
        return words.at(k - 1) in ("(", ",", "aged") and words.at(k + 1) in (
            "years",
            "year",
            ")",
            ",",
            "-",
            "months",
            ".",
        )
    return False
