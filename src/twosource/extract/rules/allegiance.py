"""Who neutral words count, from whom they belong to: "two members of the Bahari Front", "X, the head of the faction".

A member, leader or guard of an armed actor that the lexicon knows is counted as a combatant; so are his deputy and his
guards, and "five others" after "six fighters".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.figure_rules import People
from twosource.extract.rules.figures import FoundFigure

_OTHERS = frozenset({"other", "others", "another"})
_OWN = frozenset({"his", "her", "their"})
_MEN = frozenset({"men", "boys", "guys", "members"})
_OURS = frozenset({"our", "its", "their", "his"})
_ANYBODY = frozenset({"people", "persons", "others", "lives"})
_SIDES = (Who.COMBATANT, Who.CIVILIAN)
_REACH = 30
"""Tokens that "them" reaches back."""
_PEOPLE = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING, Measure.DETAINED})


def settle_allegiance(
    figures: Sequence[FoundFigure], doc: Doc, actors: Sequence[FoundActor], *, armed: frozenset[str], people: People
) -> tuple[FoundFigure, ...]:
    """The figures, those of unknown people told by the armed actor they belong to, or by the people told before them;
    a number that two kinds share ("12 combatants and civilians") is ``mixed``.

    ``armed`` has the lexicon's ids of actors that fight. Nothing but ``who`` changes.
    """
    out: list[FoundFigure] = []
    held = {i for a in actors if a.ref.id in armed for i in range(a.first, a.last + 1)}
    for found in figures:
        figure, head = found.figure, doc[found.head]
        who: Who | None = None
        if figure.measure in _PEOPLE and figure.who in (Who.UNKNOWN, Who.MAN):
            who = (
                _told(head, held, people)
                or _named(head, people)
                or _own_men(head)
                or _shared(head, figure.who, people)
                or _of_them(head, people)
                or _taken_up(head, found, out, people)
            )
        elif figure.measure in _PEOPLE and figure.who in (Who.COMBATANT, Who.CIVILIAN):
            if figure.who is Who.CIVILIAN and head.lemma_.lower() in people.belonging.ranks:
                who = _told(head, held, people)  # "members of the Workers' Party" are no workers
            if figure.low > 1 and who is None:
                who = _shared(head, figure.who, people)
        if who is not None:
            found = replace(found, figure=replace(figure, who=who))
        out.append(found)
    return tuple(out)


def _told(head: Token, held: set[int], people: People) -> Who | None:
    if not held:
        return None
    for noun in _descriptions(head):
        if noun.lemma_.lower() in people.belonging.ranks and any(t.i in held for t in _belonging(noun)):
            return Who.COMBATANT
    return None


def _named(head: Token, people: People) -> Who | None:
    """Who a name's apposition says it is: "X, a farmer from ..."."""
    if head.pos_ != "PROPN":
        return None
    for child in head.children:
        noun = people.nouns.get(child.lower_) if child.dep_ == "appos" else None
        if noun is not None and noun.who is not Who.UNKNOWN:
            return noun.who
    return None


def _shared(head: Token, who: Who, people: People) -> Who | None:
    """Mixed, where the number counts a second kind too: "40 soldiers and civilians", "20 guards and civilians"."""
    if head.lower_ in _ANYBODY or head.pos_ not in ("NOUN", "PROPN"):
        return None
    for child in head.children:
        if child.dep_ != "conj" or any(c.dep_ in ("nummod", "det", "quantmod") for c in child.children):
            continue
        noun = people.nouns.get(child.lower_)
        if noun is not None and noun.who in _SIDES and who in (*_SIDES, Who.UNKNOWN) and noun.who is not who:
            return Who.MIXED
    return None


def _own_men(head: Token) -> Who | None:
    """ "five of our men", "nine of its men": a force's own."""
    for noun in (head, *(t for t in head.subtree if t.dep_ == "pobj" and t.head.lower_ == "of")):
        if noun.lower_ in _MEN and any(c.dep_ == "poss" and c.lower_ in _OURS for c in noun.children):
            return Who.COMBATANT
    return None


def _of_them(head: Token, people: People) -> Who | None:
    """Who "40 of them" are: the people told last before, where no count of them was read."""
    if not any(t.lower_ == "them" and t.head.lower_ == "of" for t in head.subtree):
        return None
    for token in reversed(head.doc[max(0, head.i - _REACH) : head.i]):
        noun = people.nouns.get(token.lower_)
        if noun is not None and token.tag_ in ("NNS", "NNPS"):
            return noun.who if noun.who is not Who.UNKNOWN else None
    return None


def _descriptions(head: Token) -> Iterator[Token]:
    """The counted noun itself, the nouns in apposition to it, and the titles before a name."""
    yield head
    for child in head.children:
        if child.dep_ == "appos" or (child.dep_ in ("compound", "nmod") and head.pos_ == "PROPN"):
            yield child
            yield from (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ == "of" and t.head.head is child)


def _belonging(noun: Token) -> Iterator[Token]:
    """Tokens that say whose member the noun is: what modifies it, what follows "of" or "from"; for a title, its name's too."""
    yield noun
    owner = noun.head if noun.dep_ in ("compound", "nmod") else noun
    for top in (noun, owner):
        for child in top.children:
            if child.dep_ in ("compound", "amod", "nmod", "poss") or (
                child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "with")
            ):
                yield from child.subtree


def _taken_up(head: Token, found: FoundFigure, before: Sequence[FoundFigure], people: People) -> Who | None:
    """Who "another", "five others" and "his deputy" are: like the people told just before."""
    last = next((f for f in reversed(before) if f.figure.measure in _PEOPLE and f.figure.subset_of is None), None)
    if last is None or last.figure.high == 0:
        return None
    who, text = last.figure.who, found.figure.quote.text.lower().split()
    bare = head.tag_ == "CD" and last.figure.measure is not found.figure.measure and last.sentence == found.sentence
    if bare and who is Who.COMBATANT:
        return who
    if text[-1] in _OTHERS and last.sentence == found.sentence:
        single = last.figure.low == last.figure.high == 1
        if who in (Who.COMBATANT, Who.CIVILIAN) or (who is Who.CHILD and single and text[-1] == "another"):
            return who
    follower = any(t in _OWN for t in text) and any(
        t.lemma_.lower() in people.belonging.followers for t in head.subtree
    )
    return who if follower and who is Who.COMBATANT else None
