"""``link explain``: why two things are one incident, or are not."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.options import workspace_option
from twosource.cli.output import show


@click.group()
def link() -> None:
    """Say why two accounts are one incident, or are not."""


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
