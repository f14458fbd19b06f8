"""Named victims: a person's name where a killed or wounded one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from twosource.core.claim import Victim
from twosource.core.figure import Figure
from twosource.core.vocab import Measure
from twosource.extract.passage import Passage

_AGE = re.compile(r"^\s*(?:,|\()?\s*(?:aged\s+)?(\d{1,3})(?:\s*[-\s]years?[-\s]old)?\s*(?:,|\)|$|\s)")
_HARM = frozenset((Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DETAINED))
_FEMALE = frozenset(("she", "her", "woman", "girl", "mother", "daughter", "sister", "wife", "grandmother"))
_MALE = frozenset(("he", "his", "him", "man", "boy", "father", "son", "brother", "husband", "grandfather"))


def find_victims(passage: Passage, figures: Sequence[Figure], heads: Sequence[int]) -> tuple[Victim, ...]:
    """Persons whose name is the counted one itself or stands in apposition to it. ``heads`` are the figures' head tokens."""
    doc = passage.doc
    names = {t.i: ent for ent in doc.ents if ent.label_ == "PERSON" for t in ent}
    found: dict[int, Victim] = {}
    for figure, head in zip(figures, heads, strict=True):
        if figure.measure not in _HARM or figure.high == 0:
            continue
        for token in _candidates(doc, head):
            ent = names.get(token.i)
            if ent is not None and ent[0].text[:1].isupper():
                found.setdefault(ent.start, _victim(passage, ent))
    return tuple(found[k] for k in sorted(found))


def _candidates(doc: Doc, head: int) -> Iterator[Token]:
    token = doc[head]
    yield token
    yield from (c for c in token.children if c.dep_ in ("appos", "conj", "compound"))
    yield from (g for c in token.children if c.dep_ == "appos" for g in c.conjuncts)
    if token.dep_ == "appos":
        yield token.head


def _victim(passage: Passage, ent: Span) -> Victim:
    after = passage.doc.text[ent.end_char : ent.end_char + 24]
    match = _AGE.match(after)
    age = int(match.group(1)) if match and int(match.group(1)) < 120 else None
    around = {t.lower_ for t in ent.root.subtree} | {t.lower_ for t in ent.root.head.children}
    sex = "female" if around & _FEMALE and not around & _MALE else "male" if around & _MALE and not around & _FEMALE else None
    quote = passage.quote_span(ent)
    return Victim(quote.text, quote, age, sex)
