"""Who is counted: civilians, combatants, children, ... from the noun and its modifiers, and the body they belong to."""

from __future__ import annotations

from twosource.core.vocab import Who
from twosource.extract.rules.figure_rules import People
from twosource.extract.rules.words import Words

_OF = frozenset({"of", "from", "with", "in"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", '"', "so", "-", "called"})
_NAMES = frozenset({"NNP", "NNPS"})


def who_of(words: Words, start: int, head: int, end: int, limit: int, *, people: People) -> tuple[Who, int]:
    """The class of the people in ``[start, end)`` around ``head``, and the phrase's end with a telling "of ..." in it."""
    noun = people.nouns.get(words.text[head])
    before = words.text[start:head]
    if any(w in people.civilian for w in before):
        return Who.CIVILIAN, end
    if noun is None:
        return Who.UNKNOWN, end
    who = noun.who
    if who is Who.COMBATANT and any(w in people.medic for w in before):
        return Who.MEDIC, end  # "medical personnel", "ambulance officers"
    if who in (Who.CHILD, Who.MEDIC, Who.JOURNALIST, Who.COMBATANT):
        return who, end
    if any(w in people.journalist for w in before):
        return Who.JOURNALIST, end
    if any(w in people.medic for w in before):
        return Who.MEDIC, end
    if who in (Who.CIVILIAN, Who.WOMAN, Who.MAN):
        if who is Who.WOMAN:
            return who, end
        armed = any(w in people.combatant for w in before) or (
            noun.lemma in people.belonging.enlisted and _armed(words, start, head, people)
        )
        if (
            not armed
            and who is Who.MAN
            and words.at(head + 1) == "of"
            and (after := _complement(words, head + 1, limit))
        ):
            armed = "armed" in words.text[after[0] : after[1]] or words.at(after[1] - 1) in people.belonging.armies
        return Who.COMBATANT if armed else who, end
    other = [people.nouns[w].who for w in before if w in people.nouns]
    telling = next((w for w in reversed(other) if w is not Who.UNKNOWN), None)
    if telling:
        return telling, end
    if any(w in people.combatant for w in before):
        return Who.COMBATANT, end
    if any(
        (_acronym(words, k, people) and noun.lemma not in people.belonging.unarmed)
        or (noun.lemma in people.belonging.members and words.text[k] in people.bodies)
        for k in range(start, head)
    ):
        return Who.COMBATANT, end
    if (
        noun.lemma in people.belonging.members
        and any(words.ent[k] == "ORG" for k in range(start, head))
        and not people.belonging.civic & set(before)
    ):
        return Who.COMBATANT, end
    complement = _complement(words, head + 1, limit)
    if complement:
        told, stop = complement
        inside = range(told, stop)
        if any(words.text[k] in people.civilian for k in inside):
            return Who.CIVILIAN, stop
        if any(words.text[k] in people.family for k in inside):
            return (Who.WOMAN if any(w in people.female for w in before) else Who.CIVILIAN), stop
        if noun.lemma in people.belonging.members and words.at(stop - 1) in people.belonging.armies:
            return Who.COMBATANT, stop
        nouns = [
            people.nouns[words.text[k]].who
            for k in inside
            if words.text[k] in people.nouns and words.tag[k].startswith("N")
        ]
        if nouns and nouns[-1] is not Who.UNKNOWN and words.at(head + 1) == "of":
            return nouns[-1], stop
        if noun.lemma in people.belonging.members and any(
            words.text[k] in people.bodies or _acronym(words, k, people) for k in inside
        ):
            return Who.COMBATANT, stop
    if any(w in people.female for w in before):
        return Who.WOMAN, end
    return who, end


def _armed(words: Words, start: int, head: int, people: People) -> bool:
    """ "rebel volunteers", "NDF men": a modifier is a soldier's word or a force's short name."""
    return any(
        _acronym(words, k, people)
        or ((noun := people.nouns.get(words.text[k])) is not None and noun.who is Who.COMBATANT)
        for k in range(start, head)
    )


def _acronym(words: Words, i: int, people: People) -> bool:
    shape = words.shape[i]
    return (
        not words.capitals
        and 2 <= len(shape) <= 7
        and shape.isupper()
        and shape.isalpha()
        and shape not in people.belonging.civil_acronyms
        and not shape.startswith("UN")
    )


def _complement(words: Words, i: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase after "of" or "from" at ``i``: its start and end."""
    if words.at(i) not in _OF:
        return None
    start = i + 1
    while start < limit and words.text[start] in _DETERMINERS:
        start += 1
    stop = start
    while (
        stop < limit
        and stop - start < 8
        and (
            words.tag[stop][:2] in ("NN", "JJ")
            or words.text[stop] in ("-", "'s", '"')
            or (words.tag[stop] in ("VBN", "VBD") and words.text[stop - 1] == "-")
        )
    ):
        stop += 1
    return (start, stop) if stop > start else None


def group_of(words: Words, start: int, head: int, end: int, *, people: People) -> str | None:
    """The name of the body that the people belong to: "Hezbollah" of "six Hezbollah fighters", or ``None``."""
    noun = people.nouns.get(words.text[head])
    if noun is None or noun.who not in (Who.COMBATANT, Who.UNKNOWN):
        return None
    named = [k for k in range(start, head) if words.tag[k] in _NAMES or words.ent[k] in ("NORP", "ORG")]
    if named and words.ent[named[0]] not in ("PERSON", "DATE"):
        first = last = named[0]
        for k in named[1:]:
            if k - last <= 2:
                last = k
        return "".join(_glued(words, first, last))
    if end > head + 1:
        named = [k for k in range(head + 1, end) if words.tag[k] in _NAMES]
        if named:
            return "".join(_glued(words, named[0], named[-1]))
    return None


def _glued(words: Words, first: int, last: int) -> list[str]:
    parts: list[str] = []
    for k in range(first, last + 1):
        tight = words.shape[k] in ("-", "'s", "'") or (k > first and words.shape[k - 1] == "-")
        parts.append(words.shape[k] if tight or k == first else f" {words.shape[k]}")
    return parts
