"""People who are taken by force, told with the plainest of verbs: "gunmen took 40 women", "his sons were taken by the raiders"."""

from __future__ import annotations

from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.words import Words

_TAKEN = frozenset({"taken", "held"})
_ACTIVE = frozenset({"take", "takes", "took", "taking", "taken", "held"})
_REACH = 9
_NEAR = 4


def led_away(words: Words, i: int, end: int, *, passive: bool, rules: FigureRules) -> bool | None:
    """Whether the verb at ``i`` tells of people led away: ``True`` with its object after it, ``False`` with its subject
    before it, ``None`` where it tells of something else ("took place", "was taken to hospital")."""
    text = words.text[i]
    if text not in _ACTIVE or not words.tag[i].startswith("V"):
        return None
    if passive:
        if (
            text == "held"
            and words.at(i + 1) == "for"
            and words.at(i + 2) in ("questioning", "interrogation", "ransom")
        ):
            return False
        return False if text in _TAKEN and _unaimed(words, i + 1, end, rules) else None
    noun = _people_after(words, i + 1, end, rules)
    return True if noun is not None and _unaimed(words, noun + 1, end, rules) else None


def _people_after(words: Words, k: int, end: int, rules: FigureRules) -> int | None:
    """The noun for people that the verb before ``k`` has as its numbered object."""
    numbered = False
    for j in range(k, min(k + _REACH, end)):
        if words.tag[j] == "CD" or words.text[j] in rules.numbers.open or words.tag[j] == "PRP$":
            numbered = True
        elif words.text[j] in rules.people.nouns and words.tag[j].startswith("N"):
            return j if numbered else None
        elif words.tag[j] not in ("JJ", "JJR", "NN", "IN", "JJS", "RB", "NNP", "HYPH"):
            return None
    return None


def _unaimed(words: Words, k: int, end: int, rules: FigureRules) -> bool:
    """True where nothing says that they were brought somewhere for their good, or that something else was taken."""
    for j in range(k, min(k + _REACH, end)):
        if words.text[j] in (".", ";", '"'):
            return True
        if words.text[j] in rules.measures.led_elsewhere and j < k + _NEAR:
            return False
        if words.text[j] in ("as", "when", "while", "after", "before"):
            return True
        if words.text[j] == "to" and words.tag_at(j + 1) != "VB":
            return any(w in rules.measures.led_into for w in words.text[j + 1 : j + 4])
    return True
