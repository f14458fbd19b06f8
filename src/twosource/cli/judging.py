"""``review set | accept | reject | correct | relate | apart | comment | add | place | actor``: one incident, one claim, one name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.options import author_option, reason_option, workspace_option

if TYPE_CHECKING:
    from twosource.core.decision import Draft
    from twosource.desk import View
    from twosource.review.commands import By


@click.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("incident")
@click.argument("field")
@click.argument("value")
@workspace_option
@author_option
@reason_option
def set_(incident: str, field: str, value: str, workspace: Path, author: str, reason: str) -> None:
    """Set FIELD of INCIDENT to VALUE.

    FIELD is event, date, place, perpetrators, targets, or a figure (killed, injured, killed_civilian, ...). VALUE is 12,
    10-15, 12+, low/best/high, 2015-10-15, "2015-10-15 to 2015-10-17", names with ; between, or "" for "not stated".
    """
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        found = view.incident(incident)
        return commands.set_value(found, field, value, view.part(found), by)

    _decide(workspace, author, reason, ask)


@click.command()
@click.argument("target", metavar="INCIDENT|CLAIM")
@workspace_option
@author_option
@click.option("--reason", default="", help="Why, if there is more to say.")
def accept(target: str, workspace: Path, author: str, reason: str) -> None:
    """An incident stands as it is, or a claim was read rightly. Ids of claims begin with c_."""
    _judge("accept", target, workspace, author, reason)


@click.command()
@click.argument("target", metavar="INCIDENT|CLAIM")
@workspace_option
@author_option
@reason_option
def reject(target: str, workspace: Path, author: str, reason: str) -> None:
    """A claim was read wrongly and counts no more, or an incident is set aside and graded discounted."""
    _judge("reject", target, workspace, author, reason)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("claim")
@click.argument("field")
@click.argument("value")
@workspace_option
@author_option
@reason_option
def correct(claim: str, field: str, value: str, workspace: Path, author: str, reason: str) -> None:
    """Correct FIELD of CLAIM to VALUE.

    FIELD is event, status, date, place, perpetrators, targets or figures; figures are written "killed 12; injured 3-5
    civilian; killed 4+".
    """
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        found = view.claim(claim)
        incident = view.incident_of_claim(found)
        return commands.correct(found, field, value, incident, view.part(*([incident] if incident else [])), by)

    _decide(workspace, author, reason, ask)


@click.command()
@click.argument("incident")
@click.argument("kind", type=click.Choice(["part_of", "possible_same_victims", "supersedes", "follow_up"]))
@click.argument("other")
@workspace_option
@author_option
@click.option("--reason", default="", help="Why, if there is more to say.")
def relate(incident: str, kind: str, other: str, workspace: Path, author: str, reason: str) -> None:
    """INCIDENT is related to OTHER."""
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        left, right = view.incident(incident), view.incident(other)
        return commands.relate(kind, left, right, view.part(left, right), by)

    _decide(workspace, author, reason, ask)


@click.command()
@click.argument("incident")
@click.argument("other")
@workspace_option
@author_option
@click.option("--reason", default="", help="Why, if there is more to say.")
def apart(incident: str, other: str, workspace: Path, author: str, reason: str) -> None:
    """INCIDENT and OTHER are not the same, whatever a later report makes the machine think."""
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        left, right = view.incident(incident), view.incident(other)
        return commands.not_the_same(left, right, view.part(left, right), by)

    _decide(workspace, author, reason, ask)


@click.command()
@click.argument("incident")
@click.argument("words")
@workspace_option
@author_option
def comment(incident: str, words: str, workspace: Path, author: str) -> None:
    """Keep WORDS with INCIDENT."""
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        found = view.incident(incident)
        return commands.comment(found, view.part(found), by)

    _decide(workspace, author, words, ask)


@click.command()
@click.argument("report")
@click.argument("words")
@click.option("--incident", help="The incident that it tells of; one of its own when not given.")
@click.option("--event", required=True, help="Kind of event, as in the record format.")
@click.option("--figures", default="", help='Such as "killed 12; injured 3-5".')
@workspace_option
@author_option
@reason_option
def add(
    report: str, words: str, incident: str | None, event: str, figures: str, workspace: Path, author: str, reason: str
) -> None:
    """Add a claim that the machine did not read, on the exact WORDS of REPORT."""
    from twosource.errors import WrongCallError
    from twosource.review import additions

    def ask(view: View, by: By) -> Draft:
        found = view.report(report)
        if not words or found.text.count(words) != 1:
            raise WrongCallError(
                f"these words stand {found.text.count(words) if words else 0} times in the report",
                advice="Give a stretch of its text that stands there once, exactly as it is.",
            )
        start = found.text.index(words)
        to = view.incident(incident) if incident else None
        part = view.part(*([to] if to else []))
        fields = {"event": event, "figures": figures}
        return additions.add_claim(found, start, start + len(words), fields, to, part, by)

    _decide(workspace, author, reason, ask)


@click.command()
@click.argument("name")
@click.argument("place")
@click.option("--point", nargs=2, type=float, help="Latitude and longitude, in degrees.")
@click.option("--country", help="Country of the place, by name.")
@workspace_option
@author_option
@reason_option
def place(
    name: str,
    place: str,
    point: tuple[float, float] | None,
    country: str | None,
    workspace: Path,
    author: str,
    reason: str,
) -> None:
    """NAME, wherever it stands, means PLACE."""
    from twosource.review import additions

    given: dict[str, object] = {"name": place}
    if country:
        given["country"] = country
    if point:
        given |= {"lat": point[0], "lon": point[1], "radius_km": 5.0, "precision": 1}
    _decide(workspace, author, reason, lambda _, by: additions.fix_place([name], given, by))


@click.command()
@click.argument("name")
@click.argument("actor")
@click.option("--id", "actor_id", help="Its id in the lexicon.")
@workspace_option
@author_option
@reason_option
def actor(name: str, actor: str, actor_id: str | None, workspace: Path, author: str, reason: str) -> None:
    """NAME, wherever it stands, means ACTOR; "" for no actor at all."""
    from twosource.review import additions

    _decide(workspace, author, reason, lambda _, by: additions.fix_actor([name], actor, actor_id, by))


def _judge(kind: str, target: str, workspace: Path, author: str, reason: str) -> None:
    from twosource.core.decision import DecisionKind
    from twosource.review import commands

    def ask(view: View, by: By) -> Draft:
        if target.startswith("c_"):
            claim = view.claim(target)
            incident = view.incident_of_claim(claim)
            part = view.part(*([incident] if incident else []))
            return commands.judge_claim(DecisionKind(kind), claim, incident, part, by)
        found = view.incident(target)
        return commands.judge_incident(DecisionKind(kind), found, view.part(found), by)

    _decide(workspace, author, reason, ask)


def _decide(workspace: Path, author: str, reason: str, ask: Callable[[View, By], Draft]) -> None:
    from twosource.review.commands import By
    from twosource.workspace import Workspace

    by = By(author, reason)
    made = Workspace(workspace).decide(lambda view: ask(view, by))
    click.echo(f"decision {made.number} is in the log", err=True)


COMMANDS = (set_, accept, reject, correct, relate, apart, comment, add, place, actor)
