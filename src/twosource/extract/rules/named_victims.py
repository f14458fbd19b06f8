"""Named victims: a person's name where a killed or wounded one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from twosource.core.claim import Victim
from twosource.core.figure import Figure
from twosource.core.vocab import Measure
from twosource.extract.passage import Passage
from twosource.extract.rules.actors import FoundActor

_AGE = re.compile(r"^\s*(?:,|\()?\s*(?:aged\s+)?(\d{1,3})(?:\s*[-\s]years?[-\s]old)?\s*(?:,|\)|$|\s)")
_AGE_BEFORE = re.compile(r"(?<!\d)(\d{1,3})[-\s]years?[-\s]old\s+(?:(?:man|woman|boy|girl|child)\s+)?(?:named\s+)?$")
_HARM = frozenset((Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DETAINED))
_FEMALE = frozenset(
    (
        "woman", "girl", "mother", "daughter", "sister", "wife", "grandmother", "granddaughter", "aunt", "niece", "widow", "lady",
        "stepmother", "fiancée", "mrs", "ms",
    )
)  # fmt: skip
_MALE = frozenset(
    (
        "man", "boy", "father", "son", "brother", "husband", "grandfather", "grandson", "uncle", "nephew", "widower", "mr", "stepfather",
    )
)  # fmt: skip
_BESIDE = frozenset(("and", "with", "alongside"))
_NEAR = 4
"""Words between a name and the word of kin that it stands with."""


def find_victims(
    passage: Passage, figures: Sequence[Figure], heads: Sequence[int], actors: Sequence[FoundActor] = ()
) -> tuple[Victim, ...]:
    """Persons whose name is the counted one itself or stands in apposition to it. ``heads`` are the figures' head tokens;
    ``actors`` those whose names are nobody's."""
    doc = passage.doc
    bodies = {n for a in actors if a.kind in ("lexicon", "force") for n in range(a.first, a.last + 1)}
    names = {t.i: name for name in _names(doc) for t in name}
    found: dict[int, Victim] = {}
    for figure, head in zip(figures, heads, strict=True):
        if figure.measure not in _HARM or figure.high == 0:
            continue
        for token in _candidates(doc, head):
            name = names.get(token.i)
            if name is not None and name[0].text[:1].isupper() and not bodies & set(range(name.start, name.end)):
                found.setdefault(name.start, _victim(passage, name, names))
    return tuple(found[k] for k in sorted(found))


def _names(doc: Doc) -> Iterator[Span]:
    """Names of persons, whole: two that stand side by side are the halves of one."""
    start: int | None = None
    persons = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    for n, ent in enumerate(persons):
        after = persons[n + 1] if n + 1 < len(persons) else None
        first = ent.start if start is None else start
        if after is not None and after.start == ent.end and not after[0].is_punct:
            start = first
            continue
        start = None
        yield doc[first : ent.end]


def _candidates(doc: Doc, head: int) -> Iterator[Token]:
    token = doc[head]
    yield token
    yield from (c for c in token.children if c.dep_ in ("appos", "conj", "compound"))
    yield from (g for c in token.children if c.dep_ == "appos" for g in c.conjuncts)
    if token.dep_ == "appos":
        yield token.head


def _victim(passage: Passage, name: Span, names: dict[int, Span]) -> Victim:
    text = passage.doc.text
    match = _AGE.match(text[name.end_char : name.end_char + 24]) or _AGE_BEFORE.search(
        text[max(0, name.start_char - 40) : name.start_char]
    )
    age = int(match.group(1)) if match and int(match.group(1)) < 120 else None
    quote = passage.quote_span(name)
    return Victim(quote.text, quote, age, _sex(name, names))


def _sex(name: Span, names: dict[int, Span]) -> str | None:
    """By the word of kin that the name stands with ("his wife, X"; "X (daughter of Y)"), else by "X and her son"."""
    doc = name.doc
    for i in range(name.start - 1, max(-1, name.start - 1 - _NEAR), -1):
        if i in names or doc[i].text in (".", ";", ")"):
            break
        if sex := _kin(doc[i]):
            return sex
    for i in range(name.end, min(len(doc), name.end + _NEAR)):
        if i in names or doc[i].text in (".", ";"):
            break
        if doc[i].lower_ in _BESIDE:
            after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
            return "male" if after == "his" else "female" if after == "her" else None
        if sex := _kin(doc[i]):
            return sex
    return None


def _kin(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    return "female" if lemma in _FEMALE else "male" if lemma in _MALE else None
