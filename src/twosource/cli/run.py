"""``run`` and ``rebuild``: reports into the record."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.app import SET_ASIDE
from twosource.cli.options import gazetteer_option, lexicon_option, model_option, workspace_option
from twosource.cli.output import show as print_table
from twosource.errors import WrongCallError

if TYPE_CHECKING:
    from twosource.runner import Summary

SHOWN = 20
"""Incidents in the table after a run."""


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path, allow_dash=True))
@workspace_option
@click.option(
    "--link/--no-link", default=True, show_default=True, help="Without linking every account stays its own incident."
)
@lexicon_option
@gazetteer_option
@model_option
@click.option("--debug", is_flag=True, help="Print where each report failed.")
def run(
    inputs: tuple[Path, ...],
    workspace: Path,
    link: bool,
    lexicons: tuple[Path, ...],
    gazetteer: Path | None,
    model: str | None,
    debug: bool,
) -> None:
    """Read reports into the record and bring it up to date.

    INPUT is a text file, an HTML page, JSON lines (.jsonl, .jsonl.gz), a folder of those, or - for standard input.
    What was read before is not read again; a changed text becomes a new version. A run that was stopped goes on when
    the same command is given again. Reports that can't be read are set aside and named; the rest go on (exit status 3).
    """
    from twosource.config import load_settings
    from twosource.progress import progress_for
    from twosource.publish.show import incident_table
    from twosource.workspace import Workspace

    if not any(str(given) == "-" or given.exists() for given in inputs):
        raise WrongCallError(
            "there is nothing to read",
            where=", ".join(map(str, inputs[:3])),
            advice="Check the names of files and folders.",
        )
    settings = load_settings(workspace=workspace, model=model, gazetteer=gazetteer, lexicons=lexicons)
    debug = debug or bool(click.get_current_context().find_root().params.get("debug"))
    place = Workspace(workspace, settings=settings)
    with progress_for(sys.stderr) as progress:
        summary = place.run(inputs, link=link, progress=progress, witness=_print_trace if debug else _ignore)
    print_table(incident_table(place.record(), limit=SHOWN), err=True)
    for line in _told(summary):
        click.echo(line, err=True)
    if summary.set_aside:
        click.get_current_context().exit(SET_ASIDE)


@click.command()
@workspace_option
@click.option(
    "--link/--no-link", default=True, show_default=True, help="Without linking every account stays its own incident."
)
@lexicon_option
@gazetteer_option
def rebuild(workspace: Path, link: bool, lexicons: tuple[Path, ...], gazetteer: Path | None) -> None:
    """Make everything derived anew from what was read.

    Drops places, dates, links and incidents and makes them again from the kept claims and decisions. Without a change
    of twosource, its data or the decisions, the record comes out the same.
    """
    from twosource.config import load_settings
    from twosource.progress import progress_for
    from twosource.workspace import Workspace

    settings = load_settings(workspace=workspace, gazetteer=gazetteer, lexicons=lexicons)
    with progress_for(sys.stderr) as progress:
        Workspace(workspace, settings=settings).rebuild(link=link, progress=progress)
    click.echo("the record was made anew", err=True)


def _told(summary: Summary) -> list[str]:
    """The outcome in a few lines: numbers, what was passed over, and every report that was set aside."""
    again = f", {summary.unchanged} known before" if summary.unchanged else ""
    lines = [
        f"{_count(summary.read, 'report')} read{again}; the record has {_count(summary.reports, 'report')}, "
        f"{_count(summary.claims, 'claim')}, {_count(summary.incidents, 'incident')}"
        + ("" if summary.changed else " (nothing changed)")
    ]
    lines += [f"{_count(n, 'report')} kept, but not read: the language is {lang}" for lang, n in summary.languages]
    if summary.passed_over:
        names = ", ".join(path.name for path in summary.passed_over[:3]) + (
            ", …" if len(summary.passed_over) > 3 else ""
        )
        lines.append(f"passed over in folders, by their endings: {_count(len(summary.passed_over), 'file')} ({names})")
    if not (summary.read or summary.unchanged or summary.set_aside):
        lines.append("no report was found there: give files, or a folder that holds .txt, .html or .jsonl files")
    if summary.set_aside:
        lines.append(f"set aside: {_count(len(summary.set_aside), 'report')}")
    for row in summary.set_aside:
        where = row.file if row.line is None else f"{row.file}, line {row.line}"
        lines.append(f"  {where}: {row.reason}. {row.advice}")
    return lines


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _print_trace(error: Exception) -> None:
    click.echo("".join(traceback.format_exception(error)), err=True)


def _ignore(_: Exception) -> None:
    """Without --debug the reason alone is told."""
