"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, Windows-1252, then a guess by charset-normalizer."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from twosource.ingest.problems import InputError, binary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_TYPICAL_1252 = frozenset("…‘’“”•–—™©®°·«»£§½¼¾\xa0") | frozenset(map(chr, range(0xC0, 0x100)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that it was read with. A byte order mark is not part of the text."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of ``data``. Raises ``InputError`` for binary data and for text in no known encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide is not None:
        return _strictly(data, wide)
    if b"\0" in data:
        raise binary("it holds NUL bytes")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"marked as {encoding}, but byte {error.start:,} does not fit", "Save the file as UTF-8 and give it again."
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero, on one side only."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd, half = sample[0::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd > 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> Decoded:
    western = _windows(data)
    if western is not None:
        return Decoded(western, "windows-1252")
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError("in no encoding that is known", "Save the file as UTF-8 and give it again.")
    try:
        return Decoded(data.decode(best.encoding), best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise InputError(
            f"looks like {best.encoding} but does not decode as it", "Save the file as UTF-8 and give it again."
        ) from None


def _windows(data: bytes) -> str | None:
    """The Western Windows encoding, where a mostly ASCII text has a few of its quotes, dashes and accents.

    A guess from statistics is weak there, since few bytes tell the encodings apart.
    """
    high = sum(b > 127 for b in data)
    if high > len(data) / 20:
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(c in _TYPICAL_1252 for c in text if ord(c) > 127) else None
