"""One incident under every policy, side by side, and the rules that make them differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.core.vocab import Measure
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell, Fault, check_rows
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Span, harm
from twosource.publish.codebooks.policies import Policy, load_policies
from twosource.publish.codebooks.projection import Note, Projection
from twosource.publish.words import Words, days, load_words, reconciled


@dataclass(frozen=True, slots=True)
class Line:
    """One thing compared. ``cells``: the record's own, then one per policy; ``None`` where it has no place for it."""

    name: str
    cells: tuple[str | None, ...]

    @property
    def differ(self) -> bool:
        """The policies, or a policy and the record, do not all say the same."""
        return len({c for c in self.cells if c is not None}) > 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one policy makes of it: its notes, and what it leaves for a coder."""

    name: str
    title: str
    stamp: str
    rows: int
    notes: tuple[Note, ...]
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the policies differ on one line: policy, what it says there, and a rule that made it so."""

    line: str
    by: tuple[tuple[str, str | None, Note], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``columns`` name the cells of every line."""

    incident: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """For every line on which policies differ, the rules that decided it, in the lines' order."""
        found = []
        for line in self.lines:
            cells = dict(zip(self.columns[1:], line.cells[1:], strict=True))
            by = tuple(
                (v.name, cells[v.name], note) for v in self.verdicts for note in v.notes if note.about == line.name
            )
            if by and line.differ:
                found.append(Reason(line.name, by))
        return tuple(found)


def comparison(case: Case, policies: Iterable[Policy] | None = None, words: Words | None = None) -> Comparison:
    """Every policy's reading of ``case``. ``policies`` and ``words`` are those of the package unless given."""
    words = words or load_words()
    made = {p.book.name: p.project(case) for p in (policies if policies is not None else load_policies())}
    lines = [
        Line(name, (own, *(_cell(made[policy], read.get(policy, ())) for policy in made)))
        for name, own, read in _table(case, words)
    ]
    rows = Line("rows", (None, *(str(len(p.rows)) if p.rows else "none" for p in made.values())))
    return Comparison(
        incident=case.incident.id,
        title=f"{words.say('events', case.incident.event)}, "
        f"{case.incident.place.name if case.incident.place else 'place not stated'}, {days(case.incident.time)}",
        columns=("record", *(p.book.name for p in made.values())),
        lines=(rows, *(line for line in lines if any(line.cells))),
        verdicts=tuple(_verdict(p) for p in made.values()),
    )


def _table(case: Case, words: Words) -> Iterable[tuple[str, str | None, dict[str, tuple[str, ...]]]]:
    """Name, the record's own words, and the columns of each policy that say the same thing."""
    incident = case.incident
    killed, injured = harm(case, Measure.KILLED), harm(case, Measure.INJURED)
    place, time = incident.place, incident.time
    yield (
        "kind",
        words.say("events", incident.event),
        {"ged": ("type_of_violence",), "acled": ("event_type", "sub_event_type"), "airwars": ("strike_type",)},
    )
    yield (
        "day",
        days(time),
        {
            "ged": ("date_start", "-date_end"),
            "acled": ("event_date",),
            "airwars": ("incident_date", "-incident_date_end"),
            "ibc": ("date", "-date_end"),
        },
    )
    yield (
        "day precision",
        words.say("when", time.precision) if time else None,
        {"ged": ("date_prec",), "acled": ("time_precision",)},
    )
    yield (
        "place",
        place.name if place else None,
        {"ged": ("where_coordinates",), "acled": ("location",), "airwars": ("location_name",), "ibc": ("place",)},
    )
    yield (
        "place precision",
        words.say("where", place.precision) if place and place.precision else None,
        {"ged": ("where_prec",), "acled": ("geo_precision",), "airwars": ("geolocation_accuracy",)},
    )
    yield (
        "by",
        ", ".join(a.name for a in incident.perpetrators) or None,
        {"ged": ("side_a",), "acled": ("actor1", "assoc_actor_1"), "airwars": ("belligerents",), "ibc": ("killers",)},
    )
    yield (
        "against",
        ", ".join(a.name for a in incident.targets) or None,
        {"ged": ("side_b",), "acled": ("actor2", "assoc_actor_2"), "ibc": ("target",)},
    )
    yield (
        "killed",
        _span(killed.total),
        {"ged": ("low", "/best", "/high"), "acled": ("fatalities",)},
    )
    yield (
        "civilians killed",
        _span(killed.civilian),
        {
            "ged": ("deaths_civilians",),
            "airwars": ("civilian_non_combatants_killed_min", "-civilian_non_combatants_killed_max"),
            "ibc": ("min_deaths", "-max_deaths"),
        },
    )
    yield (
        "combatants killed",
        _span(killed.armed),
        {"ged": ("deaths_a", "+deaths_b"), "airwars": ("militants_killed_min", "-militants_killed_max")},
    )
    yield "not told who", None, {"ged": ("deaths_unknown",)}
    yield (
        "wounded",
        _span(injured.total),
        {
            "airwars": ("civilian_non_combatants_injured_min", "-civilian_non_combatants_injured_max"),
            "ibc": ("min_injuries", "-max_injuries"),
        },
    )
    yield (
        "sources",
        f"{incident.n_origins} independent origins, {len(case.reports)} reports",
        {"ged": ("number_of_sources",), "airwars": ("strike_status",), "ibc": ("single_source",)},
    )
    yield "grade", words.say("grades", incident.grade), {"airwars": ("grading",)}


_JOINS = {"-": "–", "/": " / ", "+": " + "}


def _cell(projection: Projection, columns: tuple[str, ...]) -> str | None:
    """The columns' values, each row's once. A column may begin with the sign that joins it to the one before."""
    if not columns:
        return None
    if projection.left_out:
        return None
    found = dict.fromkeys(said for row in projection.rows if (said := _joined(projection.book, row, columns)))
    return "; ".join(found) or "—"


def _joined(book: Codebook, row: dict[str, Cell], columns: tuple[str, ...]) -> str:
    said = ""
    for column in columns:
        sign = column[0] if column[0] in _JOINS else ""
        value = row[column.removeprefix(sign)]
        if value is None:
            continue
        if column == "type_of_violence":
            value = f"{value} {book.tables['types'][str(value)]}"
        if sign == "-" and said == str(value):
            continue
        said += (_JOINS[sign] if sign else ", ") * bool(said) + str(value)
    return said


def _span(span: Span) -> str | None:
    return reconciled(span.low, span.best, span.high, is_open=span.open) if span.told else None


def _verdict(projection: Projection) -> Verdict:
    faults = check_rows(projection.book, projection.rows)
    return Verdict(
        projection.book.name,
        projection.book.title,
        projection.book.stamp,
        len(projection.rows),
        projection.notes,
        tuple(dict.fromkeys(f.column for f in faults if f.missing)),
        tuple(f for f in faults if not f.missing),
    )
