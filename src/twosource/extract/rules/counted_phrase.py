"""A phrase that counts, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from twosource.core.vocab import Who


class Kind(StrEnum):
    """How a phrase counts."""

    NUMBER = "number"
    SINGLE = "single"
    NAMED = "named"
    PLURAL = "plural"
    NONE = "none"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Counted:
    """Words ``[start, end)``; ``head`` the noun that is counted (the number itself where the noun is left out).

    ``bare``: no noun follows the number. ``known``: the head is a noun for people. ``other``: "others", "another".
    ``inner``: index of a word inside that says what happened to them ("two wounded soldiers").
    ``guess``: capitalised words that may be a person's name.
    """

    start: int
    end: int
    head: int
    low: int
    high: int | None
    kind: Kind
    who: Who = Who.UNKNOWN
    group: str | None = None
    approximate: bool = False
    bare: bool = False
    known: bool = False
    other: bool = False
    plural: bool = True
    definite: bool = False
    inner: int | None = None
    partitive: bool = False
    guess: bool = False
