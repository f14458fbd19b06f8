"""Files and streams to reports as they came in. Bad input is set aside with a reason; nothing is raised for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from twosource.core.incoming import Incoming, SetAside
from twosource.ingest import gzipped
from twosource.ingest.encodings import decode
from twosource.ingest.jsonlines import parse_lines
from twosource.ingest.limits import Limits
from twosource.ingest.problems import InputError, Origin, binary, check_text, empty, printable, too_long
from twosource.ingest.webpage import parse_page

STDIN = "-"
PIECE = 1 << 18
"""Bytes of a stream that are read at once."""
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson")
"""Endings of files that are read by their kind, each also with ``.gz``. Others are read by what they look like."""

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.I)


def read_file(name: str, data: bytes, *, limits: Limits | None = None) -> Iterator[Incoming | SetAside]:
    """The reports in a file called ``name`` (``-`` for standard input), in order.

    The kind goes by the ending, or by the content where the ending says nothing. Never raises for bad input.
    """
    limits = limits or Limits()
    at = Origin(name)
    stem, kind = _name(name)
    if not data.strip():
        yield at.set_aside(empty())
        return
    packed = data.startswith(gzipped.MAGIC)
    if name.lower().endswith(".gz") and not packed:
        yield at.set_aside(InputError("not gzip, though its name says so", "Rename it without .gz, or pack it again."))
        return
    if packed:
        yield from _packed(name, stem, kind, data, limits)
        return
    kind = kind or _sniff(data)
    if kind == "jsonl":
        yield from _json(name, stem, data, limits)
        return
    try:
        yield parse_page(name, stem, data, limits) if kind == "html" else _text(name, stem, data, limits)
    except InputError as problem:
        yield at.set_aside(problem, stem)


def bounded_lines(file: BinaryIO, *, limits: Limits | None = None) -> Iterator[bytes | None]:
    """Lines of an open file, for ``read_lines``. Of one that is longer than a line may be, no more than that is ever held:
    it is given as ``None``. Raises ``OSError`` where the file can't be read further."""
    return gzipped.lines(iter(lambda: file.read(PIECE), b""), (limits or Limits()).line)


def read_lines(
    name: str, lines: Iterable[bytes | None], *, limits: Limits | None = None
) -> Iterator[Incoming | SetAside]:
    """The reports of a stream of JSON lines, as they arrive; ``None`` stands for a line too long to keep. Never raises
    for bad input."""
    yield from parse_lines(name, _name(name)[0], lines, limits or Limits())


def stem_of(name: str) -> str:
    """The id of a report that has no other: the name of its file without folders and endings."""
    return _name(name)[0]


def _name(name: str) -> tuple[str, str | None]:
    """The name without folders and endings, and the kind that the ending tells."""
    if name == STDIN:
        return "stdin", None
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(r"\.gz$", "", base, flags=re.I)
    for suffix in SUFFIXES:
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            kind = {".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}.get(suffix, "html")
            return printable(base[: -len(suffix)]), kind
    head, dot, _ = base.rpartition(".")
    return printable(head if dot and head else base) or "unnamed", None


def _sniff(data: bytes) -> str:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        first = next((line for line in data.splitlines() if line.strip(b"\xef\xbb\xbf \t\r\n")), b"")
        try:
            return "jsonl" if isinstance(json.loads(first.lstrip(b"\xef\xbb\xbf")), dict) else "text"
        except (ValueError, RecursionError):
            return "jsonl" if re.match(rb'\{\s*"[^"]*"\s*:', start) else "text"
    return "html" if start.startswith(b"<") and _PAGE.search(start) else "text"


def _text(name: str, stem: str, data: bytes, limits: Limits) -> Incoming:
    if len(data) > 4 * limits.text + 4:
        raise too_long(len(data), limits)
    decoded = decode(data)
    check_text(decoded.text, limits)
    hints = () if decoded.encoding == "utf-8" else (("encoding", decoded.encoding),)
    return Incoming(id=stem, text=decoded.text, file=name, hints=hints)


def _json(name: str, stem: str, data: bytes, limits: Limits) -> Iterator[Incoming | SetAside]:
    try:
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4096]
        lines = decode(data).text.split("\n") if wide else data.split(b"\n")
    except InputError as problem:
        yield Origin(name).set_aside(problem)
        return
    yield from parse_lines(name, stem, lines, limits)


def _packed(name: str, stem: str, kind: str | None, data: bytes, limits: Limits) -> Iterator[Incoming | SetAside]:
    at = Origin(name)
    pieces = gzipped.inflate(data, limits)
    if kind is None:
        try:
            first = next(pieces, b"")
        except InputError as problem:
            yield at.set_aside(problem)
            return
        kind, pieces = _sniff(first), chain([first], pieces)
    if kind == "jsonl":
        trouble: list[InputError] = []
        whole = _whole_lines(gzipped.lines(_until_trouble(pieces, trouble), limits.line), trouble)
        yield from parse_lines(name, stem, whole, limits)
        if trouble:
            yield at.set_aside(trouble[0])
        return
    try:
        unpacked = b"".join(_bounded(pieces, limits))
    except InputError as problem:
        yield at.set_aside(problem, stem)
        return
    if unpacked.startswith(gzipped.MAGIC):
        yield at.set_aside(binary("gzip inside gzip"), stem)
        return
    plain = {"html": ".html", "text": ".txt"}[kind]
    for found in read_file(f"{stem}{plain}", unpacked or b" ", limits=limits):
        yield _renamed(found, name)


def _until_trouble(pieces: Iterable[bytes], trouble: list[InputError]) -> Iterator[bytes]:
    try:
        yield from pieces
    except InputError as problem:
        trouble.append(problem)


def _whole_lines(lines: Iterable[bytes | None], trouble: list[InputError]) -> Iterator[bytes | None]:
    """All lines, but for a last one that a broken file cut through."""
    held: list[bytes | None] = []
    for line in lines:
        yield from held
        held = [line]
    if not trouble:
        yield from held


def _bounded(pieces: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limits.page:
            raise too_long(total, limits)
        yield piece


def _renamed(found: Incoming | SetAside, name: str) -> Incoming | SetAside:
    if isinstance(found, SetAside):
        return SetAside(name, found.line, found.reason, found.advice, found.report)
    return Incoming(id=found.id, text=found.text, file=name, hints=found.hints)
