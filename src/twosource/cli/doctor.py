"""``doctor`` and ``version``."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import click

from twosource import __version__
from twosource.cli.app import FAILED
from twosource.cli.options import gazetteer_option, model_option
from twosource.errors import TwosourceError


@click.command()
def version() -> None:
    """Print the version."""
    click.echo(__version__)


@click.command()
@gazetteer_option
@model_option
def doctor(gazetteer: Path | None, model: str | None) -> None:
    """Check that everything a run needs is there.

    Python, the language model, the file of places and the lexicons; exit status 1 where something is missing.
    """
    from twosource.config import load_settings

    settings = load_settings(gazetteer=gazetteer, model=model)
    checks = (
        ("python", platform.python_version),
        ("model", lambda: _model(settings.model)),
        ("gazetteer", lambda: _gazetteer(settings.gazetteer)),
        ("lexicons", lambda: _lexicons(settings.lexicons)),
        ("processors", lambda: str(os.cpu_count())),
    )
    sound = True
    for name, check in checks:
        try:
            click.echo(f"{name:<11} ok       {check()}")
        except (TwosourceError, ValueError, OSError) as error:
            sound = False
            click.echo(f"{name:<11} MISSING  {error}")
    if not sound:
        click.get_current_context().exit(FAILED)


def _model(name: str | None) -> str:
    from twosource.engine.model import find_model, load_model, model_version
    from twosource.engine.swift import Swift

    folder = find_model(name)
    nlp = load_model(folder)
    slow = Swift(nlp).slow
    note = f"; parses slowly, since it is built in a way not known here: {', '.join(slow)}" if slow else ""
    return f"{model_version(folder)} ({', '.join(nlp.pipe_names)}){note}"


def _gazetteer(given: Path | None) -> str:
    from twosource.resolve.gazetteer import Gazetteer
    from twosource.resolve.where import default_path

    path = given or default_path()
    if given is None and not path.exists():
        return f"not built yet; the first run builds it: {path}"
    with Gazetteer(path) as opened:
        return f"{sum(opened.counts().values()):,} places in {path}"


def _lexicons(extra: tuple[Path, ...]) -> str:
    from twosource.lexicons import load_lexicon

    lexicon = load_lexicon(extra)
    return f"{len(lexicon.actors)} actors, {len(lexicon.sources)} sources"
