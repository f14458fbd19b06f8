"""The words of a text as time phrases see them: each with a one-letter class, so that phrases are patterns over letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)"
    r"|\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.m\.?|[AaPp][Mm])(?!\w)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|(?:19|20)\d0s(?!\w)"
    r"|\d+(?:st|nd|rd|th)?(?!\w)"
    r"|[^\W\d_]+(?:'[a-z]+)?"
    r"|[^\w\s]"
)
_MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    ".": "_",
    "!": "_",
    "?": "_",
    ";": "_",
    ":": ":",
    "(": "<",
    "/": "-",
    "&": "a",
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s?([ap])?\.?(?:m\.?)?", re.IGNORECASE)


OTHER = "."


class Word(NamedTuple):
    """One word: offsets in the text, lower-case form, class letter, and what it stands for (month number, unit, ...)."""

    start: int
    end: int
    low: str
    kind: str
    value: str = ""
    capital: bool = False


@dataclass(frozen=True)
class TimeRules:
    """The lexicon of time phrases: every word's class letter and value, and the lists that are not classes."""

    words: Mapping[str, tuple[str, str]]
    capitalised: frozenset[str]
    names_after: frozenset[str]
    names_before: frozenset[str]
    people: frozenset[str]
    speech: frozenset[str]
    speech_between: frozenset[str]
    superlatives: frozenset[str] = frozenset()
    speech_to: frozenset[str] = frozenset()
    speech_glued: tuple[str, ...] = ()
    counting: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    islamic: Mapping[str, int] = field(default_factory=dict)
    solar: Mapping[str, int] = field(default_factory=dict)
    holidays: Mapping[str, str] = field(default_factory=dict)
    other_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> TimeRules:
        """From the parsed TOML. Raises ``ValueError`` for a word that stands in two classes."""
        words: dict[str, tuple[str, str]] = {}
        for table, letter in _TABLES.items():
            for word, value in data[table].items():
                _put(words, word, letter, str(value))
        for word, letter in data["function"].items():
            _put(words, word, letter, word)
        return cls(
            words=words,
            capitalised=frozenset(w for t in ("months", "short_months", "weekdays", "short_weekdays") for w in data[t]),
            names_after=frozenset(data["names"]["after"]),
            names_before=frozenset(data["names"]["before"]),
            people=frozenset(data["names"]["people"]),
            speech=frozenset(data["speech"]["words"]),
            speech_between=frozenset(data["speech"]["between"]),
            superlatives=frozenset(data["superlatives"]["words"]),
            speech_to=frozenset(data["speech"]["to"]),
            speech_glued=tuple(data["speech"]["glued"]),
            counting=frozenset(data["speech"]["counting"]),
            papers=frozenset(data["names"]["papers"]),
            islamic=data["islamic_months"],
            solar=data["solar_months"],
            holidays=data["holidays"],
            other_names=tuple({**data["islamic_months"], **data["solar_months"], **data["holidays"]}),
        )


_TABLES = {
    "months": "M",
    "short_months": "m",
    "weekdays": "W",
    "short_weekdays": "j",
    "relative": "T",
    "parts": "P",
    "units": "u",
    "seasons": "S",
    "numbers": "R",
    "ordinals": "o",
    "edges": "e",
    "bounds": "q",
}


def _put(words: dict[str, tuple[str, str]], word: str, letter: str, value: str) -> None:
    if word in words:
        raise ValueError(f"{word!r} stands in two classes of time words")
    words[word] = (letter, value)


def words_of(text: str, *, rules: TimeRules) -> list[Word]:
    """Cut ``text`` (already made plain by ``parsable``) into words with their classes."""
    table, capitalised = rules.words, rules.capitalised
    found = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        first = raw[0]
        start, end = match.span()
        if first.isalpha():
            low = raw.lower()
            if "'" in low and low not in table:
                low, _, _ = low.partition("'")
                end = start + raw.index("'")
            letter, value = table.get(low, (OTHER, ""))
            upper = first.isupper()
            if letter != OTHER and not upper and low in capitalised:
                letter, value = OTHER, ""
            found.append(Word(start, end, low, letter, value, upper))
        elif first.isdecimal():
            found.append(_number(raw, start, end))
        else:
            found.append(Word(start, end, raw, _MARKS.get(raw, OTHER)))
    return found


def _number(raw: str, start: int, end: int) -> Word:
    low = raw.lower()
    if not raw.isascii():
        return Word(start, end, raw, OTHER, raw)
    if raw.isdigit():
        number = int(raw) if len(raw) < 5 else 0
        if len(raw) <= 2 and 1 <= number <= 31:
            return Word(start, end, raw, "d", str(number))
        if len(raw) == 4 and 1900 <= number <= 2100:
            return Word(start, end, raw, "Y", raw)
        return Word(start, end, raw, "N", str(number))
    if low.endswith("0s"):
        return Word(start, end, low, "Q", raw[:4])
    if low[-2:] in ("st", "nd", "rd", "th"):
        number = int(raw[:-2]) if len(raw) < 5 else 0
        return Word(start, end, low, "n" if 1 <= number <= 31 else OTHER, str(number))
    if raw[4:5] == "-":
        return Word(start, end, raw, "I", raw)
    if low[-1] in "m." or ":" in raw:
        return _clock(low, start, end)
    parts = re.split(r"[./]", raw)
    if len(parts) == 3:
        return Word(start, end, raw, "J", "-".join(parts))
    return Word(start, end, raw, OTHER, raw)


def _clock(low: str, start: int, end: int) -> Word:
    match = _CLOCK.fullmatch(low)
    if not match:
        return Word(start, end, low, OTHER, low)
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 24 or minute > 59:
        return Word(start, end, low, OTHER, low)
    return Word(start, end, low, "c", f"{hour % 24:02d}:{minute:02d}")
