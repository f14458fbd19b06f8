"""Lookup of JSON lines, as ``twosource gazetteer lookup --jsonl`` speaks them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from twosource.core.place import Candidate
from twosource.resolve.entry import GazetteerError
from twosource.resolve.gazetteer import Gazetteer

SURE = 0.5


def lookup_lines(lines: Iterable[str], gazetteer: Gazetteer, *, sure: float = SURE) -> Iterator[str]:
    """One line out for each line in; ``{}`` where no answer has a score of at least ``sure``.

    In: ``{"name", "name_ar"?, "country"?, "near"?}``, ``near`` the name of a place or ``[lat, lon]``. Raises
    ``GazetteerError`` with the number of a line that is not such an object.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(answer(_asked(line, number), gazetteer, sure=sure), ensure_ascii=False)


def answer(asked: dict[str, Any], gazetteer: Gazetteer, *, sure: float = SURE) -> dict[str, Any]:
    """The answer to one question as a plain object."""
    near = asked.get("near")
    found = gazetteer.lookup(
        str(asked.get("name") or ""),
        name_ar=str(asked["name_ar"]) if asked.get("name_ar") else None,
        country=str(asked["country"]) if asked.get("country") else None,
        near=(float(near[0]), float(near[1]))
        if isinstance(near, list) and len(near) == 2
        else near
        if isinstance(near, str)
        else None,
    )
    return shown(found[0]) if found and found[0].score >= sure else {}


def shown(candidate: Candidate) -> dict[str, Any]:
    """A candidate as the keys of the record format."""
    return {
        "name": candidate.name,
        "lat": candidate.lat,
        "lon": candidate.lon,
        "gazetteer_id": candidate.gazetteer_id,
        "score": candidate.score,
    }


def _asked(line: str, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise GazetteerError(f"line {number}: not JSON ({error.msg})") from error
    if not isinstance(found, dict) or "name" not in found:
        raise GazetteerError(f'line {number}: expected an object with "name"')
    return found
