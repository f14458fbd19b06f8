"""Persons by name: which capitalised words are a name, and when a title and a name are one person."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from twosource.core.vocab import Who
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.noun_run import noun_run
from twosource.extract.rules.words import Words

_NO_PERSON = frozenset({"GPE", "LOC", "DATE", "TIME", "FAC", "NORP", "LANGUAGE", "EVENT"})


def named(words: Words, i: int, end: int, rules: FigureRules) -> Counted | None:
    j = i + 1
    while (
        j < end
        and words.ent[j] == "PERSON"
        and not (
            words.text[j] == "-" and (words.at(j + 1) in rules.numbers.units or words.at(j + 1) in rules.numbers.tens)
        )
        and (words.tag[j] in ("NNP", "NNPS", "HYPH", "FW", "NN") or words.text[j] in ("'", "-", "al", '"', "‘"))
    ):
        j += 1
    np_end, head, inner = noun_run(words, i, end, rules)
    if head is not None and head >= j and (noun := rules.people.nouns.get(words.text[head])):
        return Counted(
            i,
            np_end,
            head,
            2 if noun.plural else 1,
            None if noun.plural else 1,
            Kind.PLURAL if noun.plural else Kind.SINGLE,
            who=noun.who,
            known=True,
            plural=noun.plural,
            inner=inner,
        )
    if words.tag_at(j) == "POS":
        return None  # "in Orlen, Varn's capital"
    return Counted(i, j, j - 1, 1, 1, Kind.NAMED, known=True, plural=False, definite=True)


def maybe_name(words: Words, i: int, end: int) -> Counted | None:
    """A run of capitalised words that is no place or date: a person's name, if a verb of harm takes it."""
    family = words.text[i] in ("al", "el") and words.at(i + 1) == "-" and words.ent[i] == "NORP"
    if words.tag[i] not in ("NNP", "NNPS") or (words.ent[i] in _NO_PERSON and not family):
        return None
    j = i
    while j < end and (words.tag[j] in ("NNP", "NNPS", "HYPH") or words.text[j] in ("'", "-", '"')):
        j += 1
    while words.text[j - 1] in ("'", "-", '"'):
        j -= 1
    if words.tag_at(i - 1) == "POS" and words.tag_at(i - 2) in ("NNP", "NNPS"):
        return None  # "the Workers' Party"
    if j < end or not words.shape[i][:1].isupper() or (words.shape[i].isupper() and len(words.shape[i]) > 1):
        return None
    return Counted(i, j, j - 1, 1, 1, Kind.NAMED, plural=False, definite=True, guess=True)


def named_together(words: Words, found: list[Counted], *, nominals: Container[str] = ()) -> Iterator[Counted]:
    """A title and a name, or a name and its apposition, are one person: "ISIS leader X", "its fighter, X".

    ``nominals``: nouns of harm, whose "of" leads to a person ("the death of X, a clerk") and not to a place.
    """
    held: Counted | None = None
    for phrase in found:
        if held is not None:
            gap = [w for w in words.text[held.end : phrase.start] if not w.isdigit()]
            if gap == [",", ","]:
                gap = [","]
            if (
                Kind.NAMED is phrase.kind
                and held.kind is Kind.SINGLE
                and 2 < len(gap) < 7
                and gap[-1] == ","
                and gap[0] in ("in", "of", "from", "at", "with")
                and "and" not in gap
            ):
                gap = [","]
            if (
                phrase.kind is Kind.NUMBER
                and phrase.low == phrase.high == 1
                and phrase.partitive
                and gap == [","]
                and not held.plural
                and held.kind in (Kind.SINGLE, Kind.NAMED)
            ):
                held = replace(
                    held,
                    end=phrase.end,
                    who=held.who if held.who is not Who.UNKNOWN else phrase.who,
                    group=held.group or phrase.group,
                )
                continue
            one = (
                not held.plural
                and not phrase.plural
                and held.kind in (Kind.SINGLE, Kind.NAMED)
                and phrase.kind in (Kind.SINGLE, Kind.NAMED)
            )
            apart = held.kind is phrase.kind is Kind.SINGLE and not phrase.definite
            if (
                one
                and held.kind is phrase.kind is Kind.SINGLE
                and gap == [","]
                and words.tag[held.end - 1] == "NNP"
                and words.at(phrase.end) == ","
                and words.text[phrase.start] not in ("a", "an", "another", "his", "her")
            ):
                held = replace(held, end=phrase.end)  # "General A. Name, director of the mill, was among the hurt"
                continue
            if (
                one
                and (
                    gap == []
                    or (
                        gap in ([","], ["-"], ["("], ['"'], ["named"], [",", "named"])
                        and Kind.NAMED in (held.kind, phrase.kind)
                        and (
                            words.at(held.start - 1) not in ("in", "at", "near", "of", "to")
                            or words.at(held.start - 2) in nominals
                        )
                    )
                )
                and not apart
                and held.kind is not phrase.kind
            ):
                who = held.who if held.who is not Who.UNKNOWN else phrase.who
                head = held.head
                held = Counted(
                    held.start,
                    phrase.end,
                    head,
                    1,
                    held.high,
                    held.kind,
                    who=who,
                    group=held.group or phrase.group,
                    known=True,
                    plural=False,
                    definite=held.definite,
                    inner=held.inner,
                )
                continue
            yield held
        held = phrase
    if held is not None:
        yield held
