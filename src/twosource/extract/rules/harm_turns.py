"""Turns of phrase that say what happened to people without a verb of harm: treated, hit by bullets, caught, crossed over."""

from __future__ import annotations

from twosource.core.vocab import Measure
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.led_away import led_away
from twosource.extract.rules.words import Words

_LOSE = frozenset({"lost", "lose", "loses", "losing"})
_LIMBS = frozenset(
    {"limb", "limbs", "leg", "legs", "arm", "arms", "eye", "eyes", "hand", "hands", "foot", "feet", "sight"}
)
_CUT = frozenset({"cut", "slit", "slashed", "cutting", "slitting"})
_HAVE = frozenset({"had", "have", "has", "having", "with"})
_PAID = frozenset({"pay", "paid", "pays", "paying"})
_LED = frozenset({"taken", "led", "marched", "herded", "driven", "dragged", "bundled", "pulled"})
_CARTED = frozenset({"truck", "trucks", "car", "cars", "van", "vehicle", "forest", "bush", "jungle", "boat"})
_UNKNOWN = frozenset({"unknown", "unclear", "uncertain", "known"})
_NOTHING = frozenset({"nothing", "not", "n't", "no", "nor"})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
_STEPS = frozenset({"being", "also", "still", "now", "later", "currently", "already", "all", "both", "then", "since"})
_UNDERGO = frozenset(
    {
        *("undergo", "undergoes", "underwent", "undergone", "undergoing", "receive", "receives", "received"),
        *("receiving", "get", "gets", "got", "getting", "need", "needed", "require", "required", "requiring"),
    }
)
_CARE = frozenset({"treatment", "surgery", "operations", "operation"})
_AILMENTS = frozenset({"shock", "smoke", "concussion", "trauma", "bullet", "gunshot", "blast", "fractures", "cuts"})
_PROJECTILES = frozenset(
    {
        *("bullet", "bullets", "shrapnel", "splinter", "splinters", "fragment", "fragments", "gunfire", "gunshot"),
        *("gunshots", "pellet", "pellets", "ricochet", "debris", "glass", "sniper"),
    }
)
_HITS = frozenset({"hit", "hits", "struck", "strike", "strikes", "grazed", "caught"})
_FATAL = frozenset({"killed", "killing", "dead", "died", "dies", "fatally", "death", "deaths", "perished"})
_CATCH = frozenset({"caught", "catch", "nabbed", "captured"})
_ELSEWHERE = frozenset({"in", "between", "on", "up", "off", "with", "amid", "out", "when", "unawares", "by", "under"})
_REACH = frozenset(
    {"arrive", "arrives", "arrived", "arriving", "cross", "crosses", "crossed", "crossing", "flow", "flowed", "poured"}
)
_OVER = frozenset({"through", "via", "into", "across", "over", "from"})


def turned_harm(words: Words, i: int, start: int, end: int, *, rules: FigureRules) -> tuple[Measure, int, bool] | None:
    """What the turn at ``i`` says, where it ends, and whether its people stand after it; ``None`` where there is none."""
    text = words.text[i]
    if text == "treated" and _treated(words, i, end, rules):
        return Measure.INJURED, i + 1, False
    if text in ("treated", "admitted") and _takes_in(words, i, end, rules):
        return Measure.INJURED, i + 1, True
    if text == "operated" and words.at(i + 1) == "on" and not _passive(words, i):
        return Measure.INJURED, i + 2, True
    if text in _LOSE and words.tag[i].startswith("V") and _limb(words, i, end):
        return Measure.INJURED, i + 1, False
    if (
        text in ("throats", "throat")
        and words.at(i + 1) == "of"
        and not _CUT.isdisjoint(words.text[max(start, i - 3) : i])
    ):
        return Measure.KILLED, i + 2, True
    if text in _PAID and words.at(i + 1) == "with" and words.at(i + 3) in ("lives", "life"):
        return Measure.KILLED, i + 4, False
    if text in _HAVE and words.at(i + 2) in ("throats", "throat") and words.at(i + 3) in _CUT:
        return Measure.KILLED, i + 4, False
    if (led := led_away(words, i, end, passive=_passive(words, i), rules=rules)) is not None:
        return Measure.DETAINED, i + 1, led
    if text in ("bury", "buried", "burying") and words.tag[i].startswith("V") and _interred(words, i, end, rules):
        return Measure.KILLED, i + 1, not _passive(words, i)
    if text in _LED and words.tag[i].startswith("V") and _passive(words, i) and _off(words, i, end):
        return Measure.DETAINED, i + 1, False
    if text in rules.measures.driven and words.at(i + 1) == "out" and words.at(i + 2) != "of" and _passive(words, i):
        return Measure.DISPLACED, i + 2, False
    if text in ("fate", "whereabouts") and words.at(i + 1) == "of" and not _UNKNOWN.isdisjoint(words.text[i:end]):
        return Measure.MISSING, i + 2, True
    if (
        text == "heard"
        and words.at(i + 1) in ("of", "from")
        and not _NOTHING.isdisjoint(words.text[max(start, i - 4) : i])
    ):
        return Measure.MISSING, i + 2, True
    if text in ("left", "leave") and _away(words, i, end) and _many(words, i, start, rules):
        return Measure.DISPLACED, i + 1, False
    if text in _UNDERGO and words.tag[i].startswith("V") and _cared(words, i, end) and words.at(i + 1) != "no":
        return Measure.INJURED, i + 1, False
    if text in _HITS and words.tag[i].startswith("V") and not _FATAL & set(words.text[i:end]):
        if _passive(words, i) and words.at(i + 1) in ("by", "in"):
            shots = set(words.text[i + 2 : min(i + 7, end)])
            blown = shots & rules.measures.blasts and _people_before(words, i, start, rules)
            return (Measure.INJURED, i + 1, False) if shots & _PROJECTILES or blown else None
        if words.text[i - 1] in _PROJECTILES and not _passive(words, i):
            return Measure.INJURED, i + 1, True
    if text in _CATCH - {"captured"} and words.tag[i].startswith("V"):
        if _passive(words, i) and _held(words, i, end):
            return Measure.DETAINED, i + 1, False
        if not _passive(words, i) and words.text[i] == "nabbed":
            return Measure.DETAINED, i + 1, True
    if (
        text == "on"
        and words.text[i + 1 : i + 3] == ["the", "move"]
        and _many(words, _before_verb(words, i), start, rules)
    ):
        return Measure.DISPLACED, i + 3, False
    if text in _REACH and words.tag[i].startswith("V") and words.at(i + 1) in _OVER and _many(words, i, start, rules):
        return Measure.DISPLACED, i + 1, False
    return None


def _people_before(words: Words, i: int, start: int, rules: FigureRules) -> bool:
    """A number of people as the subject of the verb at ``i``."""
    return any(
        words.text[k] in rules.people.nouns and words.tag_at(k - 1) in ("CD", "DT", "JJ", "NN", "NNP")
        for k in range(i - 1, max(start, i - 5) - 1, -1)
    )


def _interred(words: Words, i: int, end: int, rules: FigureRules) -> bool:
    """ "Buried nine relatives", "20 persons were buried in two graves", not "buried under the rubble"."""
    near = words.text[i + 1 : min(i + 7, end)]
    if not rules.measures.buried_alive.isdisjoint(near):
        return False
    ahead = range(i - 5, i) if _passive(words, i) else range(i + 1, min(i + 6, end))
    return any(words.at(k) in rules.people.nouns for k in ahead) and any(words.tag_at(k) == "CD" for k in ahead)


def _takes_in(words: Words, i: int, end: int, rules: FigureRules) -> bool:
    """ "admitted 33 patients with shrapnel wounds", "treated ten people for burns": the wounds are told."""
    if _passive(words, i) or words.tag[i] not in ("VBD", "VBN", "VBP"):
        return False
    later = words.text[i + 1 : min(i + 12, end)]
    return ("with" in later or "for" in later) and not (rules.measures.harm_nouns | _AILMENTS).isdisjoint(later)


def _limb(words: Words, i: int, end: int) -> bool:
    """ "lost both legs", "lost an eye"."""
    for k in range(i + 1, min(i + 5, end)):
        if words.text[k] in _LIMBS:
            return words.at(k + 1) != "of"
        if words.tag[k] not in ("DT", "PRP$", "CD", "JJ", "PDT", "CC"):
            return False
    return False


def _away(words: Words, i: int, end: int) -> bool:
    """ "have left Orlen for the hills", "had to leave": people who go."""
    if words.text[max(i - 2, 0) : i] in (["had", "to"], ["have", "to"], ["forced", "to"]):
        return True
    for k in range(i + 1, min(i + 5, end)):
        if words.text[k] == "for":
            return words.tag_at(k + 1) in ("NNP", "DT", "NNS", "JJR", "JJ", "VBG") and words.tag[i + 1] in ("NNP", "DT")
        if words.tag[k] not in ("NNP", "DT", "NN"):
            return False
    return False


def _off(words: Words, i: int, end: int) -> bool:
    """ "taken from the school at gunpoint", "herded into a truck": led away by force."""
    later = words.text[i + 1 : min(i + 9, end)]
    return (
        "gunpoint" in later
        or later[:1] in (["away"], ["off"])
        or (later[:1] == ["into"] and not _CARTED.isdisjoint(later[:4]))
    )


def _before_verb(words: Words, i: int) -> int:
    """The index of the verb "to be" before ``i``, or ``i``."""
    return i - 1 if words.at(i - 1) in _BE else i


def _passive(words: Words, i: int) -> bool:
    k = i - 1
    while k >= 0 and (words.tag[k] == "RB" or words.text[k] in _STEPS) and words.text[k] != "being":
        k -= 1
    return words.at(k) in _BE


def _treated(words: Words, i: int, end: int, rules: FigureRules) -> bool:
    """ "are being treated", "was treated for burns", not "treated as a hero" or "treated for malaria"."""
    k = i - 1
    while words.tag_at(k) == "RB" or words.at(k) in _STEPS:
        k -= 1
    if words.at(k) not in _BE and words.at(k) not in ("have", "has"):
        return False
    after = words.at(i + 1)
    if after == "for":
        told = set(words.text[i + 2 : min(i + 9, end)])
        return bool(told & (rules.measures.harm_nouns | _AILMENTS))
    return after in (".", ",", ";", "", "in", "at", "by", "there", "and", "on", '"', "inside") or i + 1 >= end


def _cared(words: Words, i: int, end: int) -> bool:
    """ "underwent surgery", "receiving hospital treatment"."""
    return any(
        words.text[k] in _CARE and all(words.tag[j] in ("JJ", "NN", "DT", "VBG") for j in range(i + 1, k))
        for k in range(i + 1, min(i + 4, end))
    )


def _held(words: Words, i: int, end: int) -> bool:
    """ "was caught before he could fire", not "caught in the crossfire"."""
    after = words.at(i + 1)
    if after == "by":
        return any(
            words.text[k] in ("police", "soldiers", "guards", "troops", "residents")
            for k in range(i + 2, min(i + 6, end))
        )
    return after not in _ELSEWHERE or (after in ("when", "in") and words.at(i + 2) not in ("the", "a", "cross", "fire"))


def _many(words: Words, i: int, start: int, rules: FigureRules) -> bool:
    """ "3,000 people who arrived through", "have crossed into": a number of people who bear no arms."""
    for k in range(i - 1, max(start, i - 6) - 1, -1):
        noun = rules.people.nouns.get(words.text[k])
        if noun is not None:
            return noun.lemma in (
                "people",
                "person",
                "family",
                "refugee",
                "civilian",
                "household",
                "individual",
                "villager",
            )
        if (
            words.text[k]
            not in ("who", "that", "had", "have", "has", "also", "already", "could", "may", "might", "be", "to")
            and words.tag[k] != "RB"
        ):
            return False
    return False
