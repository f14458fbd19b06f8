"""Actors whom only what they do makes actors: "two men on a motorcycle shot him", "the group fired rockets", "Moscow
struck the port"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from twosource.extract.rules.lexicon import ActorWords

_OF_THEM = frozenset(("nummod", "amod", "compound"))
_NEVER = frozenset(("PRP$", "WP$"))


def men_of(doc: Doc, i: int, words: ActorWords) -> tuple[int, int] | None:
    """First and last token of "two masked men", where token ``i`` is the word for people and they do something to
    somebody."""
    token = doc[i]
    if token.lower_ not in words.men or not does(token, words):
        return None
    if any(c.tag_ in _NEVER or c.dep_ == "poss" for c in token.children):
        return None  # "his men": somebody's
    return min([i, *(c.left_edge.i for c in token.lefts if c.dep_ in _OF_THEM)]), i


def group_of(doc: Doc, i: int, words: ActorWords) -> tuple[int, int] | None:
    """First and last token of "the group", where it does something to somebody."""
    token = doc[i]
    if token.lower_ not in words.groups or not i or doc[i - 1].lower_ not in ("the", "this"):
        return None
    return (i - 1, i) if does(token, words) else None


def seat_of(doc: Doc, i: int, words: ActorWords) -> bool:
    """True where the capital at token ``i`` stands for its state: it acts, or something is done by it or is its own."""
    token = doc[i]
    if token.ent_type_ == "PERSON" or (i and doc[i - 1].text == "-"):
        return False
    if token.dep_ == "poss":
        return token.head.pos_ == "NOUN" and token.i + 1 < len(doc) and doc[i + 1].tag_ == "POS"
    return does(token, words) or (token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.dep_ == "agent")


def does(token: Token, words: ActorWords) -> bool:
    """True for the subject of a deed told in the active, with what is coordinated to it."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    verb = token.head
    if token.dep_ == "pobj":
        return verb.dep_ == "agent" and verb.head.lemma_.lower() in words.deeds
    if token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    verbs = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.tag_ == "VBG"), *verb.conjuncts]
    return any(v.lemma_.lower() in words.deeds for v in verbs)
