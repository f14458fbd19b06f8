"""Gzip, unpacked piece by piece under a bound, so that a bomb or a truncated file does no harm."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from twosource.ingest.limits import Limits
from twosource.ingest.problems import InputError

MAGIC = b"\x1f\x8b"
_PIECE = 1 << 16
_BAD = "Pack the file again (gzip -t FILE tests it) or give it unpacked."


def inflate(data: bytes, limits: Limits) -> Iterator[bytes]:
    """The unpacked pieces of a gzip file of one or more members.

    Raises ``InputError`` where the file breaks off, is damaged or grows beyond ``limits``; what came before is given.
    """
    bound, total = limits.growth(len(data)), 0
    rest = data
    while True:
        member = zlib.decompressobj(wbits=31)
        view, at = memoryview(rest), 0
        while not member.eof:
            piece = member.unconsumed_tail or bytes(view[at : at + _PIECE])
            if not member.unconsumed_tail:
                at += len(piece)
            try:
                out = member.decompress(piece, _PIECE * 4)
            except zlib.error as error:
                raise InputError(f"damaged gzip ({error})", _BAD) from None
            total += len(out)
            if total > bound:
                raise InputError(
                    f"gzip that unpacks to more than {bound:,} bytes from {len(data):,}",
                    "If this is no mistake, unpack it and give the text itself.",
                )
            if out:
                yield out
            if not piece and not member.eof:
                raise InputError("the gzip file ends too early", _BAD)
        rest = member.unused_data.lstrip(b"\0")
        if not rest:
            return
        if not rest.startswith(MAGIC):
            raise InputError("there is more after the end of the gzip data", _BAD)


def lines(pieces: Iterator[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines of a stream of pieces, without their ends. A line over ``limit`` bytes is dropped and given as ``None``."""
    kept: list[bytes] = []
    size = 0
    for piece in pieces:
        first, *more = piece.split(b"\n")
        kept, size = _keep(kept, size, first, limit)
        if more:
            yield b"".join(kept) if size <= limit else None
            for part in more[:-1]:
                yield part if len(part) <= limit else None
            kept, size = _keep([], 0, more[-1], limit)
    if size:
        yield b"".join(kept) if size <= limit else None


def _keep(kept: list[bytes], size: int, part: bytes, limit: int) -> tuple[list[bytes], int]:
    if size + len(part) > limit:
        return [], size + len(part)
    kept.append(part)
    return kept, size + len(part)
