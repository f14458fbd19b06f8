"""``export ged|acled|airwars|ibc`` and ``policies``: the record as the field's codebooks see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from twosource.cli.options import output_option, profile_option, workspace_option
from twosource.cli.output import show, write

if TYPE_CHECKING:
    from twosource.core.lexicon import Lexicon
    from twosource.publish.codebooks.checks import Fault
    from twosource.publish.codebooks.codebook import Codebook
    from twosource.workspace import Workspace

_format: Callable[..., Any] = click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl"]),
    default="csv",
    show_default=True,
    help="A table, or one JSON object per line.",
)


@click.command()
@workspace_option
@profile_option()
@_format
@output_option
def ged(workspace: Path, profile: str, form: str, output: Path | None) -> None:
    """Incidents with a death, in the 49 columns of UCDP GED.

    What a codebook needs and the reports do not say stays empty; what is empty is counted on standard error.
    """
    _export("ged", workspace, profile, form, output)


@click.command()
@workspace_option
@profile_option()
@_format
@output_option
def acled(workspace: Path, profile: str, form: str, output: Path | None) -> None:
    """Events by place and day, in the 31 columns of ACLED.

    ACLED's rules for vague numbers, its hierarchy of types and its division of tolls over days hold.
    """
    _export("acled", workspace, profile, form, output)


@click.command()
@workspace_option
@profile_option()
@_format
@output_option
def airwars(workspace: Path, profile: str, form: str, output: Path | None) -> None:
    """Alleged civilian harm, after Airwars' incident pages.

    People are presumed civilians unless told to be combatants.
    """
    _export("airwars", workspace, profile, form, output)


@click.command()
@workspace_option
@profile_option()
@_format
@click.option("--persons", is_flag=True, help="The named dead instead, one row each; only with --profile internal.")
@output_option
def ibc(workspace: Path, profile: str, form: str, persons: bool, output: Path | None) -> None:
    """Civilian deaths, in the variables of Iraq Body Count.

    The minimum counts those told to be civilians, the maximum all who are not told to be combatants.
    """
    if not persons:
        _export("ibc", workspace, profile, form, output)
        return
    from twosource.core.vocab import Profile
    from twosource.errors import WrongCallError
    from twosource.publish.codebooks.codebook import load_codebook
    from twosource.publish.codebooks.ibc_persons import person_rows

    if profile != Profile.INTERNAL:
        raise WrongCallError(
            "names of the dead leave in the internal profile only",
            advice="Add --profile internal, and keep the file as you keep the reports.",
        )
    book = load_codebook("ibc_persons")
    _write(book, list(person_rows(open_with_lexicon(workspace)[0].record(), book)), form, output)


@click.command()
@click.argument("incident")
@workspace_option
@click.option("--rules", "rules", is_flag=True, help="With the source of every rule.")
def policies(incident: str, workspace: Path, rules: bool) -> None:
    """Show what each codebook makes of one incident, and why they differ.

    INCIDENT is an id of `twosource incidents`, or its beginning where that is enough.
    """
    from twosource.core.vocab import Profile
    from twosource.publish.codebooks.case import Case, World
    from twosource.publish.codebooks.compare import comparison
    from twosource.publish.codebooks.show import show_comparison
    from twosource.workspace import find_incident

    opened, lexicon = open_with_lexicon(workspace)
    record = opened.record()
    found = find_incident(record, incident)
    world = World.of(record, lexicon, profile=Profile.INTERNAL)
    show(show_comparison(comparison(Case(found, world)), sources=rules))


def open_with_lexicon(workspace: Path) -> tuple[Workspace, Lexicon]:
    """The record's workspace, and the lexicon that its settings name. Raises ``TwosourceError`` for a broken lexicon."""
    from twosource.errors import TwosourceError
    from twosource.lexicons import LexiconError, load_lexicon
    from twosource.workspace import Workspace

    opened = Workspace(workspace)
    try:
        return opened, load_lexicon(opened.settings.lexicons)
    except LexiconError as error:
        raise TwosourceError(
            "a lexicon can't be used", where=str(error), advice="Mend that file, or leave it out."
        ) from error


def _export(name: str, workspace: Path, profile: str, form: str, output: Path | None) -> None:
    from twosource.core.vocab import Profile
    from twosource.publish.codebooks.policies import codebook_rows, load_policy

    opened, lexicon = open_with_lexicon(workspace)
    policy = load_policy(name)
    _write(policy.book, codebook_rows(opened.record(), policy, lexicon, profile=Profile(profile)), form, output)


def _write(book: Codebook, rows: list[Any], form: str, output: Path | None) -> None:
    from twosource.publish.codebooks.checks import check_rows
    from twosource.publish.codebooks.table import csv_lines, json_lines

    write(csv_lines(book.header, rows) if form == "csv" else json_lines(rows), output)
    click.echo(f"{len(rows)} rows after {book.title} ({book.stamp}); machine reading, not reviewed", err=True)
    _tell(check_rows(book, rows))


def _tell(faults: tuple[Fault, ...]) -> None:
    """What is left for a coder, column by column; then what breaks the codebook, which would be an error of ours."""
    missing: dict[str, int] = {}
    for fault in faults:
        if fault.missing:
            missing[fault.column] = missing.get(fault.column, 0) + 1
    if missing:
        said = ", ".join(f"{column} ({count})" for column, count in missing.items())
        click.echo(f"empty though the codebook needs it, in so many rows: {said}", err=True)
    for fault in faults:
        if not fault.missing:
            click.echo(f"row {fault.row}, {fault.column}: {fault.said}", err=True)


EXPORTS: tuple[click.Command, ...] = (ged, acled, airwars, ibc)
