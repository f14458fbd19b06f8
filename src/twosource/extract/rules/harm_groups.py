"""Words of harm that stand together, and those that tell of nothing done: joined triggers, what is feared, what is meant."""

from __future__ import annotations

from collections.abc import Container, Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.harm import Harm, Side
from twosource.extract.rules.victim_words import MEANT, PREVENT, SITES
from twosource.extract.rules.words import Words

_DYING = frozenset({"later", "wounds", "injuries", "hospital", "way", "spot", "scene", "instantly"})
_CARE = frozenset({"hospital", "hospitals", "clinic", "treatment", "medical", "care", "surgery"})
_HEADS = frozenset({"head", "herds", "flocks", "herd", "flock"})
_FEARED = frozenset({"feared", "presumed", "believed", "thought"})


def with_partners(words: Words, harms: Sequence[Harm], k: int) -> list[Harm]:
    """The trigger with those joined to it by a bare "and" or "or": "killed or wounded"."""
    group = [harms[k]]
    for other in harms[k + 1 :]:
        between = words.text[group[-1].end : other.start]
        if (
            len(between) <= 3
            and between
            and all(
                w in ("and", "or", "/", "the", ",", "also", "nor", "been", "seriously", "otherwise") for w in between
            )
            and any(w in ("and", "or", "/", "nor") for w in between)
            and other.side is not Side.SUBJECT
        ):
            group.append(other)
        else:
            break
    for other in reversed(harms[:k]):
        between = words.text[other.end : group[0].start]
        if (
            len(between) <= 3
            and between
            and all(w in ("and", "or", "/", "the", "also", "nor", ",", "been") for w in between)
            and any(w in ("and", "or", "/", "nor") for w in between)
            and other.side is not Side.SUBJECT
        ):
            group.insert(0, other)
        else:
            break
    return group


def only_feared(words: Words, harms: Sequence[Harm], k: int) -> bool:
    """ "missing and feared dead": missing is what is known."""
    harm, before = harms[k], harms[k - 1] if k else None
    return (
        harm.measure is Measure.KILLED
        and words.at(harm.start - 1) in _FEARED
        and before is not None
        and before.measure is Measure.MISSING
        and harm.start - before.end <= 4
    )


def only_meant(words: Words, start: int, harm: Harm) -> bool:
    """ "in order to arrest a man", "prevented them from seizing him": nobody was."""
    before = words.text[max(start, harm.start - 5) : harm.start]
    if before[-1:] == ["to"]:
        return any(w in MEANT for w in before)
    return before[-1:] == ["from"] and any(w in PREVENT for w in before)


def succumbs(words: Words, phrase: Counted, harm: Harm, end: int) -> bool:
    """ "He later died", "she succumbed to her wounds": a death that a wound told before led to."""
    if harm.side is not Side.SUBJECT or harm.measure is not Measure.KILLED or phrase.start < harm.start - 3:
        return False
    near = words.text[phrase.start : min(harm.end + 8, end)]
    return words.text[harm.start].startswith("succumb") or any(w in _DYING for w in near)


def for_care(words: Words, harm: Harm, end: int) -> bool:
    """ "Were evacuated to the hospital": nobody was driven out."""
    after = words.text[harm.end : min(harm.end + 9, end)]
    return words.text[harm.start].startswith("evacuat") and not _CARE.isdisjoint(after)


def wounded_to_death(phrases: Sequence[Counted], reading: Reading) -> None:
    """ "A guard was hurt and rushed to a clinic, where he died": "he" is the guard."""
    for n, phrase in enumerate(phrases):
        if phrase.low != 1 or phrase.high != 1 or Measure.INJURED not in reading.measure.get(n, ()):
            continue
        later = next((m for m in range(n + 1, len(phrases)) if phrases[m].kind is Kind.PRONOUN), None)
        if later is not None and reading.measure.get(later) == {Measure.KILLED}:
            del reading.measure[later]
            reading.measure[n].add(Measure.KILLED)


def joined_object(words: Words, harm: Harm, phrases: Sequence[Counted]) -> int | None:
    """ "He lost his family and 15 relatives": the number joined to an object that counts nobody."""
    for n, phrase in enumerate(phrases):
        above = words.head[phrase.head]
        joined = words.dep[phrase.head] == "conj" and words.dep[above] == "dobj" and words.head[above] == harm.start
        if joined and phrase.kind is Kind.NUMBER and phrase.start > harm.end:
            return n
    return None


def town(words: Words, phrase: Counted) -> bool:
    """ "Captured Tarn, the capital", "seized the Tarn area": a name that the words after it make a place."""
    k = phrase.end
    k += 2 if words.at(k) == "," and words.at(k + 1) in ("the", "a", "its", "their") else 0
    return any(words.at(j) in SITES for j in (k, k + 1))


def known_already(words: Words, phrase: Counted) -> bool:
    """ "... as the person killed": someone told of before."""
    return (
        phrase.kind is Kind.SINGLE
        and words.text[phrase.start - 1 : phrase.start + 1] == ["as", "the"]
        and phrase.end == phrase.start + 2
    )


def unharmed_by(words: Words, phrase: Counted, harm: Harm) -> bool:
    """Words that tell nothing new of those they are about: "carried off three wounded comrades", "the victim was taken to a
    hospital", "none of them was in a critical condition", "nobody was held"."""
    verb = words.text[harm.start]
    if harm.measure is Measure.DETAINED and phrase.inner is not None and not verb.startswith("arrest"):
        return True
    if harm.measure is Measure.INJURED and phrase.definite and words.text[phrase.head] in ("victim", "victims"):
        return True
    return phrase.kind is Kind.NONE and verb in ("in", "held", "taken")


def herd(words: Words, phrase: Counted, animals: Container[str]) -> bool:
    """ "Ten head of cattle"."""
    near = words.text[phrase.head + 1 : phrase.head + 4]
    return words.text[phrase.head] in _HEADS and any(w in animals for w in near)


def identified_as(words: Words, phrases: Sequence[Counted], n: int) -> int | None:
    """ "The injured man was identified as X": X is counted; "the injured man" alone tells nothing new."""
    if n + 1 >= len(phrases) or phrases[n + 1].kind is not Kind.NAMED:
        return None
    gap = words.text[phrases[n].end : phrases[n + 1].start]
    return n + 1 if any(w in ("identified", "named") for w in gap) and len(gap) <= 5 else None
