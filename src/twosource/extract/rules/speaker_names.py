"""Names and roles as they are shown: without articles, seats and short forms in brackets."""

from __future__ import annotations

import re

ARTICLES = frozenset(
    (
        "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "one", "two",
        "three", "four", "several", "some", "many", "other", "another", "both", "five", "few", "multiple", "any",
        "all",
    )
)  # fmt: skip
_BRACKET = re.compile(r"\s*\([^()]*\)?\s*$")
_SEAT = re.compile(r"^(?:[A-Z][\w.]*[- ]){1,2}based\s+")


def tidy(name: str) -> str:
    """The name without a seat before it ("London-based") and without its short form in brackets behind it."""
    short = _BRACKET.sub("", name).strip()
    return _SEAT.sub("", short).strip() or name


def without_article(role: str | None) -> str | None:
    """The role without the articles and owners before it; ``None`` where nothing is left."""
    if role is None:
        return None
    words = role.split()
    while words and words[0].lower() in ARTICLES:
        words.pop(0)
    return " ".join(words) or None
