"""Words that say what happened to people: killed, wounded, taken, gone. The triggers of victim figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from twosource.core.vocab import Measure
from twosource.extract.rules.figure_rules import FigureRules, Phrased
from twosource.extract.rules.harm_turns import turned_harm
from twosource.extract.rules.insertions import after_insertion
from twosource.extract.rules.words import Words

BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "gets", "got", "getting", "am"})
HAVE = frozenset({"has", "have", "had", "having"})
_LIFE_TAKERS = frozenset(
    {
        "claim",
        "claims",
        "claimed",
        "claiming",
        "take",
        "takes",
        "took",
        "taken",
        "taking",
        "cost",
        "costs",
        "costing",
        "loss",
        "lost",
        "losing",
    }
)
_LEAVE = frozenset({"leave", "leaves", "left", "leaving", "flee", "flees", "fled", "fleeing"})
_HOMES = frozenset({"home", "homes", "house", "houses", "area", "areas", "village", "villages", "town", "towns"})
_FATAL = frozenset({"shot", "wounded", "injured", "stabbed", "struck", "hit", "shoot", "shooting"})
_BODIES = frozenset({"bodies", "body", "corpses", "corpse", "remains"})
_COPULAS = frozenset({"were", "was", "are", "is", "include", "included", "includes"})
_LOSE = frozenset({"lost", "loses", "losing"})
_PULLED = {
    **dict.fromkeys(("bring", "brought", "bringing", "shot", "shoot", "shooting", "burned", "burning"), "down"),
    **dict.fromkeys(("blow", "blew", "blown", "blowing"), "up"),
    **dict.fromkeys(("knock", "knocked", "knocking"), "out"),
}
_SHOT = frozenset({"shot", "shoot", "shoots", "shooting"})
_DEADLY = _SHOT | frozenset(
    {
        *("stabbed", "stab", "stabs", "stabbing", "beat", "beats", "beaten", "beating", "hacked", "hacking"),
        *("tortured", "torturing", "burned", "burnt", "burning", "stoned", "stoning", "clubbed", "clubbing"),
        *("bludgeoned", "starved", "starving", "crushed", "crushing", "trampled", "put", "puts", "putting"),
    }
)
_LOST_WHERE = frozenset({"when", "in", "as", "after", "during", "to", ".", ","})
_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "it"})
_PARTICLES = {
    "take": "out",
    "takes": "out",
    "took": "out",
    "taken": "out",
    "taking": "out",
    "wipe": "out",
    "wiped": "out",
    "wiping": "out",
    "gun": "down",
    "gunned": "down",
    "gunning": "down",
    "shot": "dead",
    "shoot": "dead",
    "shooting": "dead",
}


_TAKE = frozenset({"take", "takes", "took", "taking", "hold", "holds", "held", "holding"})
_HOSTAGE = frozenset({"hostage", "captive", "prisoner"})
_MEET = frozenset({"meet", "meets", "met", "meeting"})
_CLAIM = frozenset({"claim", "claims", "claimed", "claiming"})
_BLAZE = frozenset({"alight", "ablaze", "afire", "aflame"})


class Side(StrEnum):
    """Where the people stand: object of a verb, subject of a verb, described by an adjective, after a noun and "of"."""

    OBJECT = "object"
    SUBJECT = "subject"
    ADJECTIVE = "adjective"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Harm:
    """Words ``[start, end)`` say that people were ``measure``; ``active`` where an object verb has its object after it."""

    measure: Measure
    start: int
    end: int
    side: Side
    active: bool = False
    needs_people: bool = False
    object_at: int | None = None


def find_harms(words: Words, start: int, end: int, *, rules: FigureRules) -> list[Harm]:
    """All triggers in the sentence ``[start, end)``, left to right."""
    found: list[Harm] = []
    i = start
    while i < end:
        harm = _harm_at(words, i, start, end, rules)
        if harm is not None:
            found.append(harm)
            i = max(harm.end, i + 1)
        else:
            i += 1
    return found


def _harm_at(words: Words, i: int, start: int, end: int, rules: FigureRules) -> Harm | None:
    text, tag, m = words.text[i], words.tag[i], rules.measures
    if (
        (particle := _PARTICLES.get(text))
        and words.at(i + 1) in _OBJECT_PRONOUNS
        and words.at(i + 2) == particle
        and words.at(i + 3) != "of"
    ):
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, active=True, object_at=i + 1)
    if turned := turned_harm(words, i, start, end, rules=rules):
        people = turned[0] is Measure.DETAINED or (turned[2] and turned[0] is not Measure.KILLED)
        side = Side.SUBJECT if turned[0] is Measure.DISPLACED else Side.OBJECT
        return Harm(turned[0], i, turned[1], side, active=turned[2], needs_people=people)
    if found := _phrase(words, i, end, m.subject_phrases):
        return Harm(found[1], i, i + found[0], Side.SUBJECT)
    if text in ("lives", "life") and words.at(i + 1) == "of" and takes_lives(words, i, start):
        return Harm(Measure.KILLED, i, i + 2, Side.NOMINAL, active=True)
    if text in _LOSE and words.tag[i].startswith("V") and words.at(i - 1) not in BE:
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, active=True, needs_people=True)
    if text == "lost" and words.at(i - 1) in ("were", "was") and words.at(i + 1) in _LOST_WHERE:
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, needs_people=True)
    if text in _DEADLY and tag.startswith("V") and _to_death(words, i, end):
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, active=True)
    if text in m.driven and tag.startswith("V") and _from_homes(words, i, end):
        return Harm(Measure.DISPLACED, i, i + 1, Side.OBJECT, active=_active(words, i, start, i + 1), needs_people=True)
    if text in _TAKE and any(words.text[k] in _HOSTAGE for k in range(i + 2, min(i + 10, end))):
        k = next(k for k in range(i + 2, end) if words.text[k] in _HOSTAGE)
        if not any(w in (",", ".", ";", "who", "that") for w in words.text[i:k]):
            return Harm(Measure.DETAINED, i, i + 1, Side.OBJECT, active=True, needs_people=True)
    if text in _PULLED and tag.startswith("V") and _felled(words, i, end, rules):
        return Harm(Measure.DESTROYED, i, i + 1, Side.OBJECT, active=True)
    if text == "set" and (after := _alight(words, i, end)):
        return Harm(Measure.DESTROYED, i, after, Side.OBJECT, active=_active(words, i, start, after))
    if text in _MEET and any(words.text[k] in ("death", "deaths") for k in range(i + 1, min(i + 5, end))):
        stop = next(k for k in range(i + 1, end) if words.text[k] in ("death", "deaths"))
        return Harm(Measure.KILLED, i, stop + 1, Side.SUBJECT)
    if text in _CLAIM and tag.startswith("V") and _claims_people(words, i, end):
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, active=True)
    if (found := _phrase(words, i, end, m.object_phrases)) and not _out_of(words, i + found[0]):
        size, measure = found
        away = measure is Measure.DETAINED
        return Harm(measure, i, i + size, Side.OBJECT, active=_active(words, i, start, i + size), needs_people=away)
    if (
        text in m.past_participles
        and words.at(i + 1) == "of"
        and words.tag_at(i + 2) == "CD"
        and text in m.object_verbs
    ):
        return Harm(
            m.object_verbs[text], i, i + 2, Side.NOMINAL, active=True
        )  # "martyred of four": translated word by word
    if text in m.nominals and (nominal := _nominal(words, i, end, rules)):
        return nominal
    if text in _FATAL and words.at(i - 1) in ("fatally", "mortally"):
        return Harm(Measure.KILLED, i, i + 1, Side.OBJECT, active=_active(words, i, start, i + 1))
    if text in m.object_verbs and _verbal(words, i, rules):
        return Harm(
            m.object_verbs[text],
            i,
            i + 1,
            Side.OBJECT,
            active=_active(words, i, start, i + 1),
            needs_people=text in m.needs_people,
        )
    if text in _BODIES and words.at(i + 1) == "of" and _of_the_dead(words, i, start, end, rules):
        return Harm(Measure.KILLED, i, i + 2, Side.NOMINAL, active=True)
    if text in m.subject_verbs and (tag.startswith("V") or tag in ("NN", "NNS", "JJ", "NNP")):
        return Harm(m.subject_verbs[text], i, i + 1, Side.SUBJECT)
    if text in m.harm_verbs:
        for k in range(i + 1, min(i + 9, end)):
            if words.text[k] in m.harm_nouns:
                return Harm(Measure.INJURED, i, k + 1, Side.SUBJECT)
    if text in _LEAVE and _with_injuries(words, i, end, rules):
        return Harm(Measure.INJURED, i, i + 1, Side.OBJECT, active=True, needs_people=True)
    if text in _LEAVE:
        for k in range(i + 1, min(i + 5, end)):
            if words.text[k] in _HOMES:
                return Harm(Measure.DISPLACED, i, k + 1, Side.SUBJECT)
    if (
        words.at(i - 1) == "the"
        and words.at(after_insertion(words, i + 1, end)) in ("include", "included", "includes", "were", "are")
        and (text in m.adjectives or text in m.past_participles or text in m.nobody.nouns)
    ):
        told_of = m.adjectives.get(text) or m.object_verbs.get(text) or m.counted.get(text) or Measure.KILLED
        if told_of is not Measure.CASUALTIES:
            return Harm(told_of, i, i + 1, Side.ADJECTIVE)
    if (
        text in ("among", "amongst")
        and words.at(i + 1) in ("the", "those")
        and words.at(after_insertion(words, i + 3, end)) not in _COPULAS
    ):
        deep = i + 2
        while words.tag_at(deep) in ("RB", "CD"):
            deep += 1
        told = words.at(deep)
        among = m.adjectives.get(told) or m.counted.get(told) or m.object_verbs.get(told)
        if told in ("victims", "dead", "killed", "wounded", "injured", "missing", "detained", "fatalities") and (
            among or told == "victims"
        ):
            return Harm(among or Measure.KILLED, i, deep + 1 if deep == i + 2 else i + 1, Side.SUBJECT)
    if text in m.adjectives and (words.at(i - 1) not in ("the", "of") or _many_of(words, i, rules)):
        return Harm(m.adjectives[text], i, i + 1, Side.ADJECTIVE)
    return None


def _out_of(words: Words, after: int) -> bool:
    """ "was taken out of surgery": moved, not killed."""
    return words.at(after - 1) == "out" and words.at(after) == "of"


def _of_the_dead(words: Words, i: int, start: int, end: int, rules: FigureRules) -> bool:
    """ "The bodies of two guards", or a body of someone that is found, seen, buried."""
    counted = words.text[i] in ("bodies", "corpses") and words.tag_at(i + 2) == "CD"
    return counted or any(words.text[k] in rules.measures.found_verbs for k in range(start, end))


def _from_homes(words: Words, i: int, end: int) -> bool:
    """ "driven 80 families from their homes", "forced thousands to flee"."""
    for k in range(i + 1, min(i + 12, end)):
        if words.text[k] in ("flee", "leave") and words.at(k - 1) == "to":
            return True
        if words.text[k] in _HOMES and words.text[k] not in ("area", "areas") and {"from", "of"} & set(words.text[i:k]):
            return True
        if words.text[k] in (".", ";", ","):
            return False
    return False


def _to_death(words: Words, i: int, end: int) -> bool:
    """ "stabbed a man to death", "shot two guards dead": the people stand between."""
    for k in range(i + 2, min(i + 8, end)):
        if (words.text[k] == "to" and words.at(k + 1) == "death") or (
            words.text[k] == "dead" and words.text[i] in _SHOT
        ):
            return True
        if words.text[k] in (".", ";", ",", "and", "who", "was", "were"):
            return False
    return False


def _with_injuries(words: Words, i: int, end: int, rules: FigureRules) -> bool:
    """ "left six villagers with serious burns"."""
    for k in range(i + 2, min(i + 9, end)):
        if words.text[k] == "with":
            return any(words.at(j) in rules.measures.harm_nouns for j in range(k + 1, min(k + 5, end)))
        if words.text[k] in (".", ";", ",", "dead", "and"):
            return False
    return False


def _felled(words: Words, i: int, end: int, rules: FigureRules) -> bool:
    """ "brought two helicopters down", "blew the bridge up": the things stand between the verb and its particle."""
    for k in range(i + 2, min(i + 7, end)):
        if words.text[k] == _PULLED[words.text[i]]:
            return words.text[k - 1] in rules.measures.things
        if words.tag[k] in ("IN", ".", ",", "VBD", "CC"):
            return False
    return False


def _alight(words: Words, i: int, end: int) -> int | None:
    """ "set nine huts alight", "were set on fire", "set fire to ten cars": where the trigger ends, or ``None``."""
    if words.at(i + 1) == "fire" and words.at(i + 2) == "to":
        return i + 3
    if words.at(i + 1) in _BLAZE:
        return i + 2
    if words.at(i + 1) == "on" and words.at(i + 2) == "fire":
        return i + 3
    for k in range(i + 2, min(i + 14, end)):
        if words.text[k] in _BLAZE or (words.text[k] == "on" and words.at(k + 1) == "fire"):
            return i + 1
        if words.text[k] in (";", "."):
            return None
    return None


def _claims_people(words: Words, i: int, end: int) -> bool:
    """ "the war claimed 9,000 Angolans": a number that the verb governs, not the subject of what is claimed."""
    for k in range(i + 1, min(i + 8, end)):
        if words.tag[k] in ("NNS", "NNPS") or words.ent[k] == "NORP":
            return (
                words.head[k] == i
                and words.dep[k] in ("dobj", "obj")
                and any(words.tag[j] == "CD" for j in range(i + 1, k))
                and (words.ent[k] == "NORP" or words.text[k] == "people")
            )
    return False


def _phrase(words: Words, i: int, end: int, table: Phrased) -> tuple[int, Measure] | None:
    for phrase, measure in table.get(words.text[i], ()):
        if i + len(phrase) <= end and all(words.text[i + k] == w for k, w in enumerate(phrase)):
            return len(phrase), measure
    return None


def _verbal(words: Words, i: int, rules: FigureRules) -> bool:
    text, tag = words.text[i], words.tag[i]
    if tag.startswith("V") and tag != "VB":
        return True
    if text in rules.measures.past_participles:
        return words.at(i - 1) not in ("the", "its", "their") or words.at(i + 1) in ("in", "by")
    if tag == "VB":
        return True
    if text.endswith("ing"):
        return words.at(i + 1) != "of" and words.at(i - 1) not in ("the", "a", "of", "an")
    return text.endswith("s") and tag in ("NNS", "NNPS", "NNP") and words.tag_at(i + 1) in ("CD", "DT")


def _active(words: Words, i: int, start: int, after: int) -> bool:
    """True where the verb at ``i`` takes its victims after it."""
    tag, text = words.tag[i], words.text[i]
    k = i - 1
    while k >= start and (
        (words.tag[k] in ("RB", "CC") and words.text[k] not in ("and", "or", "but"))
        or words.text[k] in ("not", "also", "reportedly")
    ):
        k -= 1
    before = words.text[k] if k >= start else ""
    if text.endswith("ing"):
        return before != "being"
    if before in BE or (words.tag_at(k) == "CD" and words.tag_at(after) in ("TO", "IN")):
        return False  # "took five wounded to the clinic"
    if any(
        words.head[k] == i and words.dep[k] == "dobj" and words.text[k] not in ("who", "that", "which")
        for k in range(after, min(after + 25, len(words)))
    ):
        return True
    if before in HAVE or before in ("to", "'ve"):
        return True
    if not text.endswith(("ed", "in", "t", "d", "en")):
        return True
    if tag == "VBN" and words.dep[i] in ("acl", "amod"):
        return False
    return _object_follows(words, after)


def _object_follows(words: Words, k: int) -> bool:
    skipped = 0
    while skipped < 3 and (
        words.tag_at(k) == "RB"
        or words.at(k)
        in (
            '"',
            "-",
            "at",
            "least",
            "more",
            "than",
            "up",
            "to",
            "as",
            "many",
            "about",
            "around",
            "nearly",
            "almost",
            "over",
            "some",
            "another",
        )
    ):
        if words.at(k) in ("at", "about", "around", "over", "up") and not (
            words.tag_at(k + 1) in ("CD", "JJS", "TO") or words.at(k + 1) in ("least", "a", "to")
        ):
            return False
        k += 1
        skipped += 1
    tag = words.tag_at(k)
    if words.at(k) in ("when", "after", "while", "who", "that", "in", "by", "on"):
        return False
    if words.ent[k] in ("DATE", "TIME") if 0 <= k < len(words) else False:
        return False
    return tag in ("CD", "DT", "PRP", "PRP$", "NNS", "NN", "NNP", "NNPS", "JJ", "PDT", "VBN") or (
        skipped > 0 and tag.startswith("N")
    )


def _many_of(words: Words, i: int, rules: FigureRules) -> bool:
    """ "dozens of dead and wounded"."""
    return words.at(i - 1) == "of" and words.at(i - 2) in rules.numbers.open


def _nominal(words: Words, i: int, end: int, rules: FigureRules) -> Harm | None:
    """ "the death of", "the killing and wounding of", "claimed the lives of"."""
    text = words.text[i]
    if words.at(i + 1) == "of" or (words.at(i + 1) == "to" and rules.measures.nominals[text] is Measure.INJURED):
        return Harm(rules.measures.nominals[text], i, i + 2, Side.NOMINAL, active=True)
    if words.at(i - 1) == "the" and words.tag_at(i + 1) == "CD" and words.tag_at(i + 2).startswith(("NNS", "JJ", "NN")):
        return Harm(
            rules.measures.nominals[text], i, i + 1, Side.NOMINAL, active=True
        )  # "the death four members": "of" left out
    if words.at(i + 1) in ("and", "or") and words.text[i + 2 : i + 3]:
        second = i + 3 if words.text[i + 2] in ("the",) else i + 2
        if second < end and words.text[second] in rules.measures.nominals and words.at(second + 1) == "of":
            return Harm(rules.measures.nominals[text], i, i + 1, Side.NOMINAL, active=True)
    return None


def takes_lives(words: Words, i: int, start: int) -> bool:
    """True where the "lives" at ``i`` are claimed, lost, taken or cost."""
    return any(words.text[k] in _LIFE_TAKERS for k in range(max(start, i - 6), i)) or any(
        words.at(k) in ("lost", "claimed", "taken") for k in range(i + 1, i + 4)
    )
