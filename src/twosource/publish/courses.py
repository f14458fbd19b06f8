"""How a number moved, voice by voice: ``Red Cross: 10, then 11, then 15, then 13 (a correction downward)``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.publish.figures import origin_name

NOTES = ("a correction downward", "some of them")
"""What a line of an incident's history may say of a number, beside whose it is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a voice on one day (ISO, or ``undated``); ``note`` is one of ``NOTES`` or empty."""

    day: str
    said: str
    note: str


@dataclass(frozen=True, slots=True)
class Course:
    """The numbers of one voice in the order in which it gave them, each once for as long as it stayed."""

    origin: str
    steps: tuple[Step, ...]


def courses(incident: Incident, key: str, claims: Mapping[str, Claim]) -> tuple[Course, ...]:
    """The history of ``key`` (``killed``, ``injured``), the voice that moved most first.

    Two voices of one name ("activists" of two reports) stay two.
    """
    voices = {c: n for n, origin in enumerate(incident.origins) for c in origin.claims}
    found: dict[tuple[str, int], list[Step]] = {}
    for claim_id, origin, step in _steps(incident, key, claims):
        own = found.setdefault((origin, voices.get(claim_id, -1)), [])
        if not own or (own[-1].said, own[-1].note) != (step.said, step.note):
            own.append(step)
    made = [Course(origin, tuple(steps)) for (origin, _), steps in found.items()]
    return tuple(sorted(made, key=lambda c: -len(c.steps)))


def _steps(incident: Incident, key: str, claims: Mapping[str, Claim]) -> Iterator[tuple[str, str, Step]]:
    for claim_id, line in incident.history:
        day, _, rest = line.partition(" ")
        measure, _, told = rest.partition(" ")
        if measure != key:
            continue
        said, _, by = told.partition(" (")
        note = next((n for n in NOTES if by.endswith(f", {n})")), "")
        claim = claims.get(claim_id)
        name = by.removesuffix(")").removesuffix(f", {note}") if note else by.removesuffix(")")
        yield claim_id, origin_name(claim, incident) if claim else name, Step(day, said, note)
