"""Place names as sounds, whatever script they are written in, and how far two of them are apart.

One symbol a sound: small letters as in English, ``X`` sh, ``Q`` kh, ``G`` gh, ``T`` th, ``D`` dh, ``c`` ch.
Vowels are ``a i u``; ``w y`` count as half vowels. Costs follow what transliteration of Arabic, Kurdish, Persian,
Turkish and Cyrillic names confuses in practice (BGN/PCGN against French, Turkish and press spellings).
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from twosource.resolve.spelling import Spelling, latin

_ARABIC = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهويةپچژگڤگىؤئ", "btTjhQdDrzsXsDtDGfqklmnhwyapcjgvgawy", strict=True)) | {
    "ا": "a",
    "ع": "",
    "ء": "",
    "آ": "a",
    "أ": "a",
    "إ": "i",
}
_LETTERS = {"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ğ": "gh", "ġ": "gh", "ẖ": "kh", "ĝ": "j",
            "ḫ": "kh", "ẕ": "dh", "ḏ": "dh", "ṯ": "th", "ǧ": "j", "ñ": "ny", "ʿ": "", "ʾ": ""}  # fmt: skip
_DIGRAPHS = (
    ("tch", "c"), ("sch", "X"), ("sh", "X"), ("kh", "Q"), ("gh", "G"), ("ch", "c"), ("dj", "j"), ("zh", "j"),
    ("th", "T"), ("dh", "D"), ("ph", "f"), ("ck", "k"), ("x", "Q"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
    ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("aw", "u"), ("au", "u"), ("ow", "u"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_OTHER = re.compile(r"[^a-z]")
_GLIDE = re.compile(r"(?<=i)y(?=[aiu])|(?<=u)w(?=[aiu])")
_JOINT = re.compile(r"(?<=[aei])[th]$|ه$")
_FINAL_HA = re.compile(r"ه$")
_FINAL_H = re.compile(r"(?<=[aiu])h$")
_VOWELS = frozenset("aiu")
_SOFT = frozenset("aiuwyh")
_CLASS = str.maketrans({"p": "b", "v": "f", "T": "t", "D": "d", "c": "X", "q": "k", "g": "k", "a": "", "i": "", "u": "",
                        "w": "", "y": "", "h": "", " ": "", "'": ""})  # fmt: skip
_CLASS_H = {key: value for key, value in _CLASS.items() if key != ord("h")}
SKELETON_LETTERS = "bftdszXjkGQlmnr"

_CLOSE = {
    "tT": 0.15, "dD": 0.15, "Dz": 0.25, "Ts": 0.3, "Dt": 0.35, "dz": 0.35, "sz": 0.5, "kq": 0.1, "gk": 0.35, "gq": 0.3, "Gg": 0.2, "Gq": 0.45,
    "Gr": 0.6, "Gk": 0.5, "Qh": 0.3, "Qk": 0.4, "Xc": 0.2, "cj": 0.4, "ck": 0.4, "gj": 0.3, "jy": 0.5, "bp": 0.1, "fv": 0.15, "vw": 0.1,
    "bv": 0.4, "jz": 0.5, "Xs": 0.5, "dt": 0.5, "mn": 0.6, "uw": 0.0, "iy": 0.0, "au": 0.15, "ai": 0.15, "iu": 0.2, "wy": 0.5, "aw": 0.3,
    "ay": 0.3, "fw": 0.4, "Xj": 0.5, "qQ": 0.4, "Qg": 0.5, "GQ": 0.4,
}  # fmt: skip
_COST = _CLOSE | {pair[::-1]: cost for pair, cost in _CLOSE.items()}


_REMEMBERED = 1 << 16


def spoken(name: str, spelling: Spelling) -> str:
    """The sounds of a name without its articles, generic words in one spelling. Names that sound alike are met again and
    again, so the last ones are remembered."""
    known = spelling.said.get(name)
    if known is None:
        known = _spoken(name, spelling)
        if len(spelling.said) >= _REMEMBERED:
            spelling.said.clear()
        spelling.said[name] = known
    return known


def _spoken(name: str, spelling: Spelling) -> str:
    parts = spelling.parts(spelt_out(name))
    return sounds("".join([*(_JOINT.sub("", p) if len(p) > 3 else p for p in parts[:-1]), *parts[-1:]]))


def spelt_out(name: str) -> str:
    """The name in plain Latin letters, letters with a sound of their own written out (``ş`` is ``sh``); Arabic stays."""
    if name.isascii() or is_arabic(name):
        return name
    lowered = unicodedata.normalize("NFC", name.lower())
    lowered = "".join(_LETTERS.get(c, c) for c in lowered)
    return lowered if latin(lowered) else anyascii(lowered).lower()


def is_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


@lru_cache(maxsize=65536)
def sounds(plain: str) -> str:
    """The sounds of a folded name, words glued together: Latin letters, or Arabic ones by an own table."""
    if is_arabic(plain):
        return "".join(_ARABIC.get(c, "") for c in _FINAL_HA.sub("a", plain))
    text = _OTHER.sub("", plain)
    for letters, sound in _DIGRAPHS:
        text = text.replace(letters, sound)
    text = _DOUBLE.sub(r"\1", text)
    return _FINAL_H.sub("", _GLIDE.sub("", text))


def skeleton(sound: str) -> str:
    """The consonants in broad classes, half vowels and ``h`` left out: the key under which like names are looked for.

    A name with fewer than two of them keeps its ``h`` and is set apart by a mark."""
    key = sound.translate(_CLASS)
    return key if len(key) > 1 else "_" + sound.translate(_CLASS_H)


def neighbours(key: str) -> list[str]:
    """All skeletons that are one consonant away from ``key`` (left out, put in, or exchanged)."""
    found = {key[:i] + key[i + 1 :] for i in range(len(key))}
    for letter in SKELETON_LETTERS:
        found.update(key[:i] + letter + key[i:] for i in range(len(key) + 1))
        found.update(key[:i] + letter + key[i + 1 :] for i in range(len(key)))
    return sorted(k for k in found if k and k != key)


def likeness(a: str, b: str, *, bare_vowels: bool = False, least: float = 0.0) -> float:
    """How alike two sound strings are, 0 to 1. ``bare_vowels``: one side is written without short vowels (Arabic, Hebrew).
    ``least``: what is less alike than this needs no exact answer and may count as not alike at all."""
    if a == b:
        return 1.0
    vowel = 0.06 if bare_vowels else 0.25
    weight = (_weight(a, bare_vowels) + _weight(b, bare_vowels)) / 2
    weight = max(weight, 1.0)
    return max(0.0, 1.0 - _distance(a, b, vowel, most=(1.0 - least) * weight + 1e-9) / weight)


def _weight(sound: str, bare: bool) -> float:
    return sum(0.0 if bare and c in _VOWELS else 0.3 if c in _SOFT else 1.0 for c in sound)


def _gap(symbol: str, vowel: float) -> float:
    if symbol in _VOWELS:
        return vowel
    if symbol in "wyh":
        return 0.3
    return 0.9


def _distance(a: str, b: str, vowel: float, most: float) -> float:
    """The weighted edit distance, or infinity once it must be more than ``most``."""
    row = [0.0]
    for symbol in b:
        row.append(row[-1] + _gap(symbol, vowel))
    gaps = [_gap(symbol, vowel) for symbol in b]
    for x in a:
        gap = _gap(x, vowel)
        left = row[0] + gap
        new = [left]
        nearest = left
        for j, y in enumerate(b):
            best = row[j] if x == y else row[j] + _COST.get(x + y, 1.1)
            if (other := row[j + 1] + gap) < best:
                best = other
            if (other := left + gaps[j]) < best:
                best = other
            new.append(best)
            left = best
            if best < nearest:
                nearest = best
        if nearest > most:
            return math.inf
        row = new
    return row[-1]
