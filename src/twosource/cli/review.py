"""``review``: a person's decisions on the record. What they say about incidents and claims is in ``judging``."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli import judging
from twosource.cli.options import author_option, reason_option, workspace_option


@click.group()
def review() -> None:
    """Put together, take apart, set, accept, reject, undo: a person's decisions.

    Decisions are only ever appended and outrank the machine. The record shows each at once, and keeps it when reports
    are read again. The desk (`twosource serve`) makes the same decisions.
    """


@review.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@workspace_option
@author_option
@reason_option
def merge(incidents: tuple[str, ...], workspace: Path, author: str, reason: str) -> None:
    """These incidents are one."""
    from twosource.workspace import Workspace

    decision = Workspace(workspace).merge(incidents, author=author, reason=reason)
    _tell(decision.number)


@review.command()
@click.argument("incident")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@workspace_option
@author_option
@reason_option
def split(incident: str, reports: tuple[str, ...], workspace: Path, author: str, reason: str) -> None:
    """What these reports tell is another incident than the rest of INCIDENT."""
    from twosource.workspace import Workspace

    decision = Workspace(workspace).split(incident, reports, author=author, reason=reason)
    _tell(decision.number)


@review.command()
@click.argument("decision", type=int)
@workspace_option
@author_option
@reason_option
def undo(decision: int, workspace: Path, author: str, reason: str) -> None:
    """Make an earlier decision void. Both stay in the log."""
    from twosource.workspace import Workspace

    _tell(Workspace(workspace).undo(decision, author=author, reason=reason).number)


@review.command()
@workspace_option
def log(workspace: Path) -> None:
    """Print the log of decisions, oldest first."""
    from twosource.workspace import Workspace

    for row in Workspace(workspace).decisions():
        what = f"undoes {row.undoes}" if row.undoes else f"{len(row.pairs)} pairs" if row.pairs else row.field or "-"
        click.echo(f"{row.number}\t{row.at.isoformat()}\t{row.kind.value}\t{what}\t{row.author}\t{row.reason}")


def _tell(number: int) -> None:
    click.echo(f"decision {number} is in the log", err=True)


for _command in judging.COMMANDS:
    review.add_command(_command)
