"""Phrases that count: "at least ten civilians", "another", "no one", "his wife", "fighters", a person's name.

A phrase only says how many and of whom; whether anyone was killed is for the measures to say.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.bounds import Bounded, read_bounded
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.counted_turns import SPARED, aged, not_one, with_kin
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.noun_run import noun_run
from twosource.extract.rules.number_filter import counts_something, harm_word, may_be_number
from twosource.extract.rules.people import group_of, who_of
from twosource.extract.rules.person_names import maybe_name, named, named_together
from twosource.extract.rules.rolls import first_conjunct, in_roll
from twosource.extract.rules.words import Words

_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "ADD", "AFX", "XX"})
_ARTICLES = frozenset({"a", "an", "another", "the", "his", "her", "its", "their", "our", "my", "this", "each"})
_SKIPPED = frozenset(
    {
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "these",
        "those",
        "more",
        "other",
        "further",
        "additional",
        "of",
        "them",
        "whom",
        "which",
        "us",
        "all",
        "my",
        "your",
    }
)
_EVENTS = frozenset({Measure.STRIKES, Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DETAINED}) - {
    Measure.KILLED
}
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_UNCOUNTED = frozenset({"personnel", "police", "staff"})
_COPULAS = frozenset({"were", "are", "have", "had"})
_THEM = frozenset({"them", "whom", "us", "which"})
_MORE = frozenset({"more", "other", "further", "additional", "of"})
_PRONOUNS = frozenset({"him", "he", "she", "her"})


def find_counted(words: Words, start: int, end: int, *, rules: FigureRules) -> list[Counted]:
    """All counting phrases of the sentence ``[start, end)``, left to right, without overlap."""
    found: list[Counted] = []
    i = start
    while i < end:
        phrase = _phrase_at(words, i, end, rules)
        if phrase is not None and found and _complement(words, phrase, found[-1]):
            if phrase.kind is Kind.SINGLE:
                found[-1] = replace(found[-1], end=phrase.end)
            i = phrase.end if phrase.kind in (Kind.PLURAL, Kind.SINGLE) else i + 1
            continue
        if phrase is None or (found and _floating(words, phrase, found[-1])):
            i += 1
            continue
        if found and phrase.start < found[-1].end:
            phrase = None
            i += 1
            continue
        if found and _shares_number(words, phrase, found[-1]):
            before = found[-1]
            who = Who.MIXED if {before.who, phrase.who} == {Who.WOMAN, Who.CHILD} else before.who
            found[-1] = replace(before, end=phrase.end, who=who)
            i = phrase.end
            continue
        found.append(phrase)
        i = max(phrase.end, i + 1)
    return with_kin(words, list(named_together(words, found, nominals=rules.measures.nominals)))


def _floating(words: Words, phrase: Counted, before: Counted) -> bool:
    """ "X and Y were both killed": the word counts again who was named already."""
    return (
        words.text[phrase.start] == "both"
        and phrase.bare
        and before.kind in (Kind.NAMED, Kind.SINGLE)
        and (
            (words.at(phrase.start - 1) in _COPULAS and before.end >= phrase.start - 2)
            or words.at(phrase.start - 1) == "who"
        )
    )


def _shares_number(words: Words, phrase: Counted, before: Counted) -> bool:
    """ "nine children and teenagers": one number for both."""
    return (
        before.kind is Kind.NUMBER
        and before.known
        and not before.bare
        and before.end == before.head + 1
        and before.high != 1
        and phrase.kind is Kind.PLURAL
        and phrase.known
        and phrase.start == phrase.head == before.end + 1
        and words.at(before.end) == "and"
    )


def _complement(words: Words, phrase: Counted, before: Counted) -> bool:
    """ "sixty members of Banner of Truth", "ten soldiers of the security forces": whose they are counts no one."""
    theirs = phrase.kind is Kind.PLURAL and phrase.definite and phrase.start == before.end + 1
    if theirs and words.at(phrase.start) == "the":
        return words.at(before.end) == "of" and before.known and before.kind is Kind.NUMBER and not before.partitive
    if phrase.kind is Kind.SINGLE and before.known and words.at(before.end) in ("of", "from"):
        near = phrase.start <= before.end + 2 and words.text[phrase.start] not in ("a", "an", "his", "her", "another")
        return near and (words.text[phrase.start] != "the" or words.shape[phrase.head].istitle())
    return (
        phrase.kind is Kind.NAMED
        and before.known
        and before.kind in (Kind.NUMBER, Kind.SINGLE, Kind.PLURAL)
        and words.at(before.end) in ("of", "from")
        and all(words.text[k] == "the" or words.shape[k][:1].isupper() for k in range(before.end + 1, phrase.start))
    )


def _phrase_at(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    text = words.text[i]
    if text in SPARED and words.text[max(i - 2, 0) : i] == ["without", "losing"]:
        return not_one(words, i, end, rules)
    if text in rules.bounds.none:
        return _nobody(words, i, end, rules)
    if may_be_number(text, rules) and (
        bounded := read_bounded(words.text, i, names=rules.numbers, bounds=rules.bounds)
    ):
        if bounded.end <= end and counts_something(words, bounded, rules):
            return _numbered(words, bounded, end, rules)
        return _bare_noun(words, i, end, rules) if words.at(bounded.end) == "-" else None
    if text in ("a", "an") and (blurred := _blurred(words, i, end, rules)):
        return blurred
    if text in _ARTICLES:
        return _single(words, i, end, rules)
    if words.ent[i] == "PERSON" and words.tag[i] in ("NNP", "NNPS", "FW", "NN"):
        return named(words, i, end, rules)
    if text == "him" or (text in _PRONOUNS and words.tag[i] == "PRP"):
        return Counted(i, i + 1, i, 1, 1, Kind.PRONOUN, known=True, plural=False, definite=True)
    if words.tag[i] in _NOUNISH and words.tag[i] not in ("POS", "HYPH"):
        return _bare_noun(words, i, end, rules)
    return None


def _blurred(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """ "an estimated half a million people": the article belongs to the modifier of the number."""
    for k in range(i + 1, min(i + 4, end)):
        if may_be_number(words.text[k], rules):
            number = read_bounded(words.text, k, names=rules.numbers, bounds=rules.bounds)
            if (
                number is not None
                and number.start == i
                and number.end <= end
                and counts_something(words, number, rules)
            ):
                return _numbered(words, number, end, rules)
    return None


def _numbered(words: Words, number: Bounded, end: int, rules: FigureRules) -> Counted | None:
    i = number.end
    partitive = False
    other = False
    while i < end and words.text[i] in (_SKIPPED if partitive else _MORE):
        if words.text[i] == "of":
            partitive = True
        if words.text[i] in _THEM:
            i += 1
            break
        other = other or words.text[i] == "other"
        i += 1
    if partitive and words.at(i - 1) in _THEM:
        return _of_them(words, number, i, end, rules)
    if partitive and words.at(i - 1) in ("the", "those") and harm_word(words.at(i), rules):
        return replace(_of_them(words, number, i + 1, end, rules), inner=i)
    np_end, head, inner = noun_run(words, i, end, rules)
    if head is None:
        tail = i if partitive and harm_word(words.at(i), rules) else number.end
        return Counted(
            number.start,
            tail,
            number.number,
            number.low,
            number.high,
            Kind.NUMBER,
            approximate=number.approximate,
            bare=True,
            partitive=partitive,
            other=other,
        )
    if (
        words.at(np_end) == "and"
        and words.text[head] not in rules.people.nouns
        and words.dep[number.number] == "nummod"
    ):
        further, shared, _ = noun_run(words, np_end + 1, end, rules)
        if shared is not None and words.head[number.number] == shared and words.text[shared] in rules.people.nouns:
            np_end, head = further, shared  # "300 regime and militia troops"
    noun = rules.people.nouns.get(words.text[head])
    if words.at(head + 1) in ("'", "'s") and words.tag_at(head + 1) == "POS":
        return None  # "a list of 7,000 victims' names" counts names
    if partitive and words.at(np_end) == "of":
        size = (
            read_bounded(words.text, np_end + 1, names=rules.numbers, bounds=rules.bounds) if np_end + 1 < end else None
        )
        np_end = size.end if size is not None else np_end  # "ten of its crew of 16"
    if words.at(np_end) == "of" and words.at(np_end + 1) in ("ours", "theirs", "his", "hers", "yours"):
        np_end += 2
    who, np_end = who_of(words, i, head, np_end, end, people=rules.people)
    bounded = _bounded_after(words, number, np_end)
    np_end, number = (np_end + 2 if bounded != number else np_end), bounded
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


def _bounded_after(words: Words, number: Bounded, i: int) -> Bounded:
    """ "twelve civilians or more", "two clerks at least": a modifier after the noun opens the number."""
    after = words.text[i : i + 2]
    if after == ["or", "more"] or (after == ["at", "least"] and words.tag_at(i + 2) not in ("CD", "DT")):
        return replace(number, high=None) if number.high == number.low else number
    return number


def _of_them(words: Words, number: Bounded, i: int, end: int, rules: FigureRules) -> Counted:
    """ "four of them women", "two of whom were civilians": the noun after belongs to the phrase."""
    stop, head, who = i, number.number, Who.UNKNOWN
    k = i
    while k < end and words.text[k] in (
        "were",
        "are",
        "was",
        "is",
        "being",
        "a",
        "believed",
        "to",
        "be",
        "reportedly",
        "said",
    ):
        k += 1
    np_end, noun_at, _ = noun_run(words, k, end, rules)
    if noun_at is not None and (noun := rules.people.nouns.get(words.text[noun_at])):
        who, _ = who_of(words, k, noun_at, np_end, end, people=rules.people)
        beside = k == i or (k == i + 1 and words.text[i] in ("a", "an"))
        stop = np_end if beside else i
        head = noun_at if beside else head
        who = who if who is not Who.UNKNOWN else noun.who
    return Counted(
        number.start,
        stop,
        head,
        number.low,
        number.high,
        Kind.NUMBER,
        who=who,
        approximate=number.approximate,
        bare=True,
        partitive=True,
    )


def _nobody(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    text = words.text[i]
    if text == "no" and words.at(i + 1) == "one":
        return Counted(i, i + 2, i, 0, 0, Kind.NONE, known=True)
    if text in ("nobody",):
        return Counted(i, i + 1, i, 0, 0, Kind.NONE, known=True)
    if words.at(i + 1) in ("fewer", "less", "longer") or (words.at(i + 1) == "more" and words.at(i + 2) == "than"):
        return None
    j = i + 1
    while j < end and words.text[j] in _SKIPPED:
        j += 1
    np_end, head, inner = noun_run(words, j, end, rules)
    if head is None:
        if words.at(j) in rules.measures.nobody.nouns:
            return Counted(i, j + 1, j, 0, 0, Kind.NONE, known=True)
        return Counted(i, j, i, 0, 0, Kind.NONE, bare=True, known=True, partitive=j > i + 1) if text != "no" else None
    noun = rules.people.nouns.get(words.text[head])
    who, np_end = who_of(words, j, head, np_end, end, people=rules.people)
    if words.at(np_end) in ("or", "nor", "and"):
        more_end, more, _ = noun_run(words, np_end + 1, end, rules)
        if more is not None and rules.people.nouns.get(words.text[more]):
            second, np_end = who_of(words, np_end + 1, more, more_end, end, people=rules.people)
            who = who if who == second else Who.MIXED
    return Counted(i, max(np_end, head + 1), head, 0, 0, Kind.NONE, who=who, known=noun is not None, inner=inner)


def _single(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """ "a child", "another", "his deputy", "the targeted individual", "a heavy bomb"."""
    text = words.text[i]
    if text == "another" and (words.tag_at(i + 1) == "CD" or words.at(i + 1) in rules.numbers.open):
        return None  # "another five": the number counts
    np_end, head, inner = noun_run(words, i + 1, end, rules)
    if (by_age := aged(words, i, end, head, rules)) is not None:
        return by_age
    if words.text[i + 2 : i + 4] == ["-", "and"] and text in ("a", "an"):
        return None  # "a one-and-a-half-year-old girl"
    if head is None or _fourth(words, i, head):
        size = 1 if text == "another" else 2 if _fourth(words, i, head) else 0
        return (
            Counted(i, i + size, i + size - 1, 1, 1, Kind.SINGLE, bare=True, other=True, plural=False) if size else None
        )
    noun = rules.people.nouns.get(words.text[head])
    measure = rules.measures.counted.get(words.text[head])
    if (
        noun is None
        and text in ("a", "an", "another")
        and words.ent[head] == "NORP"
        and words.tag[head].startswith("N")
    ):
        return Counted(i, head + 1, head, 1, 1, Kind.SINGLE, known=True, other=text == "another", plural=False)
    if noun is None and text in ("a", "an", "another") and _razed(words, head, rules):
        return Counted(i, np_end, head, 1, 1, Kind.SINGLE, other=text == "another", plural=False)
    if (
        noun is None
        and measure is None
        and (
            _someone(words, head, rules)
            or _who_acts(words, text, head, np_end, rules)
            or in_roll(words, i, head, rules=rules)
        )
    ):
        return Counted(i, np_end, head, 1, 1, Kind.SINGLE, known=True, other=text == "another", plural=False)
    if noun is None and (
        measure is None
        or measure in _EVENTS
        or words.text[head] in ("death", "injury", "killed", "wounded", "injured", "dead", "deaths", "missing")
    ):
        return None
    if noun is not None and noun.lemma == "life":
        return _life(words, i, head, rules)
    if noun is not None and noun.lemma in rules.people.family and not noun.plural:
        return _family(words, i, head, rules)
    plural = noun.plural if noun else words.tag[head] == "NNS"
    if plural and text not in ("a", "an", "another"):
        low, high, kind = 2, None, Kind.PLURAL
    elif plural and words.at(head + 1) not in ("was", "is", "has", "who") and words.text[head] not in _UNCOUNTED:
        return None
    else:
        low, high, kind, plural = 1, 1, Kind.SINGLE, False
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


def _fourth(words: Words, i: int, head: int | None) -> bool:
    """ "A fourth later died": one more of those told before, without a noun."""
    return (
        words.text[i] == "a"
        and words.at(i + 1) in _ORDINALS
        and words.at(i + 2) != "of"
        and (head is None or head == i + 1)
        and (words.tag_at(i + 2)[:2] in ("VB", "MD", "RB") or words.at(i + 2) in (",", "who"))
    )


def _who_acts(words: Words, article: str, head: int, end: int, rules: FigureRules) -> bool:
    """True for a singular noun of any kind that "who" makes a person: "a welder who was passing"."""
    after = end + 1 if words.at(end) in ('"', ",") else end
    return (
        article in ("a", "an", "another")
        and words.tag[head] == "NN"
        and words.at(after) == "who"
        and words.text[head] not in rules.measures.things
        and words.ent[head] not in ("GPE", "LOC", "ORG", "FAC")
        and words.text[head] not in ("group", "number", "crowd", "family", "team", "man")
    )


def _razed(words: Words, head: int, rules: FigureRules) -> bool:
    """True for a single building or vehicle that a verb of destruction is about: "a school was burned down"."""
    return (
        words.text[head] in rules.measures.things
        and words.dep[top := first_conjunct(words, head)] in ("nsubjpass", "dobj")
        and (
            rules.measures.object_verbs.get(words.text[words.head[top]]) is Measure.DESTROYED
            or any(
                rules.measures.object_verbs.get(words.text[k]) is Measure.DESTROYED and words.dep[k] == "conj"
                for k in words.children(words.head[top], head, len(words))
            )
        )
    )


def _someone(words: Words, head: int, rules: FigureRules) -> bool:
    """True for a singular noun of any kind that somebody killed: "the headmaster was murdered"."""
    top = first_conjunct(words, head)
    above = "killed" if words.text[words.head[top]] == "shot" else words.text[words.head[top]]
    return (
        words.tag[head] in ("NN", "NNP")
        and words.dep[top] in ("nsubjpass", "dobj")
        and (top == head or rules.people.nouns.get(words.text[top]) is not None or words.dep[top] == "nsubjpass")
        and rules.measures.object_verbs.get(above) is Measure.KILLED
        and above not in rules.measures.needs_people
        and words.text[head] not in rules.measures.things
        and words.text[head] not in rules.units_after
        and words.text[head] not in rules.measures.number_nouns
        and words.ent[head] not in ("GPE", "LOC", "NORP", "ORG", "FAC", "EVENT", "DATE", "TIME")
        and words.text[head] not in ("number", "majority", "rest", "lot", "hundred", "group", "handful", "couple")
    )


def _family(words: Words, i: int, head: int, rules: FigureRules) -> Counted | None:
    """ "a family of six" is six people; "the family" alone says no number."""
    if words.at(head + 1) != "of" or head + 2 >= len(words):
        return None
    size = read_bounded(words.text, head + 2, names=rules.numbers, bounds=rules.bounds)
    if size is None:
        return None
    return Counted(
        i, size.end, head, size.low, size.high, Kind.NUMBER, who=Who.CIVILIAN, known=True, approximate=size.approximate
    )


def _life(words: Words, i: int, head: int, rules: FigureRules) -> Counted | None:
    """ "a young soldier's life": the soldier is counted."""
    if words.at(head - 1) not in ("'s", "'"):
        return None
    owner = rules.people.nouns.get(words.at(head - 2))
    return Counted(
        i, head + 1, head, 1, 1, Kind.SINGLE, who=owner.who if owner else Who.UNKNOWN, known=True, plural=False
    )


def _bare_noun(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    """ "fighters", "Military Council member": nouns for people without article or number."""
    np_end, head, inner = noun_run(words, i, end, rules)
    if head is None:
        return None
    noun = rules.people.nouns.get(words.text[head])
    if noun is None:
        return maybe_name(words, i, np_end)
    if noun.lemma == "life" or noun.lemma in rules.people.family or words.text[head] == "other":
        return None
    who, np_end = who_of(words, i, head, np_end, end, people=rules.people)
    group = group_of(words, i, head, np_end, people=rules.people)
    low, high = (2, None) if noun.plural else (1, 1)
    kind = Kind.PLURAL if noun.plural else Kind.SINGLE
    return Counted(
        i,
        max(np_end, head + 1),
        head,
        low,
        high,
        kind,
        who=who,
        group=group,
        known=True,
        plural=noun.plural,
        inner=inner,
        other=words.text[head] == "others",
        definite=words.tag[i] in ("NNP", "NNPS"),
    )
