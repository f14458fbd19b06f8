"""Reading number phrases: digits, words, ranges of scale, and the open quantities of news English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d{1,9}$")
_DECIMAL = re.compile(r"^\d{1,6}\.\d{1,3}$")
_GLUED = re.compile(r"^(\d{1,6}(?:\.\d{1,3})?)(k|m|mn|bn)$")
_RANGE = re.compile(r"^(\d{1,9})[-–—](\d{1,9})$")
_PLUS = re.compile(r"^(\d{1,9}|\d{1,3}(?:,\d{3})+)\+$")
_GROUP = re.compile(r"^\d{3}$")
_LIMIT = 10**10


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language. See ``data/en/numbers.toml``."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    open: Mapping[str, int]
    exact: Mapping[str, int]
    months: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase over words ``[start, end)``. ``high`` is ``None`` where the words leave it open.

    ``digits`` is true where it is written in figures; only those can be years, dates or names of units.
    """

    low: int
    high: int | None
    start: int
    end: int
    digits: bool = False


def read_number(words: Sequence[str], start: int, *, names: NumberWords) -> Number | None:
    """The longest number phrase that begins at ``start`` of the lower-case ``words``, or ``None``.

    Reads ``1,200``, ``2.5 million``, ``10-15``, ``twenty-five``, ``a hundred``, ``half a dozen``, ``quarter of a million``,
    ``two dozen``, ``dozens``, ``tens of thousands``, ``several hundred``, ``a few``, ``a couple``.
    """
    first = words[start]
    if found := _RANGE.match(first):
        low, high = int(found[1]), int(found[2])
        return Number(low, high, start, start + 1, digits=True) if low < high else None
    if found := _PLUS.match(first):
        return Number(int(found[1].replace(",", "")), None, start, start + 1, digits=True)
    return (
        _fraction(words, start, names)
        or _open(words, start, names)
        or _digits(words, start, names)
        or _spelled(words, start, names)
    )


def _at(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _scaled(value: float, words: Sequence[str], i: int, names: NumberWords) -> tuple[float, int]:
    """Multiply by the scale words from ``i`` on; ``2.5 million``, ``three hundred thousand``."""
    while (scale := names.scales.get(_at(words, i))) and value * scale <= _LIMIT:
        value, i = value * scale, i + 1
    return value, i


def _digits(words: Sequence[str], start: int, names: NumberWords) -> Number | None:
    first = words[start]
    if found := _GLUED.match(first):
        value = float(found[1]) * names.suffixes[found[2]]
        return Number(round(value), round(value), start, start + 1, digits=True) if value <= _LIMIT else None
    decimal = _DECIMAL.match(first)
    if not decimal and not (_DIGITS.match(first) and first.isascii()):
        return None
    digits, after = _grouped(words, start, names)
    value, end = _scaled(float(digits), words, after, names)
    if decimal and end == start + 1:
        return None
    return Number(round(value), round(value), start, end, digits=end == start + 1)


def _grouped(words: Sequence[str], start: int, names: NumberWords) -> tuple[str, int]:
    """The digits at ``start`` with the groups of three that a space sets off ("70 000"), and the index after them."""
    digits, i = words[start].replace(",", ""), start + 1
    if not 1 <= len(digits) <= 3 or "," in words[start] or digits[0] == "0" or _at(words, start - 1) in names.months:
        return digits, i
    while True:
        if not _GROUP.match(_at(words, i)):
            return digits, i
        digits, i = digits + words[i], i + 1


def _fraction(words: Sequence[str], start: int, names: NumberWords) -> Number | None:
    """``half a million``, ``half a dozen``, ``a quarter of a million``."""
    i = start + 1 if words[start] == "a" else start
    part = {"half": 0.5, "quarter": 0.25}.get(_at(words, i))
    if part is None:
        return None
    i += 1
    while _at(words, i) in ("of", "a", "-"):
        i += 1
    value, end = _scaled(part, words, i, names)
    return Number(round(value), round(value), start, end) if end > i else None


def _open(words: Sequence[str], start: int, names: NumberWords) -> Number | None:
    i = start + 1 if words[start] in ("a", "the") and _at(words, start + 1) in (*names.open, *names.exact) else start
    word = _at(words, i)
    if word in names.exact and (i > start or word not in ("couple", "pair")):
        end = i + 1
        if _at(words, end) == "dozen":
            return Number(names.exact[word] * 12, names.exact[word] * 12, start, end + 1)
        return Number(names.exact[word], names.exact[word], start, end)
    least = names.open.get(word)
    if least is None or (word in ("few", "handful") and i == start):
        return None
    end = i + 1
    value, scaled_end = _scaled(float(least), words, end, names)
    if scaled_end > end:
        return Number(round(value), None, start, scaled_end)
    # "tens of thousands", "hundreds of thousands": the first word counts the second
    if _at(words, end) == "of" and (unit := {"thousands": 1000, "millions": 1000000}.get(_at(words, end + 1))):
        return Number(least * unit, None, start, end + 2)
    return Number(least, None, start, end)


def _spelled(words: Sequence[str], start: int, names: NumberWords) -> Number | None:
    """``twenty-five``, ``one hundred and twenty``, ``a hundred``, ``three-and-a-half thousand``."""
    i, total, current, seen = start, 0, 0, False
    if words[start] == "a" and _at(words, start + 1) in names.scales:
        current, i, seen = 1, start + 1, True
    last = i
    while i < len(words):
        word = words[i]
        if word in names.units or word in names.tens:
            if current % 10 or (word in names.tens and current % 100) or (current % 100 and current % 100 < 20):
                break
            current += names.units.get(word, 0) or names.tens[word]
            seen = True
        elif word in names.scales and seen:
            scale = names.scales[word]
            if current * scale > _LIMIT:
                break
            if scale >= 1000:
                total, current = total + max(current, 1) * scale, 0
            else:
                current = max(current, 1) * scale
        elif seen and word == "-" and (_at(words, i + 1) in names.units or _at(words, i + 1) in names.scales):
            i += 1
            continue
        elif seen and (half := _and_a_half(words, i)):
            value, end = _scaled(total + current + 0.5, words, half, names)
            if end > half:
                return Number(round(value), round(value), start, end)
            break
        elif (
            seen
            and word == "and"
            and (current >= 100 or (total and not current))
            and (_at(words, i + 1) in names.units or _at(words, i + 1) in names.tens)
        ):
            i += 1
            continue
        else:
            break
        i += 1
        last = i
    if not seen or last == start:
        return None
    value = total + current
    return Number(value, value, start, last)


def _and_a_half(words: Sequence[str], i: int) -> int | None:
    """The index after ``and a half`` (hyphens allowed between) from ``i``, or ``None``."""
    for wanted in ("and", "a", "half"):
        while _at(words, i) == "-":
            i += 1
        if _at(words, i) != wanted:
            return None
        i += 1
    while _at(words, i) == "-":
        i += 1
    return i
