"""Peoples and clans as actors: where a text means their armed men or community, not a place or a person of that name."""

from __future__ import annotations

from spacy.tokens import Doc

from twosource.extract.rules.lexicon import ActorWords

_LOCATED = frozenset(("in", "at", "near", "from", "to", "into", "towards", "around", "outside", "through", "across"))
_LONGEST = 4
_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "gen", "president", "minister", "senator", "commander", "chief", "sheikh")
)


def is_people(doc: Doc, first: int, last: int, words: ActorWords) -> bool:
    """Whether tokens ``first`` to ``last``, a people's name, stand for the people: with a word for its men or community
    behind it, or bare where nothing makes a place, a person or one of its civilians of it."""
    if not doc[first].text[:1].isupper():
        return False
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    if before is not None and (before.lower_ in words.places_after or before.lower_ in _TITLES or before.text == "-"):
        return False
    if after is not None and after.lower_ in words.communal:
        return True
    if doc[first : last + 1].text.lower() in words.never_bare:
        return False
    if before is not None and (before.lower_ in _LOCATED or _name(doc, first - 1)):
        return False
    return after is None or not (after.lower_ in words.places_after or after.text in ("-", "(") or _name(doc, last + 1))


def people_of(doc: Doc, i: int, words: ActorWords) -> int | None:
    """The last token of "Murle raiders", "Lou Nuer armed youths": a name, then words for its armed men; else ``None``."""
    if not _name(doc, i) or doc[i].text.isupper() or (i and _name(doc, i - 1)):
        return None
    j = i
    while j + 1 < len(doc) and j - i < 1 and _name(doc, j + 1):
        j += 1
    last = j
    while last + 1 < len(doc) and last - j < _LONGEST and doc[last + 1].lower_ in words.communal:
        last += 1
    armed = {doc[k].lower_ for k in range(j + 1, last + 1)}
    return last if armed & words.communal_armed and doc[last].pos_ in ("NOUN", "PROPN") else None


def quoted_name(doc: Doc, last: int) -> tuple[int, int] | None:
    """First and last token of the name in quotation marks behind "the gang", "the militia": a group that no lexicon needs
    to know."""
    k = last + 1
    if k + 2 >= len(doc) or not doc[k].is_quote or not doc[k + 1].text[:1].isupper():
        return None
    close = next((n for n in range(k + 2, min(k + 2 + _LONGEST, len(doc))) if doc[n].is_quote), None)
    return None if close is None else (k + 1, close - 1)


def _name(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        token.pos_ in ("PROPN", "ADJ")
        and token.text[:1].isupper()
        and (token.pos_ == "PROPN" or token.i != token.sent.start)
    )
