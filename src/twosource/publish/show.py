"""The record in a terminal: a short table, one incident with every quote, and the why of one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Grade
from twosource.publish.courses import Course, courses
from twosource.publish.figures import Stated, bearers, fate, headline, key_order, statements
from twosource.publish.policy import BANNER
from twosource.publish.relations_show import related
from twosource.publish.words import Words, days, interval, load_words, reconciled

GRADE_STYLE: Mapping[Grade, str] = {
    Grade.CONFIRMED: "green",
    Grade.FAIR: "cyan",
    Grade.WEAK: "yellow",
    Grade.CONTESTED: "red",
    Grade.DISCOUNTED: "dim",
}


def incident_table(record: Record, *, limit: int | None = None, happened: bool = True) -> RenderableType:
    """The incidents as a short table, by date. With ``happened`` false, what is only planned, denied or supposed."""
    words = load_words()
    rows = [i for i in record.incidents if (i.status == "happened") is happened]
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for name, options in (
        ("Incident", {"no_wrap": True}),
        ("Date", {"no_wrap": True}),
        ("Place", {}),
        ("Event", {}),
        ("Killed", {"justify": "right"}),
        ("Wounded", {"justify": "right"}),
        ("Origins", {"justify": "right"}),
        ("Reports", {"justify": "right"}),
        ("Grade", {}),
    ):
        table.add_column(name, **options)
    for incident in rows[:limit]:
        table.add_row(
            incident.id,
            days(incident.time),
            _place_name(incident),
            _event(incident, words),
            _cell(incident, "killed", words),
            _cell(incident, "injured", words),
            str(incident.n_origins),
            str(len(incident.reports)),
            Text(words.say("grades", incident.grade), GRADE_STYLE[incident.grade]),
        )
    parts: list[RenderableType] = [table]
    if limit is not None and len(rows) > limit:
        parts.append(Text(f"… and {len(rows) - limit} more", "dim"))
    parts.append(Text(f"{BANNER}. “not stated” means that no report gives a number; it is not zero.", "dim"))
    return Group(*parts)


def show_incident(record: Record, incident_id: str) -> RenderableType:
    """One incident: its values, every quote with the chain of who said it, contradictions and relations.

    Raises ``KeyError`` with the ids that begin alike, where there is no such incident.
    """
    words, incident = load_words(), find_incident(record, incident_id)
    claims = {c.id: c for c in record.claims}
    reports = {r.id: r for r in record.reports}
    head = Table.grid(padding=(0, 2))
    for label, value in _head(incident, words):
        head.add_row(Text(label, "dim"), value)
    parts: list[RenderableType] = [
        Panel(
            head,
            title=f"{escape(_title(incident, words))}  [dim]{incident.id}[/dim]",
            title_align="left",
            border_style="dim",
        )
    ]
    if incident.figures:
        parts += [Rule("Figures", align="left", style="dim"), _figure_table(incident, claims, reports, words)]
    for contradiction in incident.contradictions:
        parts.append(Rule(f"Contradiction: {words.contradiction(contradiction.field)}", align="left", style="red"))
        for side in contradiction.sides:
            said = ", ".join(dict.fromkeys(_chain_text(claims[c], reports) for c in side.claims if c in claims))
            parts.append(Padding(Text.assemble((side.value, "bold"), "  ", (said, "dim")), (0, 0, 0, 2)))
        if contradiction.note:
            parts.append(Padding(Text(contradiction.note, "italic"), (0, 0, 0, 2)))
    parts.append(Rule("Evidence", align="left", style="dim"))
    for claim_id in incident.claims:
        if claim_id in claims:
            parts.append(_evidence(claims[claim_id], reports, words))
    parts += related(record, incident, words)
    parts.append(Text(f"{BANNER}.", "dim"))
    return Group(*parts)


def why(record: Record, incident_id: str, key: str) -> RenderableType:
    """Why one number is what it is: the rule in words, the arithmetic, and the sentences behind it.

    Raises ``KeyError`` with what there is, for an incident or a figure that is not there.
    """
    words, incident = load_words(), find_incident(record, incident_id)
    figure = incident.figure(key)
    if figure is None:
        known = ", ".join(sorted((k for k, _ in incident.figures), key=key_order)) or "none at all"
        raise KeyError(f"{incident.id} has no figure “{key}”: no report gives one. It has: {known}")
    claims = {c.id: c for c in record.claims}
    reports = {r.id: r for r in record.reports}
    parts: list[RenderableType] = [
        Text.assemble((words.figure(key), "bold"), "  ", (_title(incident, words), "dim")),
        Text.assemble(
            "low ",
            (f"{figure.low:,}", "bold"),
            "   best ",
            (f"{figure.best:,}", "bold"),
            "   high ",
            (f"{figure.high:,}{' or more' if figure.open else ''}", "bold"),
        ),
        Text.assemble(("Rule  ", "dim"), f"{words.rule(figure.rule)} ", (f"({figure.rule})", "dim")),
    ]
    if figure.note:
        parts.append(Text.assemble(("How   ", "dim"), figure.note))
    said = statements(incident, key, claims)
    for bound, number, names in bearers(figure, said, reports):
        by = ", ".join(names) if names else "no statement by itself; the rule makes it of those below"
        parts.append(Text.assemble((f"{bound:<6}", "dim"), (f"{number:,}", "bold"), ("  by ", "dim"), by))
    parts += _moved(courses(incident, key, claims))
    for contradiction in (c for c in incident.contradictions if c.field == key):
        sides = " / ".join(s.value for s in contradiction.sides)
        parts.append(Text.assemble(("Contradicted ", "red"), sides, (f"  {contradiction.note}", "dim")))
    copies = dict(record.duplicates)
    for origin, own in _by_origin(said, incident, reports):
        parts.append(Rule(align="left", style="dim", title=escape(origin)))
        for stated in own:
            left_out = fate(stated, said, figure, reports)
            if stated.claim.report in copies and (first := reports.get(copies[stated.claim.report])):
                left_out = f"not used: a copy of {first.outlet or first.id}"
            parts.append(
                Text.assemble(
                    (_stated_words(stated), "dim" if left_out else "bold"),
                    f"  {left_out}" if left_out else "",
                    "  ",
                    (_report_words(reports.get(stated.claim.report)), "dim"),
                )
            )
            parts.append(Padding(sentence(stated.claim, [p.quote for p in stated.parts]), (0, 0, 0, 2)))
    parts.append(Text(f"{BANNER}.", "dim"))
    return Group(*parts)


def _moved(told: Sequence[Course]) -> Iterable[RenderableType]:
    """How the number went up and down, a line for each voice; nothing where there is but one number."""
    if sum(len(course.steps) for course in told) < 2:
        return
    yield Text("History", "dim")
    grid = Table.grid(padding=(0, 2))
    for course in told:
        line = Text()
        for n, step in enumerate(course.steps):
            line.append(", then " if n else "", "dim")
            line.append(step.said, "bold")
            line.append(f" ({step.day}{', ' + step.note if step.note else ''})", "dim")
        grid.add_row(Text(course.origin), line)
    yield Padding(grid, (0, 0, 0, 2))


def _by_origin(
    said: Iterable[Stated], incident: Incident, reports: Mapping[str, Report]
) -> Iterable[tuple[str, list[Stated]]]:
    """Statements by who made them, each voice's in the order in which they came out. Two voices of one name stay two."""

    def day(stated: Stated) -> tuple[str, str, int]:
        report = reports.get(stated.claim.report)
        return (
            report.published.day.isoformat() if report and report.published else "",
            stated.claim.report,
            stated.low,
        )

    voices = {c: n for n, origin in enumerate(incident.origins) for c in origin.claims}
    found: dict[tuple[str, int], list[Stated]] = {}
    for stated in said:
        found.setdefault((stated.origin, voices.get(stated.claim.id, -1)), []).append(stated)
    return [(origin, sorted(own, key=day)) for (origin, _), own in found.items()]


def find_incident(record: Record, incident_id: str) -> Incident:
    """The incident with that id, or the only one whose id begins so. Raises ``KeyError`` in words otherwise."""
    alike = [i for i in record.incidents if i.id.startswith(incident_id)] if incident_id else []
    for incident in alike:
        if incident.id == incident_id or len(alike) == 1:
            return incident
    raise KeyError(
        f"“{incident_id}” begins several incidents: {', '.join(i.id for i in alike[:8])}"
        if alike
        else f"no incident “{incident_id}”; `twosource show` without an id lists them"
    )


def sentence(claim: Claim, marks: Iterable[Quote]) -> Text:
    """The claim's quote with ``marks`` (stretches of the same report) set in bold."""
    text = Text("".join(" " if c.isspace() else c for c in claim.quote.text))
    for mark in marks:
        if claim.quote.covers(mark):
            text.stylize("bold reverse", mark.start - claim.quote.start, mark.end - claim.quote.start)
    return text


def _figure_table(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], words: Words
) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "low", "best", "high"):
        table.add_column(name, justify="right" if name else "left")
    table.add_column("said by")
    for key, figure in sorted(incident.figures, key=lambda f: key_order(f[0])):
        used = [s for s in statements(incident, key, claims) if s.claim.id in figure.claims]
        said = "; ".join(
            f"{origin}: {', '.join(dict.fromkeys(_stated_words(s) for s in own))}"
            for origin, own in _by_origin(used, incident, reports)
        )
        table.add_row(
            words.figure(key),
            f"{figure.low:,}",
            f"{figure.best:,}",
            f"{figure.high:,}{'+' if figure.open else ''}",
            Text(said),
        )
    return table


def _evidence(claim: Claim, reports: Mapping[str, Report], words: Words) -> RenderableType:
    report = reports.get(claim.report)
    marks = [f.quote for f in claim.figures]
    return Padding(
        Group(
            sentence(claim, marks),
            Text.assemble(
                (_chain_text(claim, reports), "cyan"),
                "  ",
                (words.say("statuses", claim.status), "dim" if claim.status == "reported" else "bold yellow"),
                "  ",
                (f"{claim.id}  {_report_words(report)}", "dim"),
            ),
        ),
        (0, 0, 1, 2),
    )


def _head(incident: Incident, words: Words) -> Iterable[tuple[str, Text]]:
    place, time = incident.place, incident.time
    where = _place_name(incident)
    if place:
        where += "".join(f", {p}" for p in (place.admin1, place.country) if p)
        where += f" ({words.say('where', place.precision)})" if place.precision else ""
    yield "where", Text(where)
    yield "when", Text(days(time) + (f" ({words.say('when', time.precision)}; {time.anchor})" if time else ""))
    if incident.perpetrators:
        yield "by", Text(", ".join(a.name for a in incident.perpetrators))
    if incident.targets:
        yield "against", Text(", ".join(a.name for a in incident.targets))
    yield "status", Text(words.say("statuses", incident.status))
    voices = [[o.name for o in incident.origins if o.independent is kind] for kind in (True, False)]
    yield "origins", Text(f"{incident.n_origins} independent" + (f": {', '.join(voices[0])}" if voices[0] else ""))
    if voices[1]:
        yield "", Text(f"not independent: {', '.join(dict.fromkeys(voices[1]))}", "dim")
    yield (
        "grade",
        Text.assemble((words.say("grades", incident.grade), GRADE_STYLE[incident.grade]), f"  {incident.grade_reason}"),
    )


def _chain_text(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    return " → ".join([(report.outlet if report else None) or claim.report, *(s.name for s in claim.attribution)])


def _report_words(report: Report | None) -> str:
    if report is None:
        return ""
    return f"{report.outlet or report.id}, {report.published.day.isoformat() if report.published else 'no date'}"


def _stated_words(stated: Stated) -> str:
    said = ("about " if stated.approximate else "") + interval(stated.low, stated.high)
    return f"{said} = {stated.sum_in_words}" if stated.sum_in_words else said


def _cell(incident: Incident, measure: str, words: Words) -> Text:
    found = headline(incident, measure)
    if found is None:
        return Text("not stated", "dim")
    group, figure = found
    said = reconciled(figure.low, figure.best, figure.high, is_open=figure.open)
    return Text(f"{said} {words.say('groups', group)}" if group else said)


def _place_name(incident: Incident) -> str:
    return incident.place.name if incident.place else "place not stated"


def _event(incident: Incident, words: Words) -> str:
    said = words.say("events", incident.event)
    return said if incident.status == "happened" else f"{said} ({words.say('statuses', incident.status)})"


def _title(incident: Incident, words: Words) -> str:
    return f"{_event(incident, words)}, {_place_name(incident)}, {days(incident.time)}"
