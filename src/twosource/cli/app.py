"""The entry point: finds verbs, and turns errors into messages and exit statuses."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from twosource import __version__
from twosource.engine.threads import ask_for_one_thread
from twosource.errors import TwosourceError

FAILED, USAGE, SET_ASIDE, INTERRUPTED, CLOSED_PIPE = 1, 2, 3, 130, 141

VERBS: dict[str, tuple[str, str]] = {
    "run": ("run", "Read reports into the record and bring it up to date."),
    "incidents": ("show", "List the incidents of the record."),
    "show": ("show", "Show one incident with every quote behind it."),
    "why": ("show", "Say why one number is what it is."),
    "origins": ("origins", "Show who stands behind an incident, and through whom."),
    "link": ("link", "Say why two accounts are one incident, or are not; list how incidents hang together."),
    "policies": ("codebooks", "Show what each codebook makes of one incident, and why they differ."),
    "page": ("page", "Write the record as one offline HTML page."),
    "export": ("export", "Write the record as data."),
    "serve": ("serve", "Review, correct and decide in the browser."),
    "review": ("review", "Put together, take apart, set, accept, reject, undo: a person's decisions."),
    "rebuild": ("run", "Make everything derived anew from what was read."),
    "gazetteer": ("gazetteer", "Build, extend and ask the file of places."),
    "doctor": ("doctor", "Check that everything a run needs is there."),
    "version": ("doctor", "Print the version."),
}
"""Verb: its module under ``twosource.cli``, where the command bears the verb's name, and what help says of it."""


class Verbs(click.Group):
    """Imports a verb's module only when that verb is called, so that help and errors of usage are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        module = import_module(f"twosource.cli.{VERBS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, help_) for verb, (_, help_) in VERBS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TwosourceError as error:
            tell(error)
            ctx.exit(error.status)
        except KeyboardInterrupt:
            click.echo("\nStopped. What was read so far is kept; run the same command again to go on.", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Whoever read the output has gone. Python would complain once more when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(CLOSED_PIPE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            said = str(error).splitlines()[0] if str(error) else ""
            click.echo(f"Error: {type(error).__name__}: {said}", err=True)
            click.echo(
                "What to do: run `twosource --debug ...` with the same words and report what it prints. "
                "What was read so far is kept.",
                err=True,
            )
            ctx.exit(FAILED)


def tell(error: TwosourceError) -> None:
    """What happened, where, and what to do next, on standard error."""
    click.echo(f"Error: {error.what}", err=True)
    if error.where:
        click.echo(f"Where: {error.where}", err=True)
    click.echo(f"What to do: {error.advice}", err=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show where an unexpected error came from.")
@click.version_option(__version__, message="%(prog)s %(version)s")
def main(debug: bool) -> None:  # noqa: ARG001  (read where errors are told)
    """Many reports of armed conflict in, one sourced incident record out.

    Standard output carries data only; progress and messages go to standard error. Exit status: 0 done, 1 failed,
    2 wrong usage, 3 done but some reports were set aside (each is named, with the reason), 130 interrupted,
    141 whoever read the output went away.
    """
    ask_for_one_thread()
