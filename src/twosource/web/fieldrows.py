"""The values of an incident as rows: what each says, the claims behind it, and what a person set against the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident
from twosource.desk import View
from twosource.publish.views import IncidentView
from twosource.review import snapshots, values
from twosource.store import parts
from twosource.web.site import Site
from twosource.web.support import behind


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One value of the record: what it says, the claims behind it, and how a person set it, if one did.

    ``machine`` is what the machine says beside a person's value; ``news`` is true where it says so only since then.
    """

    field: str
    label: str
    text: str
    note: str
    claims: tuple[str, ...]
    edit: str
    row: Decision | None = None
    machine: str = ""
    news: bool = False


def field_rows(
    incident: Incident, shown: IncidentView, own: Sequence[Claim], log: Sequence[Decision], view: View, site: Site
) -> list[FieldRow]:
    """The incident's values in the order of the page; ``log`` are the decisions on it that stand."""
    place = ", ".join(p for p in (shown.place, shown.place_detail) if p)
    where = where_note(shown.where_words, shown.radius_km)
    when = shown.when_words + (f"; from {shown.anchor}" if shown.anchor else "")
    made = [
        ("event", "Event", shown.event_words, ""),
        ("date", "When", shown.date if incident.time else "", when if incident.time else ""),
        ("place", "Where", place, where),
        ("perpetrators", "By", ", ".join(shown.by), ""),
        ("targets", "Against", ", ".join(shown.against), ""),
        ("objects", "Hit", ", ".join(shown.objects), ""),
        ("weapons", "With", ", ".join(shown.weapons), ""),
        ("victims", "Named dead or hurt", "; ".join(shown.victims), ""),
    ]
    body = parts.machine(view.connection, "incident", [incident.id]).get(incident.id)
    machine = snapshots.load(body, Incident) if body else incident
    rows = []
    for field, label, text, note in made:
        if not text and field in ("objects", "weapons", "victims"):
            continue
        editable = field in values.INCIDENT_FIELDS
        edit = values.said(field, values.incident_value(incident, field)) if editable else ""
        row = _set_by(log, field)
        said, news = _disagreement(row, machine, field)
        rows.append(FieldRow(field, label, text, note, tuple(behind(field, incident, own)), edit, row, said, news))
    for key, figure in incident.figures:
        row = _set_by(log, key)
        said, news = _disagreement(row, machine, key)
        edit = values.said(key, values.incident_value(incident, key))
        rows.append(
            FieldRow(
                key, site.words.figure(key), edit, figure.rule, tuple(behind(key, incident, own)), edit, row, said, news
            )
        )
    return rows


def where_note(words: str, radius_km: float | None) -> str:
    """How well the place is known; where its own radius is, that stands in the place of the usual one."""
    if not radius_km:
        return words
    return ", ".join(part for part in (words.partition(", within")[0], f"within {radius_km:g} km") if part)


def _set_by(log: Sequence[Decision], field: str) -> Decision | None:
    return next((d for d in reversed(log) if d.kind is DecisionKind.SET and d.field == field), None)


def _disagreement(row: Decision | None, machine: Incident, field: str) -> tuple[str, bool]:
    if row is None:
        return "", False
    now = values.incident_value(machine, field)
    return values.said(field, now) or "not stated", values.dumps(now) != row.before
