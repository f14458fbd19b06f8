"""The words that lending days reads by, loaded from the package's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class BorrowWords:
    """Patterns and word lists of ``data/en/borrow.toml``, compiled."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    bounds: Mapping[str, str]
    demonyms: tuple[str, ...]
    plain: frozenset[str]
    not_current: frozenset[str]
    kinds: Mapping[str, str]
    time: re.Pattern[str]
    began: re.Pattern[str]
    kind: re.Pattern[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> BorrowWords:
        """Compile the parsed TOML."""
        kinds = {word: kind for kind, words in data["kinds"].items() for word in words}
        return cls(
            months=tuple(data["months"]),
            weekdays=tuple(data["weekdays"]),
            ordinals=tuple(data["ordinals"]),
            numbers=data["numbers"],
            units=data["units"],
            bounds=data["bounds"],
            demonyms=tuple(sorted(data["demonyms"], key=len, reverse=True)),
            plain=frozenset([*data["plain"], *data["months"], *data["weekdays"]]),
            not_current=frozenset(data["not_current"]),
            kinds=kinds,
            time=_time_pattern(data),
            began=re.compile(
                rf"\b(?:{_any(data['began'])}|(?:{_any(data['launched'])})\b(?:\W+\w+){{0,6}}?\W+(?:{_any(data['lasting'])}))\b",
                re.IGNORECASE,
            ),
            kind=re.compile(rf"\b(?:{_any(kinds)})\b", re.IGNORECASE),
        )


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _time_pattern(data: Mapping[str, Any]) -> re.Pattern[str]:
    months = "|".join(m.capitalize() for m in data["months"])
    weekdays = "|".join(d.capitalize() for d in data["weekdays"])
    day = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
    numbers, units, ordinals = _any(data["numbers"]), _any(data["units"]), _any(data["ordinals"])
    return re.compile(
        rf"(?P<weekday>\b(?:{weekdays})\b)(?!s)"
        rf"|\b(?P<d1>{day})\s+(?:of\s+)?(?P<m1>{months})\b(?:,?\s+(?P<y1>(?:19|20)\d\d)\b)?"
        rf"|\b(?P<m2>{months})\s+(?P<d2>{day})(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?"
        rf"|\b(?:(?P<bound>(?i:{_any(data['bounds'])}))\s+)?(?P<number>(?i:{numbers})|\d{{1,2}})\s+(?P<unit>(?i:{units}))s?\s+ago\b"
        rf"|\b(?i:enter(?:s|ed|ing)|for|on)\s+(?i:its|the|a|their)\s+(?P<nth>(?i:{ordinals})|\d{{1,2}}(?:st|nd|rd|th))"
        rf"(?:\s+(?i:consecutive|straight|successive|full))?\s+day\b"
    )


def load_borrow_words() -> BorrowWords:
    """Read the word lists from the package."""
    data = files("twosource.resolve").joinpath("data/en/borrow.toml").read_text(encoding="utf-8")
    return BorrowWords.of(tomllib.loads(data))
