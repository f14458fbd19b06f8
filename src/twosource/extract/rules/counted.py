"""Phrases that count: "at least ten civilians", "another", "no one", "his wife", "fighters", a person's name.

A phrase only says how many and of whom; whether anyone was killed is for the measures to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.bounds import Bounded, read_bounded
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.people import group_of, who_of
from twosource.extract.rules.words import Words

_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "ADD", "AFX", "XX"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_ARTICLES = frozenset({"a", "an", "another", "the", "his", "her", "its", "their", "our", "my", "this", "each"})
_SKIPPED = frozenset({"the", "his", "her", "its", "their", "our", "these", "those", "more", "other", "further", "additional", "of", "them", "whom", "us", "all", "my", "your"})
_EVENTS = frozenset({Measure.STRIKES, Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DETAINED}) - {Measure.KILLED}
_COPULAS = frozenset({"was", "were", "had", "been", "being", "be", "having", "did"})
_MORE = frozenset({"more", "other", "further", "additional", "of"})
_PRONOUNS = frozenset({"him", "he", "she", "her"})
_NO_NOUN = frozenset({"and", "or", "who", "that", "to", "in", "on", "at", "by", "as", "while", "when", "including", "only", "both"})


class Kind(StrEnum):
    """How a phrase counts."""

    NUMBER = "number"
    SINGLE = "single"
    NAMED = "named"
    PLURAL = "plural"
    NONE = "none"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Counted:
    """Words ``[start, end)``; ``head`` the noun that is counted (the number itself where the noun is left out).

    ``bare``: no noun follows the number. ``known``: the head is a noun for people. ``other``: "others", "another".
    ``inner``: index of a word inside that says what happened to them ("two wounded soldiers").
    ``guess``: capitalised words that may be a person's name.
    """

    start: int
    end: int
    head: int
    low: int
    high: int | None
    kind: Kind
    who: Who = Who.UNKNOWN
    group: str | None = None
    approximate: bool = False
    bare: bool = False
    known: bool = False
    other: bool = False
    plural: bool = True
    definite: bool = False
    inner: int | None = None
    partitive: bool = False
    guess: bool = False


def find_counted(words: Words, start: int, end: int, *, rules: FigureRules) -> list[Counted]:
    """All counting phrases of the sentence ``[start, end)``, left to right, without overlap."""
    found: list[Counted] = []
    i = start
    while i < end:
        phrase = _phrase_at(words, i, end, rules)
        if phrase is None:
            i += 1
            continue
        if found and phrase.start < found[-1].end:
            phrase = None
            i += 1
            continue
        found.append(phrase)
        i = max(phrase.end, i + 1)
    return list(_named_together(words, found))


def _phrase_at(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    text = words.text[i]
    if text in rules.bounds.none:
        return _nobody(words, i, end, rules)
    if _may_be_number(text, rules) and (bounded := read_bounded(words.text, i, names=rules.numbers, bounds=rules.bounds)):
        if bounded.end <= end and _counts(words, bounded, rules):
            return _numbered(words, bounded, end, rules)
        return None
    if text in _ARTICLES:
        return _single(words, i, end, rules)
    if words.ent[i] == "PERSON" and words.tag[i] in ("NNP", "NNPS", "FW", "NN"):
        return _named(words, i, end, rules)
    if text == "him" or (text in _PRONOUNS and words.tag[i] == "PRP"):
        return Counted(i, i + 1, i, 1, 1, Kind.PRONOUN, known=True, plural=False, definite=True)
    if words.tag[i] in _NOUNISH and words.tag[i] not in ("POS", "HYPH"):
        return _bare_noun(words, i, end, rules)
    return None


def _may_be_number(text: str, rules: FigureRules) -> bool:
    names = rules.numbers
    return (
        text[0].isdigit()
        or text in names.units
        or text in names.tens
        or text in names.open
        or text in names.exact
        or text in ("a", "the", "half", "quarter")
    )


def _counts(words: Words, number: Bounded, rules: FigureRules) -> bool:
    """False for years, dates, ages, money, measures, calibres, names of units and other numbers that count no one."""
    i, after = number.number, number.end
    before, following = words.at(i - 1), words.at(after)
    if following in rules.units_after or (following == "-" and words.at(after + 1) in rules.units_after):
        return False
    if following == "old" or (following in ("-", "/", ":") and words.shape[i][0].isdigit() and words.tag_at(after + 1) == "CD"):
        return False
    if before in rules.currency or following in rules.currency:
        return False
    people = rules.people.nouns.get(following)
    if not people and words.ent[i] in ("MONEY", "PERCENT", "ORDINAL") or (words.ent[i] in ("DATE", "TIME") and not people and not _harmed(following, rules) and not _stands_at(words, i, rules)):
        return False
    if words.text[i] == "both" and words.tag_at(after) in ("NNP", "NNPS", "DT", "PRP$"):
        return False
    if words.text[i] in ("one", "no") and before in ("no", "any", "every", "this", "that", "which", "another", "the", "each"):
        return False
    if before in ("aged", "age", "no.", "number", "article", "chapter", "resolution", "route", "highway", "page", "#", "covid"):
        return before == "number" and number.digits is False
    if not number.digits:
        return True
    if before in rules.months or (following in rules.months and not people):
        return False
    if before == "-" and words.shape[i - 2][:1].isalpha() and words.tag_at(i - 2) != "CD":
        return False
    if 1900 <= number.low <= 2100 and "," not in words.text[i] and not people:
        return False
    if number.low >= 10**7 and words.tag_at(after) not in ("NNS", "NN"):
        return False
    named = words.tag_at(i - 1) in ("NNP", "NNPS") and words.shape[i - 1][:1].isupper() and words.dep[i] not in ("nummod", "nsubj", "dobj", "nsubjpass")
    if named and not people and not _harmed(following, rules) and words.tag_at(after) not in ("NNS",):
        return False
    comma = before in (",", "(") and words.tag_at(i - 2) in ("NNP", "NNPS", "NN")
    return not (comma and following in (",", ")", ".", "") and number.low < 111)


def _stands_at(words: Words, i: int, rules: FigureRules) -> bool:
    """"... stood at 12": a toll, whatever the entity recogniser makes of it."""
    return words.at(i - 1) in ("at", "to") and (words.at(i - 2) in rules.measures.reach_verbs or words.at(i - 2) in rules.measures.number_nouns)


def _harmed(word: str, rules: FigureRules) -> bool:
    measures = rules.measures
    return word in measures.past_participles or word in measures.adjectives or word in measures.counted


def _noun_phrase(words: Words, i: int, end: int, rules: FigureRules) -> tuple[int, int | None, int | None]:
    """From ``i`` on: the end of a run of modifiers and nouns, the head noun's index, and a word of harm inside."""
    head, inner, last = None, None, i
    j = i
    while j < end:
        text, tag = words.text[j], words.tag[j]
        if text == "(" and head is not None and words.at(j + 2) == ")" and words.at(j + 3) in rules.people.nouns:
            j += 3
            continue
        noun = rules.people.nouns.get(text)
        if text in _NO_NOUN:
            break
        if _harmed(text, rules) and not (noun and not head):
            nounish = rules.measures.counted.get(text) is not None and tag.startswith("NN") and text not in rules.measures.past_participles and text != "dead"
            if head is None and not nounish:
                follows = _first_noun(words, j + 1, end, rules)
                if follows is None:
                    break
                inner = j
                j += 1
                continue
            if not nounish or (head is not None and words.tag[head] in ("NNS", "NNPS")):
                break
        if head is not None and tag in ("NNP", "NNPS", "CD", "ADD") and _settled(words, head, rules):
            break
        if head is not None and tag in ("JJ", "JJR", "JJS") and not (words.at(j + 1) == "-" or words.tag_at(j + 1).startswith("NN")):
            break
        if words.ent[j] == "PERSON" and head is not None and words.ent[head] != "PERSON" and words.text[head] in rules.people.nouns:
            break
        if tag in _PARTICIPLES and text in rules.measures.launch_verbs and head is not None:
            break
        if noun or tag.startswith("NN"):
            if head is not None and words.tag[head] == "NNS" and rules.people.nouns.get(words.text[head]) and not noun:
                break
            head, last = j, j + 1
        elif tag in ("JJ", "JJR", "JJS", "AFX", "FW") or text in ("'s", "'", "-", '"', "/"):
            if text == '"' and (head is not None or j + 1 >= end):
                break
            if text == "-" and head is not None and words.tag_at(j + 1) in ("CD", "IN", "DT"):
                break
        elif tag in _PARTICIPLES and head is None and text not in _COPULAS:
            if _first_noun(words, j + 1, end, rules) is None:
                break
        elif tag == "CD" and head is None and words.at(j + 1) == "-" or (tag == "RB" and head is None and words.tag_at(j + 1) in ("JJ", "VBN", "NN", "NNS")):
            pass
        elif tag in _PARTICIPLES and words.at(j - 1) == "-":
            pass
        else:
            break
        j += 1
        if head is not None and last == j and _settled(words, head, rules) and words.tag_at(j) in ("RB", "VBD", "VBZ", "VBP", "MD"):
            break
    return last, head, inner


def _settled(words: Words, head: int, rules: FigureRules) -> bool:
    noun = rules.people.nouns.get(words.text[head])
    return bool(noun and noun.plural) or words.tag[head] in ("NNS", "NNPS")


def _first_noun(words: Words, j: int, end: int, rules: FigureRules) -> int | None:
    """The first noun from ``j`` on, with nothing but modifiers before it."""
    while j < end and j >= 0:
        if rules.people.nouns.get(words.text[j]) or words.tag[j].startswith("NN"):
            return None if words.ent[j] in ("DATE", "TIME") else j
        if words.tag[j] not in ("JJ", "HYPH", "CD", "VBN") or words.text[j] in rules.measures.past_participles:
            return None
        j += 1
    return None


def _numbered(words: Words, number: Bounded, end: int, rules: FigureRules) -> Counted | None:
    i = number.end
    partitive = False
    other = False
    while i < end and words.text[i] in (_SKIPPED if partitive else _MORE):
        if words.text[i] == "of":
            partitive = True
        if words.text[i] in ("them", "whom", "us"):
            i += 1
            break
        other = other or words.text[i] == "other"
        i += 1
    if partitive and words.at(i - 1) in ("them", "whom", "us"):
        return _of_them(words, number, i, end, rules)
    np_end, head, inner = _noun_phrase(words, i, end, rules)
    if head is None:
        tail = number.end
        return Counted(number.start, tail, number.number, number.low, number.high, Kind.NUMBER, approximate=number.approximate, bare=True, partitive=partitive, other=other)
    noun = rules.people.nouns.get(words.text[head])
    who, np_end = who_of(words, i, head, np_end, end, people=rules.people)
    return Counted(
        number.start,
        max(np_end, head + 1),
        head,
        number.low,
        number.high,
        Kind.NUMBER,
        who=who,
        group=group_of(words, i, head, np_end, people=rules.people),
        approximate=number.approximate,
        known=noun is not None,
        other=other or words.text[head] in ("others", "other"),
        inner=inner,
        partitive=partitive,
    )


def _of_them(words: Words, number: Bounded, i: int, end: int, rules: FigureRules) -> Counted:
    """"four of them women", "two of whom were civilians": the noun after belongs to the phrase."""
    stop, head, who = i, number.number, Who.UNKNOWN
    k = i
    while k < end and words.text[k] in ("were", "are", "was", "is", "being", "a", "believed", "to", "be", "reportedly", "said"):
        k += 1
    np_end, noun_at, _ = _noun_phrase(words, k, end, rules)
    if noun_at is not None and (noun := rules.people.nouns.get(words.text[noun_at])):
        who, _ = who_of(words, k, noun_at, np_end, end, people=rules.people)
        stop = np_end if k == i else i
        head = noun_at if k == i else head
        who = who if who is not Who.UNKNOWN else noun.who
    return Counted(number.start, stop, head, number.low, number.high, Kind.NUMBER, who=who, approximate=number.approximate, bare=True, partitive=True)


def _nobody(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    text = words.text[i]
    if text == "no" and words.at(i + 1) == "one":
        return Counted(i, i + 2, i, 0, 0, Kind.NONE, known=True)
    if text in ("nobody",):
        return Counted(i, i + 1, i, 0, 0, Kind.NONE, known=True)
    if words.at(i + 1) in ("fewer", "less", "more", "longer"):
        return None
    j = i + 1
    while j < end and words.text[j] in _SKIPPED:
        j += 1
    np_end, head, inner = _noun_phrase(words, j, end, rules)
    if head is None:
        return Counted(i, j, i, 0, 0, Kind.NONE, bare=True, known=True, partitive=j > i + 1) if text != "no" else None
    noun = rules.people.nouns.get(words.text[head])
    who, np_end = who_of(words, j, head, np_end, end, people=rules.people)
    if words.at(np_end) in ("or", "nor", "and"):
        more_end, more, _ = _noun_phrase(words, np_end + 1, end, rules)
        if more is not None and rules.people.nouns.get(words.text[more]):
            second, np_end = who_of(words, np_end + 1, more, more_end, end, people=rules.people)
            who = who if who == second else Who.MIXED
    return Counted(i, max(np_end, head + 1), head, 0, 0, Kind.NONE, who=who, known=noun is not None, inner=inner)


def _single(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """"a child", "another", "his deputy", "the targeted individual", "a 500-pound bomb"."""
    text = words.text[i]
    np_end, head, inner = _noun_phrase(words, i + 1, end, rules)
    if head is None:
        return Counted(i, i + 1, i, 1, 1, Kind.SINGLE, bare=True, other=True, plural=False) if text == "another" else None
    noun = rules.people.nouns.get(words.text[head])
    measure = rules.measures.counted.get(words.text[head])
    if noun is None and text in ("a", "an", "another") and words.ent[head] == "NORP" and words.tag[head].startswith("N"):
        return Counted(i, head + 1, head, 1, 1, Kind.SINGLE, known=True, other=text == "another", plural=False)
    if noun is None and (measure is None or measure in _EVENTS or words.text[head] in ("death", "injury", "killed", "wounded", "injured", "dead", "deaths", "missing")):
        return None
    if noun is not None and noun.lemma == "life":
        return _life(words, i, head, rules)
    if noun is not None and noun.lemma in rules.people.family and not noun.plural:
        return _family(words, i, head, rules)
    plural = noun.plural if noun else words.tag[head] == "NNS"
    if plural and text not in ("a", "an", "another"):
        low, high, kind = 2, None, Kind.PLURAL
    elif plural:
        return None
    else:
        low, high, kind = 1, 1, Kind.SINGLE
    who, np_end = who_of(words, i + 1, head, np_end, end, people=rules.people)
    start = i
    bounded = words.text[max(0, i - 2) : i] == ["at", "least"]
    if bounded and kind is Kind.SINGLE:
        start, high = i - 2, None
    return Counted(
        start,
        max(np_end, head + 1),
        head,
        low,
        high,
        kind,
        who=who,
        group=group_of(words, i + 1, head, np_end, people=rules.people),
        known=noun is not None,
        other=text == "another",
        plural=plural,
        definite=text not in ("a", "an", "another", "each"),
        inner=inner,
    )


def _family(words: Words, i: int, head: int, rules: FigureRules) -> Counted | None:
    """"a family of six" is six people; "the family" alone says no number."""
    if words.at(head + 1) != "of" or head + 2 >= len(words):
        return None
    size = read_bounded(words.text, head + 2, names=rules.numbers, bounds=rules.bounds)
    if size is None:
        return None
    return Counted(i, size.end, head, size.low, size.high, Kind.NUMBER, who=Who.CIVILIAN, known=True, approximate=size.approximate)


def _life(words: Words, i: int, head: int, rules: FigureRules) -> Counted | None:
    """"a Russian soldier's life": the soldier is counted."""
    if words.at(head - 1) not in ("'s", "'"):
        return None
    owner = rules.people.nouns.get(words.at(head - 2))
    return Counted(i, head + 1, head, 1, 1, Kind.SINGLE, who=owner.who if owner else Who.UNKNOWN, known=True, plural=False)


def _named(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    j = i + 1
    while j < end and words.ent[j] == "PERSON" and (words.tag[j] in ("NNP", "NNPS", "HYPH", "FW", "NN") or words.text[j] in ("'", "-", "al", '"', "‘")):
        j += 1
    np_end, head, inner = _noun_phrase(words, i, end, rules)
    if head is not None and head >= j and (noun := rules.people.nouns.get(words.text[head])):
        return Counted(i, np_end, head, 2 if noun.plural else 1, None if noun.plural else 1, Kind.PLURAL if noun.plural else Kind.SINGLE, who=noun.who, known=True, plural=noun.plural, inner=inner)
    return Counted(i, j, j - 1, 1, 1, Kind.NAMED, known=True, plural=False, definite=True)


def _bare_noun(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """"fighters", "Military Council member": nouns for people without article or number."""
    np_end, head, inner = _noun_phrase(words, i, end, rules)
    if head is None:
        return None
    noun = rules.people.nouns.get(words.text[head])
    if noun is None:
        return _maybe_name(words, i, np_end)
    if noun.lemma == "life" or noun.lemma in rules.people.family:
        return None
    who, np_end = who_of(words, i, head, np_end, end, people=rules.people)
    group = group_of(words, i, head, np_end, people=rules.people)
    low, high = (2, None) if noun.plural else (1, 1)
    kind = Kind.PLURAL if noun.plural else Kind.SINGLE
    return Counted(i, max(np_end, head + 1), head, low, high, kind, who=who, group=group, known=True, plural=noun.plural, inner=inner, other=words.text[head] == "others", definite=words.tag[i] in ("NNP", "NNPS"))


def _maybe_name(words: Words, i: int, end: int) -> Counted | None:
    """A run of capitalised words that is no place or date: a person's name, if a verb of harm takes it."""
    if words.tag[i] not in ("NNP", "NNPS") or words.ent[i] in ("GPE", "LOC", "DATE", "TIME", "FAC", "NORP", "LANGUAGE", "EVENT"):
        return None
    j = i
    while j < end and (words.tag[j] in ("NNP", "NNPS", "HYPH") or words.text[j] in ("'", "-", '"')):
        j += 1
    while words.text[j - 1] in ("'", "-", '"'):
        j -= 1
    if j < end or not words.shape[i][:1].isupper() or words.shape[i].isupper() and len(words.shape[i]) > 1:
        return None
    return Counted(i, j, j - 1, 1, 1, Kind.NAMED, plural=False, definite=True, guess=True)


def _named_together(words: Words, found: list[Counted]) -> Iterator[Counted]:
    """A title and a name, or a name and its apposition, are one person: "ISIS leader X", "its fighter, X"."""
    held: Counted | None = None
    for phrase in found:
        if held is not None:
            gap = list(words.text[held.end : phrase.start])
            if Kind.NAMED is phrase.kind and held.kind is Kind.SINGLE and 2 < len(gap) < 7 and gap[-1] == "," and gap[0] in ("in", "of", "from", "at", "with") and "and" not in gap:
                gap = [","]
            if phrase.kind is Kind.NUMBER and phrase.low == phrase.high == 1 and phrase.partitive and gap == [","] and not held.plural and held.kind in (Kind.SINGLE, Kind.NAMED):
                held = replace(held, end=phrase.end, who=held.who if held.who is not Who.UNKNOWN else phrase.who, group=held.group or phrase.group)
                continue
            one = not held.plural and not phrase.plural and held.kind in (Kind.SINGLE, Kind.NAMED) and phrase.kind in (Kind.SINGLE, Kind.NAMED)
            apart = held.kind is phrase.kind is Kind.SINGLE and not phrase.definite
            if one and (gap == [] or (gap in ([","], ["-"], ["("], ['"'], ["named"], [",", "named"]) and Kind.NAMED in (held.kind, phrase.kind) and words.at(held.start - 1) not in ("in", "at", "near", "of", "to"))) and not apart and held.kind is not phrase.kind:
                who = held.who if held.who is not Who.UNKNOWN else phrase.who
                head = held.head
                held = Counted(held.start, phrase.end, head, 1, held.high, held.kind, who=who, group=held.group or phrase.group, known=True, plural=False, definite=held.definite, inner=held.inner)
                continue
            yield held
        held = phrase
    if held is not None:
        yield held
