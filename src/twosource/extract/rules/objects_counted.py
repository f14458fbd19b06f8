"""Counted nouns that bear their own measure: deaths, bodies, airstrikes, missiles; and lives that are lost."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure
from twosource.extract.rules.chains import Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.harm import takes_lives
from twosource.extract.rules.words import Words

_VAGUE = frozenset(
    {"use", "used", "uses", "using", "hit", "strike", "struck", "target", "targeted", "attack", "attacked"}
)
_SPEAK = frozenset(
    {"told", "tell", "tells", "spoke", "speak", "speaks", "talked", "talks", "heard", "knew", "know", "learned"}
)
_CAME = frozenset({"came", "come", "coming"})
_TAKEN = frozenset(
    {
        "take",
        "takes",
        "took",
        "taken",
        "taking",
        "seized",
        "seize",
        "seizing",
        "held",
        "hold",
        "holding",
        "grabbed",
        "grabbing",
    }
)
_SEIZED = frozenset(
    {
        "seized",
        "seize",
        "seizing",
        "confiscated",
        "confiscating",
        "stored",
        "storing",
        "smuggled",
        "smuggling",
        "bought",
    }
)
_LEAVES = frozenset({"left", "leaves", "leaving", "blew", "tore", "ripped"})
_ARMED_DRONE = frozenset({"suicide", "explosive", "kamikaze", "exploding", "bomb"})


def read_objects(
    words: Words, span: tuple[int, int], phrases: Sequence[Counted], reading: Reading, *, rules: FigureRules
) -> None:
    """Mark the phrases of the sentence whose own noun says what is counted."""
    start, end = span
    m = rules.measures
    used = any(words.text[k] in m.launch_verbs or words.text[k] in m.object_verbs for k in range(start, end))
    found = any(words.text[k] in rules.measures.found_verbs for k in range(start, end))
    for n, phrase in enumerate(phrases):
        if n in reading.measure:
            continue
        word = words.text[phrase.head]
        if (
            word in ("life", "lives")
            and phrase.kind is Kind.NUMBER
            and (takes_lives(words, phrase.start, start) or takes_lives(words, phrase.head, start))
        ):
            reading.add(n, Measure.KILLED, phrase.head)
            continue
        if (
            word == "victims"
            and (
                words.at(phrase.start - 1) in rules.measures.victim_verbs
                or words.at(phrase.start - 2) in rules.measures.victim_verbs
            )
            and phrase.kind is Kind.NUMBER
        ):
            reading.add(n, Measure.KILLED, phrase.head)
            continue
        if (
            word in ("hostages", "captives", "prisoners")
            and phrase.kind is Kind.NUMBER
            and words.at(phrase.start - 1) in _TAKEN
        ):
            reading.add(n, Measure.DETAINED, phrase.head)
            continue
        if word == "times" and phrase.kind is Kind.NUMBER:
            reading.add(n, Measure.STRIKES, phrase.head)
            continue
        measure = rules.measures.counted.get(word)
        noun = phrase.end + 1 if words.at(phrase.end) in ("more", "other", "further") else phrase.end
        if (
            phrase.bare
            and words.at(noun) in rules.measures.counted
            and (words.tag_at(noun).startswith("N") or _told_of(words, phrase))
        ):
            measure = rules.measures.counted[words.at(noun)]
        if measure is None or not _counts(words, phrase, word, measure, rules, used=used, found=found):
            continue
        reading.add(n, measure, phrase.head)


def _counts(
    words: Words, phrase: Counted, word: str, measure: Measure, rules: FigureRules, *, used: bool, found: bool
) -> bool:
    if phrase.kind is Kind.NONE:
        # "no casualties were reported" is silence, "no deaths" too; nobody counts only with a verb of harm
        return False
    if word in rules.measures.body_nouns:
        if words.text[phrase.start] in ("his", "her", "their", "its", "the"):
            return False
        if phrase.kind is Kind.SINGLE and words.at(phrase.end) == "of" and words.tag_at(phrase.end + 1) in ("DT", "CD"):
            return False  # "the body of a guard": the guard is counted
        if phrase.kind is Kind.NUMBER and word in ("bodies", "corpses") and not phrase.partitive:
            return not _institutions(words, phrase, rules)
        return (found or _told_of(words, phrase)) and phrase.kind in (Kind.NUMBER, Kind.SINGLE)
    if phrase.kind is Kind.NUMBER:
        if measure is Measure.STRIKES and words.text[phrase.start] == "both":
            return False  # "in both attacks": told of before
        if (phrase.partitive and (phrase.bare or (phrase.low == 1 and measure is not Measure.ROUNDS))) or words.at(
            phrase.start + 1
        ) == "such":
            return False
        if measure is Measure.ROUNDS and _stock(words, phrase):
            return False
        if measure is Measure.ROUNDS:
            came = words.at(phrase.end) in _CAME and words.at(phrase.end + 1) in ("over", "down", "in")
            exploded = (
                words.at(phrase.end) in ("went", "go", "going", "gone", "goes") and words.at(phrase.end + 1) == "off"
            )
            return used or came or exploded or words.at(phrase.end) in ("on", "at", "into", "toward", "towards")
        return True
    if phrase.kind is Kind.SINGLE and measure is Measure.ROUNDS and not phrase.definite:
        return _used(words, phrase, word, rules)
    return False


def _institutions(words: Words, phrase: Counted, rules: FigureRules) -> bool:
    """ "Three international bodies", "two bodies of water", "the ten bodies died": none that anyone counts as dead."""
    inside = words.text[phrase.start : phrase.head]
    return (
        any(w in rules.measures.institutional for w in inside)
        or words.text[phrase.head + 1 : phrase.head + 3] == ["of", "water"]
        or (words.at(phrase.start - 1) == "the" and words.at(phrase.start - 2) == "of")
    )


def _told_of(words: Words, phrase: Counted) -> bool:
    """ "told us of six bodies", "spoke of nine more dead", "heard about ten dead"."""
    return words.at(phrase.start - 1) in ("of", "about") and any(
        words.at(k) in _SPEAK for k in range(phrase.start - 4, phrase.start - 1)
    )


def _stock(words: Words, phrase: Counted) -> bool:
    """ "3,000 rounds of ammunition", "seized 40 rockets": what lies in store or is taken was not fired."""
    above = words.head[phrase.head]
    while words.dep[phrase.head] == "conj" and words.dep[above] == "conj" and words.head[above] != above:
        above = words.head[above]
    verb = words.head[above] if words.dep[phrase.head] == "conj" else above
    return (
        words.text[phrase.end : phrase.end + 2] in (["of", "ammunition"], ["of", "ammo"]) or words.text[verb] in _SEIZED
    )


def _used(words: Words, phrase: Counted, word: str, rules: FigureRules) -> bool:
    """A single round counts where it is fired, dropped or lands, not where a "missile attack" is named."""
    if word in ("drone", "uav") and not any(w in _ARMED_DRONE for w in words.text[phrase.start : phrase.head]):
        return False
    launch = rules.measures.launch_verbs
    head = words.head[phrase.head]
    inside = words.text[phrase.start : phrase.head]
    if any(w in ("car", "truck", "vehicle", "roadside", "time", "letter") for w in inside) or (
        word in ("bomb", "bombs") and "suicide" in inside
    ):
        return False
    subject = word in ("drone", "uav")
    if words.text[head] in launch and (
        (words.dep[phrase.head] in ("dobj", "nsubjpass") and words.text[head] not in _VAGUE)
        or (words.dep[phrase.head] == "nsubj" and (subject or words.text[head] not in _VAGUE))
    ):
        return True
    if words.dep[phrase.head] == "nsubj" and (
        words.text[head] in rules.measures.object_verbs or words.text[head] in _LEAVES
    ):
        return True  # "a rocket killed nine", "a bomb left six wounded"
    if words.text[head] in ("set", "went", "go", "goes") and words.at(head + 1) == "off":
        return True
    if words.dep[phrase.head] == "pobj" and words.text[head] == "with":
        above = words.head[head]
        return words.text[above] in launch
    return False
