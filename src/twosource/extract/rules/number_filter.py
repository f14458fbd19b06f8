"""Which numbers count: not years, dates, ages, money, measures, calibres, names of units or telephone numbers."""

from __future__ import annotations

from twosource.extract.rules.bounds import Bounded
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_TOLL = 9
"""Tokens from a toll to its number, at most."""
_STILL = ("now", "already", "still")
_DAYS = 31
"""Of a month, at most: "since January 551 villagers" is no date."""


def may_be_number(text: str, rules: FigureRules) -> bool:
    names = rules.numbers
    return (
        text[0].isdigit()
        or text in names.units
        or text in names.tens
        or text in names.open
        or text in names.exact
        or text in ("a", "the", "half", "quarter")
    )


def counts_something(words: Words, number: Bounded, rules: FigureRules) -> bool:
    """False for years, dates, ages, money, measures, calibres, names of units and other numbers that count no one."""
    i, after = number.number, number.end
    before, following = words.at(i - 1), words.at(after)
    if following == "times":
        return _attacked(words, i)
    if following in rules.units_after or (following == "-" and words.at(after + 1) in rules.units_after):
        return False
    if following == "-" and words.at(after + 1) == "and":
        return False  # "a one-and-a-half-year-old girl"
    if following == "old" or (
        following in ("-", "/", ":") and words.shape[i][0].isdigit() and words.tag_at(after + 1) == "CD"
    ):
        return False
    if before in rules.currency or following in rules.currency:
        return False
    if words.at(number.start - 1) == "of" and words.at(number.start - 2) in _HOLDS:
        return False
    if (
        before == "of"
        and words.at(i - 2) in _AGED
        and words.tag_at(after) not in ("NNS", "NN", "JJ")
        and number.low < 100
    ):
        return False  # "a boy of 13"
    if "ages" in words.text[max(0, i - 10) : i]:
        return False  # "the ages of all the dead as between 10 and 12"
    if before in ("and", ",", "to") and _in_ages(words, i - 1):
        return False
    if _rate(words, i, after) or (before == "in" and _rate(words, i - 2, i - 1)):
        return False
    if before in ("with", ",", "and") and following == "in" and words.at(after + 1) in rules.months:
        return True  # "450 soldiers, with 118 in May, 32 in June"
    people = rules.people.nouns.get(following) or _people_ahead(words, after, rules)
    if (not people and words.ent[i] in ("MONEY", "PERCENT", "ORDINAL")) or (
        words.ent[i] in ("DATE", "TIME")
        and not people
        and following not in ("more", "others")
        and words.text[after : after + 2] not in (["of", "them"], ["of", "whom"])
        and not harm_word(following, rules)
        and not _stands_at(words, number.start, rules)
    ):
        return False
    if words.text[i] == "both" and words.tag_at(after) in ("NNP", "NNPS", "DT", "PRP$"):
        return False
    if (
        words.text[i] in ("one", "no")
        and not (before == "that" and following == "of")
        and not (before == "which" and words.at(i - 2) == "of")
        and before
        in (
            "no",
            "any",
            "every",
            "this",
            "that",
            "which",
            "another",
            "the",
            "each",
        )
    ):
        return False
    if before in (
        "aged",
        "age",
        "no.",
        "number",
        "article",
        "chapter",
        "resolution",
        "route",
        "highway",
        "page",
        "#",
        "covid",
    ):
        return before == "number" and number.digits is False
    if following in rules.months and words.shape[after][:1].isupper() and words.tag_at(after) != "MD":
        return False  # "between 1 and 7 March"
    if not number.digits:
        return True
    if before in ("of", "from") and words.tag_at(after) == "NNP" and words.shape[after][:1].isupper() and not people:
        return False  # "a sergeant of 4 Rifles": a unit's number
    if (before.rstrip(".") in rules.months and not (people and number.low > _DAYS)) or (
        following.rstrip(".") in rules.months and not people and words.tag_at(after) != "MD"
    ):  # "300 may have died"
        return False
    if before == "-" and i >= 2 and words.shape[i - 2][:1].isalpha() and words.tag_at(i - 2) != "CD" and not people:
        return False
    if 1900 <= number.low <= 2100 and "," not in words.text[i] and not people:
        return False
    if number.low >= 10**7 and words.tag_at(after) not in ("NNS", "NN"):
        return False
    unit_name = (
        words.tag_at(i - 1) in ("NNP", "NNPS")
        and words.shape[i - 1][:1].isupper()
        and words.dep[i] not in ("nummod", "nsubj", "dobj", "nsubjpass")
    )
    if unit_name and not people and not harm_word(following, rules) and words.tag_at(after) not in ("NNS",):
        return False
    comma = before in (",", "(") and words.tag_at(i - 2) in ("NNP", "NNPS", "NN")
    return not (comma and following in (",", ")", ".", "") and number.low < 111)


_AGED = frozenset({"boy", "girl", "man", "woman", "child", "youth", "son", "daughter", "teenager"})
_HOLDS = frozenset({"population", "city", "town", "country", "nation", "province", "region"})
"""How many live somewhere ("a city of two million people") is not how many were harmed."""
_PUT = frozenset({"put", "puts", "gave", "gives"})


_UNDER_ATTACK = frozenset({"shelled", "bombed", "attacked", "bombarded", "struck", "targeted", "raided", "hit"})
_AS_MUCH = frozenset({"more", "as", "the", "higher", "larger", "that", "over", "a", "longer"})


def _rate(words: Words, i: int, after: int) -> bool:
    """ "Nearly one in two of the village": a share, not a number of anyone."""
    small = words.at(i) in ("one", "two", "three")
    return (
        small
        and words.at(after) == "in"
        and words.tag_at(after + 1) == "CD"
        and not words.at(after + 1).startswith(("19", "20"))
    )


def _attacked(words: Words, i: int) -> bool:
    """ "came under fire three times", "was shelled nine times": how often somebody was attacked."""
    if words.at(i + 2) in _AS_MUCH:
        return False
    for k in range(i - 1, max(i - 12, -1), -1):
        if words.text[k] in (".", ";", ":"):
            return False
        if words.text[k] in _UNDER_ATTACK or (words.text[k] == "fire" and words.text[k - 1] == "under"):
            return True
    return False


def _people_ahead(words: Words, i: int, rules: FigureRules) -> bool:
    """True where the run of modifiers from ``i`` on ends in people: "3 northern separatist suspects"."""
    for k in range(i, min(i + 5, len(words))):
        if words.text[k] in rules.people.nouns and words.tag[k] in ("NNS", "NNPS"):
            return True
        if words.tag[k] not in ("NNP", "NN", "JJ", "NNPS", "HYPH") or words.ent[k] in ("DATE", "TIME"):
            return False
    return False


def _in_ages(words: Words, i: int) -> bool:
    """ "aged 4, 6 and 9": nothing but numbers between the word and ``i``."""
    while i >= 0 and (words.text[i] in (",", "and", "to", "or") or words.tag[i] == "CD"):
        i -= 1
    return words.at(i) in ("aged", "ages")


def _stands_at(words: Words, i: int, rules: FigureRules) -> bool:
    """ "... stood at 12": a toll, whatever the entity recogniser makes of it."""
    reach = rules.measures.reach_verbs
    if words.at(i - 1) in ("at", "to") and (words.at(i - 2) in reach or words.at(i - 2) in rules.measures.number_nouns):
        return True
    counted = set(words.text[max(i - _TOLL, 0) : i])
    if (counted & {"toll", "losses"} or {"number", "of"} <= counted) and words.text[i - 1] in (*reach, *_STILL):
        return True  # "the death toll was 31, doctors said", "the number of dead in the clashes is 31"
    lone = words.dep[i] == "dobj" and words.at(i + 1) in (".", ",", ";", "") and words.shape[i].isdigit()
    if lone and len(words.shape[i]) < 4 and words.tag_at(i - 1).startswith("V"):
        return True
    if words.at(i - 1) in ("at", "as") and (
        harm_word(words.at(i - 2), rules) or any(words.at(k) in _PUT for k in range(i - 24, i - 2))
    ):
        return any(
            harm_word(words.at(k), rules) or words.at(k) in rules.measures.number_nouns for k in range(i - 14, i - 1)
        )
    return words.at(i - 1) in ("from", "to") and any(
        words.at(k) in reach and words.at(k) not in ("is", "was", "were", "are", "be") for k in range(i - 9, i - 1)
    )


def harm_word(word: str, rules: FigureRules) -> bool:
    measures = rules.measures
    return (
        word == "victims"
        or word in measures.past_participles
        or word in measures.adjectives
        or word in measures.counted
    )
