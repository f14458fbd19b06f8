"""``serve``: the desk in the browser."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from twosource.cli.options import gazetteer_option, lexicon_option, model_option, workspace_option


@click.command()
@workspace_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; leave it, unless you know who else can reach it.",
)
@click.option(
    "--port",
    default=8737,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--author", help="Who decides; kept with every decision. Your name on this machine when not given.")
@lexicon_option
@gazetteer_option
@model_option
def serve(
    workspace: Path, host: str, port: int, author: str | None,
    lexicons: tuple[Path, ...], gazetteer: Path | None, model: str | None,
) -> None:  # fmt: skip
    """Review, correct and decide in the browser.

    Prints a link that works once and opens the desk for the browser that uses it. Listens on this machine alone. Stop
    it with Ctrl+C; every decision that was answered is on the disk by then.
    """
    from twosource.config import load_settings
    from twosource.web.server import serve as run
    from twosource.workspace import Workspace

    settings = load_settings(workspace=workspace, model=model, gazetteer=gazetteer, lexicons=lexicons)

    def tell(link: str) -> None:
        click.echo(f"The desk is open at {link}\n(the link works once; start again for a new one)", err=True)

    run(Workspace(workspace, settings=settings), host=host, port=port, author=author or _user(), tell=tell)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local user"
