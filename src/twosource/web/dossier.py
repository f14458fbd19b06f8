"""All that one incident's page shows, read in one state of the record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Profile
from twosource.desk import View
from twosource.publish.evidence import EvidenceView
from twosource.publish.policy import incident_undrawn
from twosource.publish.views import IncidentView, Viewer
from twosource.review import snapshots, values
from twosource.review.anchors import Finder
from twosource.review.constraints import standing
from twosource.store import parts
from twosource.web.fieldrows import FieldRow, field_rows
from twosource.web.safety import shown_claims, shown_incident
from twosource.web.site import Site
from twosource.web.support import numbers


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with its sentence. ``state``: ``accepted corrected added rejected`` or empty; ``machine`` says what
    the machine reads where a person corrected it."""

    number: int
    claim: Claim
    evidence: EvidenceView
    graphic: bool
    state: str
    rows: tuple[Decision, ...]
    machine: tuple[tuple[str, str, bool], ...] = ()
    edits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    incident: Incident
    view: IncidentView
    fields: tuple[FieldRow, ...]
    cards: tuple[ClaimCard, ...]
    rejected: tuple[ClaimCard, ...]
    accounts: tuple[tuple[Account, Report, tuple[int, ...]], ...]
    reports: Mapping[str, Report]
    numbers: Mapping[str, int]
    log: tuple[Decision, ...]
    void: frozenset[int]
    version: str
    undrawn: bool


def dossier(view: View, incident: Incident, site: Site) -> Dossier:
    """Everything about ``incident``. The caller holds ``desk.reading``."""
    part = view.part(incident)
    raw = part.claims
    undrawn = incident_undrawn(incident, raw, site.rules)
    shown = shown_incident(incident, raw, site.rules)
    claims = shown_claims(raw, site.rules, undrawn=undrawn)
    own = sorted(
        (claims[c] for c in incident.claims if c in claims), key=lambda c: (c.report, c.quote.start, c.quote.end, c.id)
    )
    log = view.decisions_on(incident)
    stands = {d.number for d in standing(view.log)}
    gone = {a.report for d in log for a in d.anchors if a.role == "claim"}
    reports = parts.reports(view.connection, {*incident.reports, *gone})
    related = parts.incidents(view.connection, [r.incident for r in incident.relations])
    record = Record(
        tuple(reports.values()), tuple(own), incidents=(shown, *(i for i in related.values() if i.id != incident.id))
    )
    viewer = Viewer(record, site.words, profile=Profile.INTERNAL, full=True)
    numbered = numbers(own)
    finder = Finder(part.accounts.values(), raw)
    mine = tuple(d for d in log if d.number in stands)
    machine = parts.machine(view.connection, "claim", [c.id for c in own])
    cards = tuple(_card(numbered[c.id], c, viewer, site, mine, finder, machine) for c in own)
    return Dossier(
        incident=shown,
        view=viewer.incident(shown),
        fields=tuple(field_rows(shown, viewer.incident(shown), own, mine, view, site)),
        cards=cards,
        rejected=tuple(_rejected(mine, reports, viewer, site)),
        accounts=tuple(
            (a, reports[a.report], tuple(numbered[c] for c in a.claims if c in numbered))
            for i in incident.accounts if (a := part.accounts.get(i)) and a.report in reports
        ),
        reports=reports,
        numbers=numbered,
        log=log,
        void=frozenset(d.number for d in log if d.number not in stands and d.kind is not DecisionKind.UNDO),
        version=view.version(incident),
        undrawn=undrawn,
    )  # fmt: skip


def _card(
    number: int,
    claim: Claim,
    viewer: Viewer,
    site: Site,
    log: Sequence[Decision],
    finder: Finder,
    machine: Mapping[str, str],
) -> ClaimCard:
    rows = tuple(d for d in log if any(a.role == "claim" and finder.claim(a) == claim.id for a in d.anchors))
    kinds = {d.kind for d in rows}
    state = (
        "added" if claim.extractor == "person"
        else "corrected" if DecisionKind.CORRECT in kinds
        else "accepted" if DecisionKind.ACCEPT in kinds
        else ""
    )  # fmt: skip
    said = []
    body = machine.get(claim.id)
    for row in rows:
        if row.kind is DecisionKind.CORRECT and body:
            now = values.claim_value(snapshots.load(body, Claim), row.field)
            then = values.claim_value(snapshots.load(row.before, Claim), row.field)
            said.append(
                (row.field, values.said(row.field, now) or "not stated", values.dumps(now) != values.dumps(then))
            )
        elif row.kind is DecisionKind.CORRECT:
            said.append((row.field, "no longer reads this sentence", True))
    edits = tuple((f, values.said(f, values.claim_value(claim, f))) for f in values.CLAIM_FIELDS)
    graphic = site.graphic.holds(claim.quote.text)
    return ClaimCard(number, claim, viewer.evidence(claim.id), graphic, state, rows, tuple(said), edits)


def _rejected(log: Sequence[Decision], reports: Mapping[str, Report], viewer: Viewer, site: Site) -> list[ClaimCard]:
    """Claims that a person rejected, as they were."""
    from twosource.publish.evidence import evidence_view

    made = []
    for row in log:
        if row.kind is DecisionKind.REJECT and row.before and any(a.role == "claim" for a in row.anchors):
            claim = snapshots.load(row.before, Claim)
            seen = evidence_view(claim, reports.get(claim.report), viewer.words, full=True)
            made.append(ClaimCard(0, claim, seen, site.graphic.holds(claim.quote.text), "rejected", (row,)))
    return made


def decision_json(row: Decision) -> dict[str, object]:
    """One row of the log for a twin."""
    return {
        "number": row.number, "kind": row.kind.value, "author": row.author, "at": row.at.isoformat(),
        "reason": row.reason, "field": row.field or None, "undoes": row.undoes,
        "value": json.loads(row.value) if row.kind is DecisionKind.SET and row.value else None, "hash": row.hash,
    }  # fmt: skip
