"""Stable ids: short hashes of what a thing is, so that a second run makes the same ones."""

from __future__ import annotations

import hashlib


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hexadecimal. Lone surrogates are kept apart, never dropped."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_id(prefix: str, *parts: object) -> str:
    """``prefix`` and twelve hexadecimal digits over the parts, e.g. ``c_0f3a...``."""
    joined = "\x1f".join(str(p) for p in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
