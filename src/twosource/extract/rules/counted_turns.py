"""Counting phrases in other words: nobody lost ("without losing any of their own"), a pair ("he and his wife")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.vocab import Who
from twosource.extract.rules.bounds import read_bounded
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.noun_run import noun_run
from twosource.extract.rules.people import who_of
from twosource.extract.rules.words import Words

SPARED = frozenset({"any", "a", "one", "anyone", "anybody", "even"})
_ADULT = 18
_OWN = frozenset({"of", "their", "its", "his", "our", "own", "single", "one", "a"})


def not_one(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """ "without losing a single man", "without losing any of their own": no one, of those who fight where no noun says who."""
    k = i + 1
    while k < end and words.text[k] in _OWN:
        k += 1
    stop, head, _ = noun_run(words, k, end, rules)
    noun = rules.people.nouns.get(words.text[head]) if head is not None else None
    if noun is None or head is None:
        if "own" not in words.text[i:k] and words.text[i] not in ("anyone", "anybody"):
            return None
        return Counted(i, k, i, 0, 0, Kind.NONE, who=Who.COMBATANT, known=True)
    who, stop = who_of(words, k, head, stop, end, people=rules.people)
    who = Who.COMBATANT if noun.lemma == "man" else who
    return Counted(i, max(stop, head + 1), head, 0, 0, Kind.NONE, who=who, known=True)


def with_kin(words: Words, found: Sequence[Counted]) -> list[Counted]:
    """The phrases, with "he and his wife" as one of two people."""
    kept: list[Counted] = []
    for phrase in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.kind is Kind.PRONOUN
            and words.text[before.start] in ("he", "she")
            and words.text[before.end : phrase.start] == ["and"]
            and words.text[phrase.start] in ("his", "her")
            and phrase.kind is Kind.SINGLE
            and phrase.known
        ):
            kept[-1] = replace(
                phrase,
                start=before.start,
                low=2,
                high=2,
                kind=Kind.NUMBER,
                who=Who.UNKNOWN,
                plural=True,
                definite=False,
            )
            continue
        kept.append(phrase)
    return kept


_ONE = frozenset({"a", "an", "another", "the"})


def aged(words: Words, i: int, end: int, head: int | None, rules: FigureRules) -> Counted | None:
    """ "a 9-year-old was hit", "the 12-year old died": a person who is told by the age alone."""
    text = words.text[i : min(i + 6, end)]
    if len(text) < 5 or text[0] not in _ONE or text[2:4] != ["-", "year"] or "old" not in text[4:]:
        return None
    last = i + 4 + text[4:].index("old")
    if head is not None and head > last and (words.text[head] in rules.people.nouns or head == last + 1):
        return None
    years = read_bounded(words.text, i + 1, names=rules.numbers, bounds=rules.bounds)
    if years is None or years.number != i + 1:
        return None
    who = Who.CHILD if years.low < _ADULT else Who.UNKNOWN
    return Counted(
        i,
        last + 1,
        last,
        1,
        1,
        Kind.SINGLE,
        who=who,
        known=True,
        other=text[0] == "another",
        plural=False,
        definite=text[0] == "the",
    )
