"""``link explain``: why two things are one incident, or are not. ``link kinds``: what incidents have to do with others."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.options import workspace_option
from twosource.cli.output import show


@click.group()
def link() -> None:
    """Say why two accounts are one incident, or are not; list how incidents hang together."""


@link.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@workspace_option
def explain(left: str, right: str, workspace: Path) -> None:
    """Say why A and B are linked, or why not.

    Each is an incident, a report, or an account (an id of `link explain`), by its id or the beginning of it where that
    is enough. Shows every part of the score as a table and a waterfall, and what else decided: one report that tells
    two events, a veto, the other members, or a person.
    """
    from twosource.core.decision import Decision
    from twosource.errors import WrongCallError
    from twosource.link.settings import load_link_settings
    from twosource.publish.pairs import End, explain_link, find_end
    from twosource.publish.pairs_show import show_story
    from twosource.workspace import Workspace

    opened = Workspace(workspace)
    record = opened.record()

    def end(given: str) -> End:
        try:
            return find_end(record, given)
        except KeyError as error:
            raise WrongCallError(
                str(error.args[0]), advice="`twosource incidents` and `twosource export reports` list ids."
            ) from error

    undone = {d.undoes for d in opened.decisions()}
    standing: list[Decision] = [d for d in opened.decisions() if d.number not in undone]
    story = explain_link(
        record,
        end(left),
        end(right),
        settings=load_link_settings(),
        separate=[p for d in standing if d.kind.value == "separate" for p in d.pairs],
        together=[p for d in standing if d.kind.value == "together" for p in d.pairs],
    )
    show(show_story(record, story))


@link.command()
@click.argument("incident", required=False)
@workspace_option
def kinds(incident: str | None, workspace: Path) -> None:
    """List how incidents hang together besides being one.

    An incident may be part of another or of a total, may count the same victims, supersede or follow up on another. With
    INCIDENT only what it has to do with others.
    """
    from twosource.publish.relations_show import show_kinds
    from twosource.workspace import Workspace, find_incident

    record = Workspace(workspace).record()
    show(show_kinds(record, find_incident(record, incident).id if incident else None))
