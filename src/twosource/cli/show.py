"""``incidents``, ``show`` and ``why``: the record in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.options import workspace_option
from twosource.cli.output import show as render


@click.command()
@workspace_option
@click.option("--said", is_flag=True, help="Only what was planned, denied or supposed, and did not happen.")
def incidents(workspace: Path, said: bool) -> None:
    """List the incidents of the record.

    By date: place, event, killed and wounded, how many independent origins, and the grade.
    """
    from twosource.publish.show import incident_table
    from twosource.workspace import Workspace

    render(incident_table(Workspace(workspace).record(), happened=not said))


@click.command()
@click.argument("incident")
@workspace_option
def show(incident: str, workspace: Path) -> None:
    """Show one incident with every quote behind it.

    INCIDENT is an id of `twosource incidents`, or its beginning where that is enough.
    """
    from twosource.publish.show import show_incident
    from twosource.workspace import Workspace, find_incident

    place = Workspace(workspace)
    record = place.record()
    found = find_incident(record, incident).id
    render(show_incident(record, found))
    if came := place.descent(found):
        click.echo(f"{came.told}.")


@click.command()
@click.argument("incident")
@click.argument("figure", required=False)
@workspace_option
def why(incident: str, figure: str | None, workspace: Path) -> None:
    """Say why one number is what it is.

    The rule, who stands by low, best and high, and the sentences behind FIGURE (killed, killed_civilian, injured, ...)
    of INCIDENT; every figure and group when none is named.
    """
    from rich.console import Group

    from twosource.errors import WrongCallError
    from twosource.publish.figures import key_order
    from twosource.publish.show import why as explain
    from twosource.workspace import Workspace, find_incident

    record = Workspace(workspace).record()
    found = find_incident(record, incident)
    known = ", ".join(key for key, _ in found.figures)
    if not known or (figure is not None and found.figure(figure) is None):
        asked = repr(figure) if figure is not None else "at all"
        raise WrongCallError(
            f"incident {found.id} has no figure {asked}",
            advice=f"It has: {known}." if known else "No report states any number for it.",
        )
    keys = [figure] if figure is not None else sorted((key for key, _ in found.figures), key=key_order)
    render(Group(*(explain(record, found.id, key) for key in keys)))
