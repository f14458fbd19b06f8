"""Frozen dataclasses to JSON text and back, without loss: lone surrogates, dates and word lists included."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import msgspec

from twosource.core.incoming import Incoming


def encode(value: Any) -> str:
    """A dataclass of ``core`` as ASCII JSON."""
    return _json(msgspec.to_builtins(value))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def decode[T](text: str, kind: type[T]) -> T:
    """What ``encode`` wrote. Raises ``msgspec.ValidationError`` where the text is not a ``kind``."""
    return msgspec.convert(json.loads(text), kind)


def to_bytes(text: str) -> bytes:
    """UTF-8 that keeps lone surrogates, which SQLite's own text can't."""
    return text.encode("utf-8", "surrogatepass")


def from_bytes(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")


def to_key(name: str) -> str | bytes:
    """An id as SQLite can hold it: text, or bytes where it has a lone surrogate (a file name in no known encoding)."""
    return name if name.isascii() or _is_text(name) else to_bytes(name)


def from_key(stored: str | bytes) -> str:
    return stored if isinstance(stored, str) else from_bytes(stored)


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def digest(incoming: Incoming) -> str:
    """SHA-256 over all that the caller gave of a report; where it lay (file, line and path) is not part of it."""
    given = msgspec.to_builtins(replace(incoming, file="", line=None))
    del given["path"]
    return hashlib.sha256(_json(given).encode("ascii")).hexdigest()
