"""People who were hit or taken care of where no word says that they were wounded: "was flown to a hospital", "is expected to
survive", "was struck by a stray bullet".

Who dies in the same sentence is no wounded; of a single person who dies elsewhere in the report :mod:`shot_dead` decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.harm import BE, Harm, Side
from twosource.extract.rules.shot import before_adverbs
from twosource.extract.rules.words import Words
from twosource.extract.rules.wound_words import WoundWords

_STOPS = frozenset(
    {",", ".", ";", ":", "(", ")", "who", "which", "that", "where", "after", "when", "while", "as", "because"}
)
_REACH = 9


def with_cared_for(words: Words, start: int, end: int, harms: list[Harm], *, known: WoundWords) -> list[Harm]:
    """``harms`` and those of the sentence ``[start, end)`` who were brought to a hospital, survive or were hit, left to right.

    A sentence that tells of a death adds none: who was brought to a hospital died there.
    """
    text = words.text[start:end]
    if known.tells_death(text) or not known.no_wound.isdisjoint(text):
        return harms
    taken = {k for h in harms for k in range(h.start, h.end)}
    found = list(harms)
    for i in range(start, end):
        if i in taken:
            continue
        harm = (
            _moved(words, i, start, end, known)
            or _alive(words, i, start, end, known)
            or _hit(words, i, start, end, known)
        )
        if harm is not None and taken.isdisjoint(range(harm.start, harm.end)):
            found.append(harm)
            taken.update(range(harm.start, harm.end))
    return sorted(found, key=lambda h: h.start)


def _moved(words: Words, i: int, start: int, end: int, known: WoundWords) -> Harm | None:
    """ "was flown to a nearby hospital", "sent a girl to the hospital"."""
    text = words.text[i]
    if text not in known.moved and text not in known.bring:
        return None
    stop = _care_after(words, i, end, known)
    if stop is None:
        return None
    before = before_adverbs(words, i, start)
    if words.at(before) in BE:
        return None if _unreal(words, before, start, known) else Harm(Measure.INJURED, i, i + 2, Side.SUBJECT)
    if text in known.bring and words.at(i + 1) != "to" and words.tag[i].startswith("V"):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, active=True, needs_people=True)
    return None


def _care_after(words: Words, i: int, end: int, known: WoundWords) -> int | None:
    """Where the place of care ends that ``i`` brings somebody "to", or ``None``."""
    to = False
    for k in range(i + 1, min(end, i + _REACH)):
        text = words.text[k]
        if text in _STOPS and text not in (".",):
            return None
        to = to or text == "to"
        if to and (text in known.places or (text in known.centres and words.at(k - 1) in known.caring)):
            return k + 1
    return None


def _alive(words: Words, i: int, start: int, end: int, known: WoundWords) -> Harm | None:
    """ "is expected to survive", "is recovering", "is listed in critical but stable condition", "was treated for wounds"."""
    text = words.text[i]
    if text == "in":
        k = i + 1
        while k < end and words.text[k] in known.conditions:
            k += 1
        if k > i + 1 and k < end and words.text[k] == "condition":
            return Harm(Measure.INJURED, i, k + 1, Side.SUBJECT)
        return None
    before = before_adverbs(words, i, start)
    if words.at(before) not in BE or _unreal(words, before, start, known):
        return None
    if text == "expected" and words.at(i + 1) == "to":
        rest = words.text[i + 2 : min(end, i + 6)]
        if (
            (rest and rest[0] in known.live)
            or (rest[:1] == ["make"] and "recovery" in rest)
            or rest[:2] in (["be", "ok"], ["be", "okay"])
        ):
            return Harm(Measure.INJURED, i, i + 3, Side.SUBJECT)
    if text == "recovering":
        return Harm(Measure.INJURED, i, i + 1, Side.SUBJECT)
    if text in ("treated", "hospitalised", "hospitalized") and not known.treated_for.isdisjoint(
        words.text[i : min(end, i + 8)]
    ):
        return Harm(Measure.INJURED, i, i + 1, Side.SUBJECT)
    return None


def _hit(words: Words, i: int, start: int, end: int, known: WoundWords) -> Harm | None:
    """ "was struck by a stray bullet", "was hit in the leg"."""
    if words.text[i] not in known.hits or words.at(before_adverbs(words, i, start)) not in BE:
        return None
    if _unreal(words, before_adverbs(words, i, start), start, known):
        return None
    rest = words.text[i + 1 : min(end, i + 7)]
    if "by" in rest[:4] and not known.missiles.isdisjoint(rest[rest.index("by") + 1 :][:4]):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, needs_people=True)
    if rest[:2] in (["in", "the"], ["in", "his"], ["in", "her"], ["in", "both"]) and not known.parts.isdisjoint(
        rest[2:4]
    ):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, needs_people=True)
    return None


def tells_care(text: Sequence[str], known: WoundWords) -> bool:
    """Whether these words, from a trigger on, only tell that somebody was brought to a hospital."""
    return bool(text) and text[0] in known.moved and not (known.places | known.centres).isdisjoint(text)


def _unreal(words: Words, before: int, start: int, known: WoundWords) -> bool:
    return not known.unreal.isdisjoint(words.text[max(start, before - 2) : before + 2])
