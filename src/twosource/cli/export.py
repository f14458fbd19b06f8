"""``export``: the record as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.codebooks import EXPORTS
from twosource.cli.options import output_option, profile_option, workspace_option
from twosource.cli.output import write

if TYPE_CHECKING:
    from twosource.core.record import Record


@click.group()
def export() -> None:
    """Write the record as data.

    claims, incidents and reports are the record itself, everything in it, for use inside; the other shapes are for
    others and hold back what could do harm, unless --profile says otherwise. ged, acled, airwars and ibc follow those
    codebooks; `twosource policies` says what each makes of one incident.
    """


@export.command()
@workspace_option
@output_option
def claims(workspace: Path, output: Path | None) -> None:
    """Every claim with its quote, as JSON lines (internal)."""
    from twosource.publish.jsonl import claim_rows, json_lines

    write(json_lines(claim_rows(_record(workspace))), output)


@export.command()
@workspace_option
@output_option
def incidents(workspace: Path, output: Path | None) -> None:
    """Every incident with its figures and their claims, as JSON lines (internal)."""
    from twosource.publish.jsonl import incident_rows, json_lines

    write(json_lines(incident_rows(_record(workspace))), output)


@export.command()
@workspace_option
@output_option
def reports(workspace: Path, output: Path | None) -> None:
    """Every report with its date and the incidents it tells, as JSON lines (internal)."""
    from twosource.publish.jsonl import json_lines, report_rows

    write(json_lines(report_rows(_record(workspace))), output)


@export.command()
@workspace_option
@profile_option()
@output_option
def geojson(workspace: Path, profile: str, output: Path | None) -> None:
    """The incidents as points for maps (GeoJSON)."""
    import json

    from twosource.core.vocab import Profile
    from twosource.publish.geojson import feature_collection

    found = feature_collection(_record(workspace), profile=Profile(profile))
    write([json.dumps(found, ensure_ascii=False, indent=1) + "\n"], output)


def _record(workspace: Path) -> Record:
    from twosource.workspace import Workspace

    return Workspace(workspace).record()


for _command in EXPORTS:
    export.add_command(_command)
