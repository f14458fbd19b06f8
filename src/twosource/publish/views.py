"""The record as values for the page's templates. Everything is text or a number here; the templates escape it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.incident import Incident, Side
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Certainty, Profile, Status
from twosource.publish.chart import Chart, charts
from twosource.publish.evidence import EvidenceView, evidence_view, figure_words
from twosource.publish.figures import background_figures, headline
from twosource.publish.highlight import Mark, Stretch, stretches
from twosource.publish.mapview import drawn_at
from twosource.publish.words import Words, days, reconciled


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in the table. ``text`` is ``None`` where no report states one, which is not zero."""

    text: str | None
    best: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class SideView:
    """``more`` statements of that side are not repeated here; they stand in the evidence."""

    value: str
    evidence: tuple[EvidenceView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class IncidentView:
    id: str
    event: str
    event_words: str
    status: str
    status_words: str
    happened: bool
    grade: str
    grade_words: str
    grade_reason: str
    place: str
    place_detail: str
    where_words: str
    point: str | None
    radius_km: float | None
    date: str
    start: str
    end: str
    when_words: str
    anchor: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    weapons: tuple[str, ...]
    objects: tuple[str, ...]
    victims: tuple[str, ...]
    killed: Cell
    injured: Cell
    charts: tuple[Chart, ...]
    contradictions: tuple[tuple[str, str, tuple[SideView, ...]], ...]
    evidence: tuple[EvidenceView, ...]
    origins: tuple[tuple[str, str, bool, int, int], ...]
    n_origins: int
    n_reports: int
    relations: tuple[tuple[str, str, str, str], ...]
    history: tuple[tuple[str, str], ...]
    spot: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """A statement of what has not happened. ``anchor`` is the id of the incident that it alone stands for, or empty."""

    title: str
    anchor: str
    evidence: EvidenceView


@dataclass(frozen=True, slots=True)
class ReportView:
    id: str
    title: str
    outlet: str
    url: str | None
    published: str | None
    method: str
    note: str
    incidents: tuple[tuple[str, str], ...]
    copy_of: str | None
    paragraphs: tuple[tuple[str, tuple[Stretch, ...]], ...]


class Viewer:
    """Makes views of one record. ``full`` says whether whole reports are part of the page."""

    def __init__(self, record: Record, words: Words, *, profile: Profile, full: bool) -> None:
        self.record, self.words, self.profile, self.full = record, words, profile, full
        self.claims: Mapping[str, Claim] = {c.id: c for c in record.claims}
        self.reports: Mapping[str, Report] = {r.id: r for r in record.reports}
        self.titles = {i.id: self._title(i) for i in record.incidents}
        self._anchors = {i.claims[0]: i.id for i in record.incidents if i.status != "happened" and i.claims}

    def incident(self, incident: Incident) -> IncidentView:
        place, time = incident.place, incident.time
        own = [self.claims[c] for c in incident.claims if c in self.claims]
        say = self.words.say
        return IncidentView(
            id=incident.id,
            event=incident.event.value,
            event_words=say("events", incident.event),
            status=incident.status,
            status_words=say("statuses", incident.status),
            happened=incident.status == "happened",
            grade=incident.grade.value,
            grade_words=say("grades", incident.grade),
            grade_reason=incident.grade_reason or say("grade_meanings", incident.grade),
            place=place.name if place else "",
            place_detail=", ".join(p for p in (place.admin1, place.country) if p) if place else "",
            where_words=say("where", place.precision) if place and place.precision else "",
            point=f"{place.lat:.4f}, {place.lon:.4f}"
            if place and place.lat is not None and self.profile is not Profile.PUBLIC
            else None,
            radius_km=place.radius_km if place and place.lat is not None else None,
            date=days(time),
            start=time.start.isoformat() if time else "",
            end=time.end.isoformat() if time else "",
            when_words=say("when", time.precision) if time else "",
            anchor=time.anchor if time else "",
            by=_names(incident.perpetrators),
            against=_names(incident.targets),
            weapons=_distinct(c.weapon.text for c in own if c.weapon),
            objects=_distinct(o.name for c in own for o in c.objects),
            victims=_distinct(v.name + (f", {v.age}" if v.age is not None else "") for c in own for v in c.victims),
            killed=self._cell(incident, "killed"),
            injured=self._cell(incident, "injured"),
            charts=charts(incident, self.claims, self.reports, self.words),
            contradictions=tuple(
                (
                    self.words.contradiction(c.field),
                    c.note,
                    tuple(self._side(s, c.field, limit=2 if len(c.sides) < 3 else 1) for s in c.sides),
                )
                for c in incident.contradictions
            ),
            evidence=tuple(self.evidence(c.id) for c in own),
            origins=tuple(
                (o.name, o.kind.replace("_", " "), o.independent, len(o.claims), len(o.reports))
                for o in incident.origins
            ),
            n_origins=incident.n_origins,
            n_reports=len(incident.reports),
            relations=tuple(
                (say("relations", r.kind), r.incident, self.titles.get(r.incident, r.incident), r.note)
                for r in incident.relations
            ),
            history=incident.history,
            spot="{:g},{:g}".format(*spot) if (spot := drawn_at(incident)) else "",
        )

    def evidence(self, claim_id: str) -> EvidenceView:
        claim = self.claims[claim_id]
        return evidence_view(claim, self.reports.get(claim.report), self.words, full=self.full)

    def said_only(self) -> tuple[tuple[str, tuple[SaidView, ...]], ...]:
        """Statements of what has not happened, by status. Those in an incident that happened stand with it too.

        What a copy says again is left out, and totals of a war or a period are in :meth:`background`.
        """
        order = (Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL, Status.UNVERIFIED, Status.HISTORICAL)
        own = [c for c in self._once() if not background_figures(c)]
        groups = ((s, [c for c in own if c.status is s]) for s in order)
        return tuple(
            (self.words.say("statuses", s).capitalize(), tuple(self._said(c, self._claim_title(c)) for c in found))
            for s, found in groups
            if found
        )

    def background(self) -> tuple[SaidView, ...]:
        """Totals over a war or a period: never an incident's toll."""
        return tuple(
            self._said(c, "; ".join(figure_words(f, self.words) for f in figures))
            for c in self._once()
            if (figures := background_figures(c))
        )

    def _said(self, claim: Claim, title: str) -> SaidView:
        return SaidView(title, self._anchors.get(claim.id, ""), self.evidence(claim.id))

    def _once(self) -> list[Claim]:
        """The claims, without those that a copy only repeats."""
        copies = dict(self.record.duplicates)
        said = {(c.report, c.quote.text) for c in self.record.claims}
        return [c for c in self.record.claims if (copies.get(c.report), c.quote.text) not in said]

    def report_views(self) -> tuple[ReportView, ...]:
        told: dict[str, list[tuple[str, str]]] = {}
        for incident in self.record.incidents:
            for report_id in incident.reports:
                told.setdefault(report_id, []).append((incident.id, self.titles[incident.id]))
        copies = dict(self.record.duplicates)
        marks: dict[str, list[Mark]] = {}
        for claim in self.record.claims if self.full else ():
            marks.setdefault(claim.report, []).append(Mark(claim.quote.start, claim.quote.end, "q", f"q-{claim.id}"))
            marks[claim.report] += [Mark(f.quote.start, f.quote.end, "n") for f in claim.figures]
        return tuple(
            self._report(r, told.get(r.id, []), copies.get(r.id), marks.get(r.id, [])) for r in self.record.reports
        )

    def _report(
        self, report: Report, told: list[tuple[str, str]], copy_of: str | None, marks: list[Mark]
    ) -> ReportView:
        published = report.published
        paragraphs = []
        for segment in report.segments if self.full else ():
            here = [m for m in marks if m.start < segment.end and m.end > segment.start]
            paragraphs.append(
                (segment.kind.value, stretches(report.text[segment.start : segment.end], segment.start, here))
            )
        return ReportView(
            report.id,
            report.title or report.id,
            report.outlet or "outlet not known",
            report.url if report.url and report.url.startswith(("https://", "http://")) else None,
            published.day.isoformat() if published else None,
            self.words.say("methods", published.method) if published else "",
            published.note if published else "",
            tuple(told),
            copy_of,
            tuple(paragraphs),
        )

    def _cell(self, incident: Incident, measure: str) -> Cell:
        found = headline(incident, measure)
        if found is None:
            return Cell(None, -1)
        group, figure = found
        return Cell(
            reconciled(figure.low, figure.best, figure.high, is_open=figure.open),
            figure.best,
            self.words.say("groups", group) if group else "",
        )

    def _side(self, side: Side, field: str, *, limit: int) -> SideView:
        known = [i for i in side.claims if i in self.claims]
        value = self.words.say("events", side.value) if field == "event" else side.value
        return SideView(value, tuple(self.evidence(i) for i in known[:limit]), max(len(known) - limit, 0))

    def _claim_title(self, claim: Claim) -> str:
        parts = [
            self.words.say("events", claim.event),
            claim.place.name if claim.place else None,
            days(claim.time) if claim.time else None,
        ]
        return ", ".join(p for p in parts if p)

    def _title(self, incident: Incident) -> str:
        place = incident.place.name if incident.place else "place not stated"
        return f"{self.words.say('events', incident.event)}, {place}, {days(incident.time)}"


def _names(actors: tuple[ActorRef, ...]) -> tuple[str, ...]:
    return _distinct(a.name + (" (inferred)" if a.certainty is Certainty.INFERRED else "") for a in actors)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
