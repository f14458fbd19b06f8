"""``review``: a person's decisions about which reports tell the same incident."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from twosource.cli.options import workspace_option

_author: Callable[..., Any] = click.option("--author", required=True, help="Who decides; kept with the decision.")
_reason: Callable[..., Any] = click.option("--reason", required=True, help="Why; kept with the decision.")


@click.group()
def review() -> None:
    """Put together, take apart, undo: a person's decisions.

    Decisions are only ever appended and outrank the machine. They show in the record after the next run or rebuild.
    """


@review.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@workspace_option
@_author
@_reason
def merge(incidents: tuple[str, ...], workspace: Path, author: str, reason: str) -> None:
    """These incidents are one."""
    from twosource.workspace import Workspace

    decision = Workspace(workspace).merge(incidents, author=author, reason=reason)
    _tell(decision.number)


@review.command()
@click.argument("incident")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@workspace_option
@_author
@_reason
def split(incident: str, reports: tuple[str, ...], workspace: Path, author: str, reason: str) -> None:
    """What these reports tell is another incident than the rest of INCIDENT."""
    from twosource.workspace import Workspace

    decision = Workspace(workspace).split(incident, reports, author=author, reason=reason)
    _tell(decision.number)


@review.command()
@click.argument("decision", type=int)
@workspace_option
@_author
@_reason
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
        what = f"undoes {row.undoes}" if row.undoes else f"{len(row.pairs)} pairs"
        click.echo(f"{row.number}\t{row.at.isoformat()}\t{row.kind.value}\t{what}\t{row.author}\t{row.reason}")


def _tell(number: int) -> None:
    click.echo(f"decision {number} is in the log; it shows after the next run or rebuild", err=True)
