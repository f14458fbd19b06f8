"""Bounds around a number: "at least", "up to", "nearly", ranges. The table is the record format's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.rules.numbers import Number, NumberWords, read_number

type Phrases = tuple[tuple[str, ...], ...]

_REACH = 4
_RISEN = frozenset({"go", "goes", "went", "gone", "going", "shot", "moved", "jumped", "climbed", "rose", "risen"})
RANGES = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"})


@dataclass(frozen=True, slots=True)
class BoundWords:
    """Modifier phrases as tuples of words, longest first. ``before`` and ``after`` map a kind to its phrases."""

    before: Mapping[str, Phrases]
    after: Mapping[str, Phrases]
    range_joins: frozenset[str]
    none: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its modifiers read: words ``[start, end)``, and ``number`` the bare number's start."""

    low: int
    high: int | None
    start: int
    end: int
    number: int
    approximate: bool
    digits: bool


def read_bounded(words: Sequence[str], start: int, *, names: NumberWords, bounds: BoundWords) -> Bounded | None:
    """The number at ``start`` with what stands before and after it, or ``None`` where no number begins there."""
    number = read_number(words, start, names=names)
    if number is None:
        return None
    low, high, end, digits = number.low, number.high, number.end, number.digits
    if (upper := _upper(words, number, names, bounds)) is not None:
        high, end, digits = upper.low if upper.high is not None else None, upper.end, False
        if _word(words, start - 1) == "between":
            return Bounded(low, high, start - 1, end, start, False, digits)
    first, kind = start, ""
    approximate = False
    while found := _before(words, first, bounds):
        first, kind = found
        low, high, approximate = _apply(kind, low, high, approximate)
    after = _after(words, end, bounds)
    if after and not kind:
        end, kind = after
        low, high, approximate = _apply(kind, low, high, approximate)
    return Bounded(low, high, first, end, start, approximate, digits)


def _word(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _upper(words: Sequence[str], number: Number, names: NumberWords, bounds: BoundWords) -> Number | None:
    """The second number of a range, where there is one."""
    join = _word(words, number.end)
    if join not in bounds.range_joins or number.high is None:
        return None
    ranging = _word(words, number.start - 2) in RANGES
    if join == "to" and _word(words, number.start - 1) == "from" and not ranging:
        return None  # "gone up from 31 to 34" tells of two counts
    if join == "and" and _word(words, number.start - 1) != "between":
        return None
    i = number.end + 1
    if i < len(words) and _word(words, i) in ("even", "maybe", "possibly", "as"):
        i += 1
    upper = read_number(words, i, names=names) if i < len(words) else None
    if upper is None or upper.low <= number.low or upper.high is None:
        return None
    return upper


def _before(words: Sequence[str], start: int, bounds: BoundWords) -> tuple[int, str] | None:
    for size in range(min(_REACH, start), 0, -1):
        phrase = tuple(words[start - size : start])
        if phrase == ("up", "to") and _word(words, start - 3) in _RISEN:
            return None  # "the number went up to 20"
        for kind, phrases in bounds.before.items():
            if phrase in phrases:
                return start - size, kind
    return None


def _after(words: Sequence[str], end: int, bounds: BoundWords) -> tuple[int, str] | None:
    for size in (3, 2, 1):
        phrase = tuple(words[end : end + size])
        if len(phrase) == size:
            for kind, phrases in bounds.after.items():
                if phrase in phrases:
                    return end + size, kind
    return None


def _apply(kind: str, low: int, high: int | None, approximate: bool) -> tuple[int, int | None, bool]:
    if kind == "least":
        return low, None, approximate
    if kind == "over":
        return (low + 1 if high is not None else low), None, approximate
    if kind == "up_to":
        return 0, high if high is not None else None, approximate
    if kind == "under":
        return 0, max((high if high is not None else low) - 1, 0), approximate
    if kind == "nearly" and high is not None and low == high and low > 1:
        return low - 1, low - 1, True
    return low, high, True
