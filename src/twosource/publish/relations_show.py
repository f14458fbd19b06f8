"""What incidents have to do with one another besides being one, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.publish.policy import BANNER
from twosource.publish.words import Words, days, load_words


def relations_of(record: Record, incident: Incident) -> Iterator[tuple[str, str, str]]:
    """``(kind, other, note)`` from this incident's side. What others say of it is turned round: ``part_of`` is ``holds``."""
    own = [(r.kind.value, r.incident, r.note) for r in incident.relations]
    yield from own
    told = {(kind, other) for kind, other, _ in own}
    for other in record.incidents:
        for relation in other.relations:
            if relation.incident == incident.id and (relation.kind.value, other.id) not in told:
                yield f"{relation.kind.value}_of", other.id, relation.note


def related(record: Record, incident: Incident, words: Words) -> Iterator[Text]:
    """A line for each relation of one incident, with what the other one is."""
    known = {i.id: i for i in record.incidents}
    for kind, other, note in relations_of(record, incident):
        title = f" ({in_short(known[other], words)})" if other in known else ""
        yield Text.assemble(words.say("relations", kind), f" {other}", (title, "dim"), f": {note}" if note else "")


def show_kinds(record: Record, incident: str | None = None) -> RenderableType:
    """All relations of the record, or those from and to one incident, by kind; then what the kinds mean."""
    words, known = load_words(), {i.id: i for i in record.incidents}
    rows = [
        (r.kind.value, i.id, r.incident, r.note)
        for i in record.incidents
        for r in i.relations
        if incident in (None, i.id, r.incident) and not (r.kind.value in _EITHER_WAY and r.incident < i.id)
    ]
    same = sum(len(i.accounts) > 1 for i in record.incidents if incident in (None, i.id))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Incident", "", "Other incident", "Because"):
        table.add_column(name)
    for kind, left, right, note in sorted(rows):
        table.add_row(
            _two_lines(left, known.get(left), words),
            Text(words.say("relations", kind), "cyan"),
            _two_lines(right, known.get(right), words),
            Text(note, "dim"),
        )
    parts: list[RenderableType] = [table if rows else Text("No incident is known to have to do with another.", "dim")]
    what = "this incident has" if incident else f"{same} incident{'s have' if same != 1 else ' has'}"
    if same or not incident:
        parts.append(Text(f"Besides these, {what} accounts of several reports that are linked as the same.", "dim"))
    for kind in dict.fromkeys(kind for kind, *_ in sorted(rows)):
        parts.append(Text(f"{words.say('relations', kind)}: {words.say('kinds of relation', kind)}", "dim"))
    parts.append(Text(f"{BANNER}.", "dim"))
    return Group(*parts)


_EITHER_WAY = frozenset({"possible_same_victims"})
"""Kinds that hold from both sides, and are told once."""


def in_short(incident: Incident, words: Words) -> str:
    """``Air strike, Um Ruwaba, 2017-03-16``; with the status where it did not happen."""
    place = incident.place.name if incident.place else "place not stated"
    status = "" if incident.status == "happened" else f" ({words.say('statuses', incident.status)})"
    return f"{words.say('events', incident.event)}{status}, {place}, {days(incident.time)}"


def _two_lines(id_: str, incident: Incident | None, words: Words) -> Text:
    return Text.assemble(id_, (f"\n{in_short(incident, words)}" if incident else "", "dim"))
