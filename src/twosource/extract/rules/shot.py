"""People who were shot where no word says that they were killed or wounded: "was shot", "shot himself", "with a gunshot wound".

A shot that hit is a wound, until the report tells that its victim died: :mod:`shot_dead` looks at the whole report.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.harm import BE, Harm, Side
from twosource.extract.rules.words import Words
from twosource.extract.rules.wound_words import WoundWords

_SELF = frozenset({"himself", "herself", "themselves", "themself"})
_STEPS = frozenset({"also", "both", "all", "each", "then", "allegedly", "reportedly", "accidentally"})
_ELSE = frozenset({"at", "dead", "down", "to", "off", "up", "-"})
_REACH = 12
_FOUND = 6
"""Words between finding somebody and "shot"."""
_BEFORE = 5
"""Words before a shot in which it is told that its victim is another than who died."""


def with_shot(words: Words, start: int, end: int, harms: list[Harm], *, known: WoundWords) -> list[Harm]:
    """``harms`` and those of the sentence ``[start, end)`` who were shot, left to right; in a sentence of deaths only "two others"."""
    if "shot" not in words.text[start:end] and known.gunshot.isdisjoint(words.text[start:end]):
        return harms
    if not known.on_film.isdisjoint(words.text[start:end]):
        return harms
    deadly = known.tells_death(words.text[start:end])
    taken = {k for h in harms for k in range(h.start, h.end)}
    found = list(harms)
    for i in range(start, end):
        if i in taken or (deadly and known.others.isdisjoint(words.text[max(start, i - _BEFORE) : i])):
            continue
        harm = _shot(words, i, start, end, known) or _wound(words, i, start, end, known)
        if harm is not None and taken.isdisjoint(range(harm.start, harm.end)):
            found.append(harm)
            taken.update(range(harm.start, harm.end))
    return sorted(found, key=lambda h: h.start)


def _shot(words: Words, i: int, start: int, end: int, known: WoundWords) -> Harm | None:
    if words.text[i] != "shot" or (words.at(i + 1) in _ELSE and not _place(words, i, known)):
        return None
    before = before_adverbs(words, i, start)
    if not known.captives.isdisjoint(words.text[max(start, before - 3) : before]):
        return None
    if not known.missed.isdisjoint(words.text[max(start, before - 2) : i]):
        return None
    if words.at(before) in BE - {"be"}:
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, needs_people=True)
    if words.at(i + 1) in _SELF:
        return Harm(Measure.INJURED, i, i + 2, Side.SUBJECT)
    if _found_so(words, i, start, known):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, needs_people=True)
    if not words.tag[i].startswith("V"):
        return None
    if words.dep[i] in ("acl", "amod") or words.at(i + 1) in (
        "in",
        "by",
        "while",
        "multiple",
        "several",
        "twice",
        "once",
    ):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, needs_people=True) if _part(words, i, end, known) else None
    if _part(words, i, end, known) or words.at(i - 1) == "accidentally":
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, active=True, needs_people=True)
    return None


def _place(words: Words, i: int, known: WoundWords) -> bool:
    """ "were shot at a bar": where they stood. A passive that shots only went towards leaves "at" alone ("was shot at by")."""
    return (
        words.at(i + 1) == "at"
        and words.tag[i] == "VBN"
        and words.at(i + 2) not in known.times
        and words.tag_at(i + 2) in ("DT", "NN", "NNP", "JJ", "PRP$", "CD")
    )


def _found_so(words: Words, i: int, start: int, known: WoundWords) -> bool:
    """ "found the teen shot": those between the two words."""
    between = range(max(start, i - _FOUND), i - 1)
    return any(words.text[k] in known.finds and words.at(k - 1) not in BE for k in between)


def before_adverbs(words: Words, i: int, start: int) -> int:
    """The word before ``i`` that is no adverb."""
    k = i - 1
    while k > start and (words.tag[k] == "RB" or words.text[k] in _STEPS or words.text[k] == "being"):
        k -= 1
    return k


def _part(words: Words, i: int, end: int, known: WoundWords) -> bool:
    """ "in the leg", "in both legs": where the body was hit."""
    stop = min(end, i + _REACH)
    return any(
        words.text[k] in ("in", "through", "to") and not known.parts.isdisjoint(words.text[k + 1 : k + 4])
        for k in range(i + 1, stop)
    )


def _wound(words: Words, i: int, start: int, end: int, known: WoundWords) -> Harm | None:
    """ "found a man with a gunshot wound to the leg", "has multiple gunshot wounds"."""
    if words.text[i] not in ("with", "had", "has", "having") or (words.text[i] == "with" and i == start):
        return None
    for k in range(i + 1, min(end, i + 7)):
        if words.text[k] in known.gunshot and words.at(k + 1) in known.wounds:
            side = Side.ADJECTIVE if words.text[i] == "with" else Side.SUBJECT
            return Harm(Measure.INJURED, i, k + 2, side)
        if words.text[k] in (",", ".", ";", "who", "no"):
            return None
    return None


def tells_shot(text: Sequence[str], known: WoundWords) -> bool:
    """Whether these words, from a trigger on, tell of a gunshot."""
    return "shot" in text[:2] or not known.gunshot.isdisjoint(text)
