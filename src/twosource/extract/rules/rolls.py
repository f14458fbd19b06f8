"""Lists of the dead and wounded: a singular noun of any kind in such a list is a person ("the dead include a notary")."""

from __future__ import annotations

from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.insertions import after_insertion
from twosource.extract.rules.words import Words

_COPULAS = frozenset({"include", "included", "includes", "were", "was", "are", "is"})
_NO_PERSON = frozenset({"GPE", "LOC", "NORP", "FAC", "EVENT", "DATE", "TIME"})
_COLLECTIVE = frozenset(
    {
        *("number", "majority", "rest", "lot", "group", "handful", "couple", "pair", "crowd", "half", "result", "day"),
        *("party", "village", "town", "city", "district", "province", "area", "country", "attack", "blast", "strike"),
        *("raid", "war", "explosion", "shooting", "clash", "total", "case", "time", "capital", "region", "side"),
        *("first", "second", "third", "fourth", "fifth", "latter", "former", "last"),
    }
)
_REACH = 60
_NEAR = 24


def in_roll(words: Words, i: int, head: int, *, rules: FigureRules) -> bool:
    """True where the noun phrase from ``i`` with ``head`` stands in a list after "among the dead were", "the wounded include"."""
    if (
        words.tag[head] not in ("NN", "NNP")
        or words.ent[head] in _NO_PERSON
        or words.text[head] in rules.measures.things | rules.units_after | _COLLECTIVE
        or words.at(i - 1) not in (",", "and", '"', *_COPULAS, "also")
        or words.dep[head] == "pobj"
    ):
        return False
    for k in range(i - 1, max(i - _REACH, 0), -1):
        if words.text[k] in (".", ";"):
            return False
        if words.text[k] in _COPULAS and words.text[k - 1] != "who" and words.text[k - 2 : k] != ["who", ","]:
            return _roll_before(words, k, rules)
    return False


def _roll_before(words: Words, copula: int, rules: FigureRules) -> bool:
    """True where "the dead", "those killed" or "among the wounded" is what the verb at ``copula`` is about."""
    m = rules.measures
    for k in range(copula - 1, max(copula - _NEAR, 0), -1):
        text = words.text[k]
        if text in (".", ";"):
            return False
        told = text in m.adjectives or text in m.past_participles or text in ("victims", "casualties", "fatalities")
        opened = words.at(k - 1) in ("the", "those") or "among" in words.text[max(k - 6, 0) : k]
        if told and opened:
            return (
                k == copula - 1 or after_insertion(words, k + 1, copula) == copula or "by" not in words.text[k:copula]
            )
    return False


def first_conjunct(words: Words, i: int) -> int:
    """The first of the nouns that the noun at ``i`` is joined to by "and": it bears the role of all."""
    steps = 0
    while words.dep[i] == "conj" and words.tag[words.head[i]].startswith("N") and steps < 8:
        i, steps = words.head[i], steps + 1
    return i
