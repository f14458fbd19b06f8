"""Persons whom a report names: those whom an event happened to, or who are said to have done it. Not those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.core.lexicon import fold

_NAME = r"[A-ZÀ-Ý][a-zà-ž'’-]+(?: (?:[A-ZÀ-Ý]\.|[“\"'][A-Z][^”\"'\n]{1,15}[”\"']|[A-ZÀ-Ý][a-zà-ž'’-]*[a-zà-ž])){1,3}"
_INSIDE = re.compile(rf"(?<=[a-z,;] )({_NAME})\b")
"""Capitalised words within a sentence: their capitals are not those of a headline or a beginning."""
_AGED = re.compile(
    rf"\b({_NAME})(?:, (?:Jr|Sr)\.?)?,? \(?(?:aged? )?\d{{1,2}}\b(?! (?:of|percent|killed|dead|injured|wounded|miles))"
)
"""A name with an age after it, wherever it stands."""
_BY_AGE = re.compile(rf"\b\d{{1,2}}-year-old (?:[a-z]+ )?({_NAME})\b")
_OFFICES = re.compile(
    r"\b(?:Officer|Chief|Sgt|Lt|Capt|Cpl|Maj|Gen|Col|Sheriff|Deputy|Mayor|Judge|Det|Detective|Sergeant|Lieutenant|Captain|"
    r"Colonel|General|Major|Commander|President|Minister|Governor|Gov|Sen|Senator|Rep|Secretary|Spokes\w+|Prosecutor|"
    r"Attorney|Director|Superintendent|Trooper|Inspector|Dr|Prof|Rev|Coroner|Commissioner|Council\w*|spokes\w+|chief|mayor|"
    r"sheriff|governor|minister|president|judge|attorney|prosecutor|lawyer|coroner|director|reporter|correspondent|"
    r"journalist|by|By)\.? $"
)
_SPEAKS = re.compile(r"^,? (?:said|says|told|tweeted|wrote|added|reports?|reported|confirmed|announced|contributed)\b")
_SPOKEN_OF = re.compile(r"\b(?:said|says|told|adds|added|according to) $")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


def people_in(text: str, nobody: frozenset[str] = frozenset()) -> frozenset[str]:
    """First and last word of each person's name, folded: "Ana B. Corvel" and "Ana Corvel" are one.

    ``nobody``: words that stand in names of places and bodies ("Street", "Hospital"), never in a person's.

    Names of who speaks, holds an office or wrote the report are left out, and names of places and bodies can't be told
    from persons' here: how many reports use a name decides what it tells.
    """
    keys = (key for name in _names(text) if (key := _key(name)) and not nobody & set(fold(name).split()))
    return frozenset(keys)


def _names(text: str) -> Iterator[str]:
    for pattern in (_INSIDE, _AGED, _BY_AGE):
        for found in pattern.finditer(text):
            start, end = found.span(1)
            before = text[max(0, start - 24) : start]
            if _OFFICES.search(before) or _SPOKEN_OF.search(before) or _SPEAKS.match(text[end : end + 16]):
                continue
            yield found.group(1)


def _key(name: str) -> str:
    words = [w for w in fold(name).split() if w not in _SUFFIX]
    return f"{words[0]} {words[-1]}" if len(words) > 1 else ""
