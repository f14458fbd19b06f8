"""Armed groups that no lexicon knows, by the word for a body that ends their name: "the Omar Sadat Battalion", "Red Hand
members", "“Red Hand” terrorists"."""

from __future__ import annotations

from spacy.tokens import Doc

from twosource.extract.rules.actors_by_deed import does
from twosource.extract.rules.lexicon import ActorWords

_LONGEST = 7
_ROOMS = (["operations", "room"], ["operation", "room"], ["military", "council"])
"""Words for a body of several groups behind its name in quotation marks."""
_SMALL = frozenset(("of", "the", "and", "al", "bin", "ibn", "de", "del", "la"))


def unlisted(doc: Doc, i: int, words: ActorWords) -> tuple[int, int, int] | None:
    """First and last token of the name that begins at ``i``, and the last of the words for its people; else ``None``."""
    if doc[i].is_quote:
        return _quoted(doc, i, words)
    if not _proper(doc, i) or (i and (_proper(doc, i - 1) or doc[i - 1].text == "-")):
        return None
    last = i
    while last + 1 < len(doc) and last - i < _LONGEST and (_proper(doc, last + 1) or _hyphen(doc, last + 1)):
        last += 1
    if doc[last].lower_ in words.body_nouns and last > i and doc[last - 1].lower_ not in words.civil_bodies:
        return i, last, _people(doc, last, words)
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if after in words.body_nouns and after not in words.places_after and last > i:
        return i, last + 1, last + 1
    people = _people(doc, last, words)
    if people > last and last > i and doc[people].lower_ == "members" and does(doc[people], words):
        return i, last, people  # "Red Hand members shot at the crowd"
    if people > last and last > i and {t.lower_ for t in doc[last + 1 : people + 1]} & words.name_people:
        return i, last, people
    return None


def _quoted(doc: Doc, i: int, words: ActorWords) -> tuple[int, int, int] | None:
    close = next((n for n in range(i + 2, min(i + 2 + _LONGEST, len(doc))) if doc[n].is_quote), None)
    if close is None or doc[i].whitespace_ or not all(_inside(doc, k) for k in range(i + 1, close)):
        return None
    people = _people(doc, close, words)
    if people > close:
        return i + 1, close - 1, people
    if [t.lower_ for t in doc[close + 1 : close + 3]] in _ROOMS:
        return i + 1, close + 2, close + 2
    named = doc[close - 1].lower_ in words.body_nouns or doc[min(close + 1, len(doc) - 1)].lower_ in words.body_nouns
    return (i + 1, close - 1, close) if named else None


def _people(doc: Doc, last: int, words: ActorWords) -> int:
    k = last
    while (
        k + 1 < len(doc)
        and doc[k + 1].lower_ in words.members
        and doc[k + 1].text.islower()
        and doc[k + 1].pos_ != "VERB"
    ):
        k += 1
    return k


def _proper(doc: Doc, i: int) -> bool:
    return doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper()


def _inside(doc: Doc, i: int) -> bool:
    return (
        doc[i].text[:1].isupper() or doc[i].text == "-" or (doc[i].lower_ in _SMALL and doc[i - 1].text[:1].isupper())
    )


def _hyphen(doc: Doc, i: int) -> bool:
    return doc[i].text == "-" and i + 1 < len(doc) and _proper(doc, i + 1) and not doc[i].whitespace_
