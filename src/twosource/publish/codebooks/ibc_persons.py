"""The named dead and hurt, one row each. For the internal profile: other profiles' records hold no names."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.core.claim import Victim
from twosource.core.lexicon import fold
from twosource.core.record import Record
from twosource.core.vocab import Grade
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.sources import listed, outlet

_GENDERS = {"male": "male", "m": "male", "man": "male", "female": "female", "f": "female", "woman": "female"}


def person_rows(record: Record, book: Codebook) -> Iterator[dict[str, Cell]]:
    """One row per person of each incident that happened. Names that fold alike, or of which one ends the other, are one."""
    claims = {c.id: c for c in record.claims}
    reports = {r.id: r for r in record.reports}
    for incident in record.incidents:
        if incident.status != "happened" or incident.grade is Grade.DISCOUNTED:
            continue
        told = [(v, claims[c].report) for c in incident.claims if c in claims for v in claims[c].victims]
        for own in _persons(told):
            age = next((v.age for v, _ in own if v.age is not None), None)
            sex = next((v.sex for v, _ in own if v.sex), None)
            values: dict[str, Cell] = {
                "incident": incident.id,
                "name": listed(sorted({v.name for v, _ in own}, key=lambda n: (-len(n), n))),
                "age": age,
                "gender": _GENDERS.get((sex or "").lower()),
                "media_sources": listed(outlet(reports[r]) for _, r in own if r in reports),
                "review": f"Machine reading, not reviewed ({book.stamp})",
            }
            yield {name: values.get(name) for name in book.header}


def _persons(told: list[tuple[Victim, str]]) -> list[list[tuple[Victim, str]]]:
    found: list[list[tuple[Victim, str]]] = []
    for victim, report in sorted(told, key=lambda row: (-len(row[0].name), row[0].name, row[1])):
        name = fold(victim.name)
        home = next(
            (
                p
                for p in found
                if any(
                    f"{fold(v.name)} ".startswith(f"{name} ") or f" {fold(v.name)}".endswith(f" {name}") for v, _ in p
                )
            ),
            None,
        )
        if home is None:
            found.append([(victim, report)])
        else:
            home.append((victim, report))
    return found
