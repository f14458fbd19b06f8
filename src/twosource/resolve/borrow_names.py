"""Names that two reports can share: folded so that spellings meet, broad ones (countries, peoples) apart from the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from twosource.core.lexicon import fold
from twosource.resolve.borrow_words import BorrowWords

_WORD = re.compile(r"[^\W\d_]+(?:['’ʿ`-][^\W\d_]+)*")
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de\u0400-\u042f][^\W\d_]{2,}")
_NAME = re.compile(r"(?<![^\W\d_])[A-Z\u00c0-\u00de\u0400-\u042f][^\W\d_]*(?:['’ʿ`-][^\W\d_]+)*")
_TITLE = 200
_OPENING = re.compile(r"(?:^|[.!?:;–—|\n“\"‘(\[]|[.!?][”\"’)])\s*$")
_VOWELS = str.maketrans("", "", "aeiouyw")
_DOUBLE = re.compile(r"(.)\1+")


def names_in(text: str, *, words: BorrowWords) -> dict[str, list[int]]:
    """Capitalised words by lower-case form, with the offsets where they stand. A word that opens a sentence or stands
    in a line of title case counts only where it, or its people or country, is also found inside one."""
    inside: dict[str, list[int]] = defaultdict(list)
    opening: dict[str, list[int]] = defaultdict(list)
    start = 0
    for line in text.splitlines(keepends=True):
        titled = len(line) < _TITLE and _titled(line)
        for match in _NAME.finditer(line):
            for piece, at in _pieces(match):
                low = _folded(piece)
                if len(low) < 3 or low in words.plain:
                    continue
                opens = at == match.start() and (titled or _opens(line, at))
                (opening if opens else inside)[low].append(start + at)
        start += len(line)
    known = {root_of(low, words=words) for low in inside}
    for low, offsets in opening.items():
        if low in inside or root_of(low, words=words) in known:
            inside[low].extend(offsets)
    return {low: sorted(offsets) for low, offsets in inside.items()}


def _titled(line: str) -> bool:
    """Title case: most longer words with a capital, and no full stop at the end."""
    if line.rstrip().endswith((".", "!", "?", '"', "”")):
        return False
    long = [w for w in _WORD.findall(line) if len(w) > 3]
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.7 * len(long)


def _opens(line: str, at: int) -> bool:
    before = line[max(0, at - 4) : at]
    return not before[-1:].isalnum() and _OPENING.search(before) is not None


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word)


def _pieces(match: re.Match[str]) -> list[tuple[str, int]]:
    """Parts of a hyphened word that begin with a capital ("Russian-backed", "Al-Manar"), with their offsets."""
    out, at = [], match.start()
    for part in match.group().split("-"):
        plain = part.removesuffix("'s").removesuffix("’s")
        if plain and plain[0].isupper():
            out.append((plain, at))
        at += len(part) + 1
    return out


def root_of(name: str, *, words: BorrowWords) -> str:
    """``name`` without the ending of a people or country: "syrian" and "syria" meet in one root."""
    for ending in words.demonyms:
        if name.endswith(ending) and len(name) - len(ending) >= 4:
            return name[: -len(ending)]
    return name


def broad_roots(names: Iterable[str], *, words: BorrowWords) -> frozenset[str]:
    """Roots that stand with two endings ("Syria", "Syrian"): countries and peoples, too wide to tell a story apart."""
    forms: dict[str, set[str]] = defaultdict(set)
    for name in names:
        forms[root_of(name, words=words)].add(name)
    return frozenset(root for root, found in forms.items() if len(found) > 1)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """What spellings of one name share: its consonants, doubled ones once, without a final "h"; short names stay whole."""
    bones = _DOUBLE.sub(r"\1", name.translate(_VOWELS))
    bones = bones.removesuffix("h")
    return f"{name[0]}{bones}" if len(bones) >= 3 and name[0] in "aeiou" else bones if len(bones) >= 3 else name


def capitals(text: str) -> set[str]:
    """All words with a capital, folded: a cheap view for deciding whether a report is worth reading."""
    return {_folded(m) for m in _CAPITAL.findall(text)}
