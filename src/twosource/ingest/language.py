"""The language of a report, by py3langid. Short Latin text that nothing speaks against is taken for English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from twosource.core.report import Inferred

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*", re.I)
_SURE, _SHORT, _SAMPLE = 0.75, 160, 1200
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "to",
        "a",
        "was",
        "were",
        "by",
        "on",
        "for",
        "said",
        "that",
        "from",
        "with",
        "at",
        "have",
        "has",
        "killed",
        "an",
        "is",
    ]
)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier
    return identifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, *, given: str | None, page: str | None = None) -> Inferred:
    """ISO 639 code in small letters and how it was found: ``given``, ``metadata`` or ``text``.

    What a page says of itself counts only where the text agrees or is too short to tell.
    """
    code = _CODE.fullmatch(given.strip()) if given else None
    if code:
        return Inferred(code.group(1).lower(), "given")
    sample = text[:_SAMPLE]
    words = sample.lower().split()
    if len(words) >= 20 and sum(w in _COMMON for w in words) >= 0.12 * len(words):
        return Inferred("en", "text: common English words")
    found, sureness = _identifier().classify(sample)
    named = _CODE.fullmatch(page.strip()) if page else None
    unsure = sureness < _SURE or len(sample) < _SHORT
    if named and (unsure or named.group(1).lower() == found):
        return Inferred(named.group(1).lower(), "metadata: the page's lang")
    if unsure and found != "en" and _latin(sample) and not _foreign_letters(sample):
        return Inferred("en", f"default: Latin letters, {len(sample)} characters, py3langid unsure ({found})")
    return Inferred(str(found), f"text: py3langid, {sureness:.2f}")


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(unicodedata.name(c, "").startswith("LATIN") for c in letters) > 0.8 * len(letters)


def _foreign_letters(text: str) -> bool:
    """More accented letters than names in an English text would bring."""
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) > 127 for c in letters) > 0.04 * len(letters)
