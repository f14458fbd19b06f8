"""JSON lines: one report a line, with the keys of the record format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from twosource.core.incoming import Incoming, SetAside
from twosource.ingest.encodings import decode
from twosource.ingest.limits import Limits
from twosource.ingest.problems import InputError, Origin, check_text, printable

_OPTIONAL = ("title", "url", "outlet", "lang", "published")
_KEYS = "id, text, title, url, outlet, lang, published"


def parse_lines(
    name: str, stem: str, lines: Iterable[bytes | str | None], limits: Limits
) -> Iterator[Incoming | SetAside]:
    """Reports of ``lines``. Blank lines are skipped; ``None`` stands for a line that was too long to keep.

    A line without an ``id`` gets ``stem:number``. A second report with an id is set aside: nothing is overwritten.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if line is not None and not line.strip():
            continue
        at = Origin(name, number)
        report_id: str | None = None
        try:
            fields = _fields(line, limits)
            if fields is None:
                continue
            report_id = _id(fields) or f"{stem}:{number}"
            incoming = _incoming(fields, report_id, at, limits)
            if report_id in seen:
                raise InputError(
                    f"the id {report_id!r} is already used on line {seen[report_id]}",
                    "Give every report an id of its own; a corrected text belongs in a run of its own.",
                )
        except InputError as problem:
            yield at.set_aside(problem, report_id)
            continue
        seen[report_id] = number
        yield incoming


def _fields(line: bytes | str | None, limits: Limits) -> dict[str, Any] | None:
    if line is None or len(line) > limits.line:
        raise InputError(
            f"the line is longer than {limits.line:,} bytes",
            "Split it into its reports, one JSON object a line, and give those.",
        )
    text = line if isinstance(line, str) else decode(line).text
    if not text.strip("\ufeff \t\r\n\f\v"):
        return None
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"not JSON: {error}", "Write one JSON object a line; `python -m json.tool` shows the place of the fault."
        ) from None
    if not isinstance(found, dict):
        raise InputError(
            f"not a JSON object but {_kind(found)}",
            f"Write one object a line, with the keys {_KEYS}; only text is needed.",
        )
    return found


def _incoming(fields: dict[str, Any], report_id: str, at: Origin, limits: Limits) -> Incoming:
    text = fields.get("text")
    if text is None:
        raise InputError('there is no "text"', f'Put the report\'s body under "text"; the keys are {_KEYS}.')
    if not isinstance(text, str):
        raise InputError(f'"text" is {_kind(text)}, not a string', "Put the report's body there as one string.")
    check_text(text, limits)
    given: dict[str, str | None] = {}
    for key in _OPTIONAL:
        value = fields.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f'"{key}" is {_kind(value)}, not a string', f'Write "{key}" as a string, or leave it out.')
        given[key] = (printable(value).strip() or None) if value is not None else None
    return Incoming(
        id=report_id,
        text=text,
        file=at.file,
        line=at.line,
        title=given["title"],
        url=given["url"],
        outlet=given["outlet"],
        lang=given["lang"],
        published=given["published"],
    )


def _id(fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f'"id" is {_kind(value)}, not a string', 'Write "id" as a string, or leave it out.')
    return printable(value).strip() or None


def _kind(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")
