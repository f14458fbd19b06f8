"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

type Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

workspace_option: Decorator = click.option(
    "--workspace",
    "-w",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the record.",
)

output_option: Decorator = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, all of it or nothing; standard output when not given.",
)

author_option: Decorator = click.option("--author", required=True, help="Who decides; kept with the decision.")

reason_option: Decorator = click.option("--reason", required=True, help="Why; kept with the decision.")

gazetteer_option: Decorator = click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of places; TWOSOURCE_GAZETTEER or one in the cache folder when not given.",
)

lexicon_option: Decorator = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Further TOML file (or folder of them) of actors and sources. Can be given more than once.",
)

model_option: Decorator = click.option(
    "--model", help="spaCy model: a package's name or a folder; the best one installed when not given."
)


def profile_option(default: str = "public") -> Decorator:
    """Who the output is for. ``public`` unless told otherwise."""
    return click.option(
        "--profile",
        type=click.Choice(["public", "partner", "internal"]),
        default=default,
        show_default=True,
        help="Who it is for; everything but internal is coarsened and redacted.",
    )
