"""``page``: the record as one offline HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.codebooks import open_with_lexicon
from twosource.cli.options import output_option, profile_option, workspace_option
from twosource.cli.output import write


@click.command()
@workspace_option
@output_option
@profile_option()
@click.option("--title", help="Title of the page; the folder's name when not given.")
def page(workspace: Path, output: Path | None, profile: str, title: str | None) -> None:
    """Write the record as one offline HTML page.

    Map, timeline, table and the evidence behind every number in one file that asks nothing of any network.
    """
    from twosource.core.vocab import Profile
    from twosource.publish.page import render_page

    opened, lexicon = open_with_lexicon(workspace)
    name = title or workspace.resolve().name
    write(
        [
            render_page(
                opened.record(), profile=Profile(profile), title=name, lexicon=lexicon, descents=opened.descents()
            )
        ],
        output,
    )
    if output is not None:
        click.echo(f"wrote {output} ({profile})", err=True)
