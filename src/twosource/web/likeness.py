"""Which incidents may be the same as one, and why the machine keeps two apart or together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from twosource.core.incident import Incident
from twosource.desk import View
from twosource.link.explain import Explanation, explain
from twosource.link.settings import load_link_settings
from twosource.store import parts
from twosource.web import lists

NEAR_DAYS, NEAR_DEGREES, MOST = 6, 1.0, 24
MOST_PAIRS = 64
"""Pairs of accounts that are compared for one pair of incidents."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The pair of accounts that is most alike, with the parts of its score."""

    explanation: Explanation
    left_report: str
    right_report: str


def likeness(view: View, left: Incident, right: Incident) -> Likeness | None:
    """``None`` where one of the two has no account whose report is there."""
    part = view.part(left, right)
    accounts = part.accounts
    reports = parts.reports(view.connection, {a.report for a in accounts.values()})
    settings = load_link_settings()
    pairs = [
        (accounts[a], accounts[b])
        for a in left.accounts for b in right.accounts
        if a in accounts and b in accounts and accounts[a].report in reports and accounts[b].report in reports
    ][:MOST_PAIRS]  # fmt: skip
    found = [(explain(a, b, part.claims, reports, settings=settings), a.report, b.report) for a, b in pairs]
    if not found:
        return None
    best = max(found, key=lambda f: (not f[0].link.vetoed, f[1] != f[2], f[0].link.score))
    return Likeness(*best)


def neighbours(view: View, incident: Incident) -> Sequence[Row]:
    """Rows of incidents of the same days and area, those of the same place and kind first."""
    cursor = view.connection.cursor()
    cursor.row_factory = Row
    row = lists.named(view.connection, [incident.id]).get(incident.id)
    if row is None:
        return ()
    return cursor.execute(
        f"SELECT {lists.COLUMNS} FROM listing WHERE incident <> :id AND status = :status"
        " AND (:start IS NULL OR start IS NULL OR (start <= date(:end, :after) AND end >= date(:start, :before)))"
        " AND (place = :place OR (abs(lat - :lat) < :near AND abs(lon - :lon) < :near) OR lat IS NULL AND country IS :country)"
        " ORDER BY place IS NOT :place, event <> :event, abs(julianday(start) - julianday(:start)), incident LIMIT :most",
        {
            "id": incident.id, "status": row["status"], "start": row["start"], "end": row["end"], "place": row["place"],
            "lat": row["lat"], "lon": row["lon"], "near": NEAR_DEGREES, "country": row["country"], "event": row["event"],
            "after": f"+{NEAR_DAYS} days", "before": f"-{NEAR_DAYS} days", "most": MOST,
        },
    ).fetchall()  # fmt: skip
