"""Who answers for an event: who owned up to it, whom somebody blames for it, and whom "it" stands for where a body tells
what it did."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

BLAME = frozenset(("blame", "accuse", "suspect"))
_LAY = frozenset(("lay", "put", "pin", "place"))
_DOORS = frozenset(("door", "doorstep", "foot"))
_OWN_UP = frozenset(("claim", "own", "admit", "acknowledge", "take", "accept", "assume"))
_CLAUSES = frozenset(("advcl", "relcl", "acl", "conj"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_WHO = frozenset(("who", "which", "that"))
_SPEAKS_OF_ITSELF = frozenset(("it", "we", "they"))


def answerers(token: Token) -> Iterator[Token]:
    """Heads of the noun phrases that answer for what ``token`` tells of."""
    yield from _accused(token)
    yield from _blamed_beside(token)
    yield from _owned_up(token)


def itself(verb: Token) -> Iterator[Token]:
    """ "the army said it had shelled the camp": the subject of the verb that the clause hangs from, for its "it"."""
    if verb.pos_ not in ("VERB", "AUX"):
        if verb.dep_ not in ("dobj", "attr"):
            return
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    clause = verb
    while subject is None and clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in _SPEAKS_OF_ITSELF:
        return
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "ccomp" and clause.head.i != clause.i:
        for said in clause.head.children:
            many = said.tag_ in ("NNS", "NNPS") or said.lower_.endswith("s")
            if said.dep_ == "nsubj" and said.pos_ != "PRON" and (subject.lower_ != "they" or many):
                yield said


def _accused(token: Token) -> Iterator[Token]:
    """ "accused X of a massacre", "blamed the attack on X", "laid the blame on X", "attributed to X", "X is blamed for"."""
    for head in (token, *token.ancestors):
        if head.pos_ != "VERB":
            continue
        if head.lemma_ in BLAME:
            passive = any(c.dep_ == "nsubjpass" for c in head.children)
            for child in head.children:
                if (child.dep_ == "dobj" and child.i != token.i) or (
                    child.dep_ == "nsubjpass" and child.i != token.i and not _on(head)
                ):
                    yield child
                elif child.dep_ == "prep" and child.lower_ == "on" and (passive or not child.i < head.i):
                    yield from (c for c in child.children if c.dep_ == "pobj")
                elif child.dep_ == "agent" and passive:  # "was blamed by residents on X"
                    for by in child.children:
                        yield from (o for p in by.children if p.lower_ == "on" for o in p.children if o.dep_ == "pobj")
            return
        if head.lemma_ == "attribute" or (
            head.lemma_ in _LAY and any(c.dep_ == "dobj" and c.lower_ == "blame" for c in head.children)
        ):
            for child in head.children:
                if child.dep_ in ("prep", "dative") and child.lower_ in ("on", "to", "at"):
                    yield from (c for c in child.children if c.dep_ == "pobj")
            return
        if head.lemma_ in _LAY and any(c.dep_ == "prep" and c.lower_ == "at" for c in head.children):
            for door in (o for c in head.children if c.lower_ == "at" for o in c.children if o.lemma_ in _DOORS):
                yield from (o for c in door.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
                yield from (c for c in door.children if c.dep_ == "poss")


def _blamed_beside(token: Token) -> Iterator[Token]:
    """ "a bomb killed five, an officer said, laying the blame on X", "killed by mines, which it blames on X"."""
    above = {token.i, *(t.i for t in token.ancestors)}
    for verb in token.sent:
        if verb.dep_ not in _CLAUSES or (verb.head.i not in above and not token.is_ancestor(verb.head)):
            continue
        if verb.lemma_ == "point":  # "..., pointing at suspected bandits", "pointing the finger at X"
            fingers = [verb, *(c for c in verb.children if c.lemma_ == "finger")]
            yield from (
                o
                for f in fingers
                for p in f.children
                if p.lower_ in ("at", "to")
                for o in p.children
                if o.dep_ == "pobj" and (len(fingers) > 1 or any(c.lower_ == "suspected" for c in o.children))
            )
            continue
        blame = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "blame"), None)
        if not (blame is not None and verb.lemma_ in _LAY) and (verb.lemma_ != "blame" or verb.i in above):
            continue
        for prep in (*verb.children, *(blame.children if blame is not None else ())):
            if prep.dep_ == "prep" and prep.lower_ == "on":
                yield from (c for c in prep.children if c.dep_ == "pobj")


def _on(head: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "on" for c in head.children)


def _owned_up(token: Token) -> Iterator[Token]:
    """ "X claimed the attack", "took responsibility for it", "was behind it", "responsibility was claimed by X"."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "behind" and head.head.lemma_ == "be":
        yield from _subjects(head.head)
        return
    if (
        token.dep_ == "pobj"
        and head.lower_ in ("for", "of", "to")
        and head.head.lower_ in ("responsibility", "responsible")
    ):
        if head.head.lower_ == "responsible":
            yield from _subjects(head.head.head)
            return
        token, head = head.head, head.head.head
    elif token.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_ in ("own", "admit", "confess"):
        yield from _subjects(head.head)
        return
    elif token.dep_ not in ("dobj", "nsubjpass"):
        return
    if head.pos_ != "VERB" or not (
        head.lemma_ == "claim" or (token.lower_ == "responsibility" and head.lemma_ in _OWN_UP)
    ):
        return
    if token.dep_ == "nsubjpass":
        yield from (o for c in head.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj")
    else:
        yield from _subjects(head)


def _subjects(verb: Token) -> Iterator[Token]:
    """The verb's subject; the noun that "which" and "who" stand for; the speaker that "it" stands for."""
    if any(c.dep_ == "neg" for c in verb.children):
        return
    found = False
    for child in verb.children:
        if child.dep_ not in _SUBJECTS:
            continue
        found = True
        if child.lower_ in _WHO and verb.dep_ == "relcl":
            yield verb.head
        elif child.pos_ == "PRON":
            yield from itself(verb)
        elif not any(c.lower_ in ("no", "neither") for c in child.children):
            yield child
    if not found and verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.i != verb.i:
        yield from _subjects(verb.head)


def is_answered(token: Token) -> bool:
    """True where somebody answers for the event at ``token``: it has taken place, then."""
    return any(True for _ in _owned_up(token))
