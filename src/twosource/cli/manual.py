"""The manual of the command line, made from its own help: ``python -m twosource.cli.manual > docs/cli.md``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from twosource.cli.app import main

_HEAD = """\
# Command line

Made from the program's own help (`python -m twosource.cli.manual > docs/cli.md`); a test keeps it true.
"""

_TAIL = """\
## Environment and settings

| name | what |
|---|---|
| `TWOSOURCE_GAZETTEER` | file of places, built there on the first run; without it one in `$XDG_CACHE_HOME/twosource` or `~/.cache/twosource` |
| `TWOSOURCE_MODEL` | spaCy model: a package's name or a folder; without it `en_core_web_md` where it is installed, else the packaged one |
| `TWOSOURCE_LEXICONS` | further lexicon files, separated as in `PATH` |

A workspace may hold a file `twosource.toml` with the keys `model`, `gazetteer` and `lexicons` (a list); relative paths in it start at the workspace. An option goes before the environment, and that before the file.

## What a workspace holds

`record.sqlite` is the record: every version of every text, what was read from it, the decisions of people, and the derived tables, which `rebuild` drops and makes anew. `run.lock` keeps two runs from writing at once; the second waits. A run can be stopped or killed at any moment: start the same command again and it reads what is missing. Until a run has ended, the exports show the record as the last finished one left it.

## Which files are read

A file that is named is read whatever its ending. In a folder, hidden files are left out, and so is what often lies beside reports (`.json`, `.geojson`, `.csv`, `.tsv`, `.toml`, `.yaml`, `.ini`, `.xml`, `.md`, `.py`, `.sh`), with a word about it. Two different texts with the same id in one run: the second is set aside. The same id with another text in a later run is a new version.
"""


def manual() -> str:
    """The whole manual as Markdown."""
    return "\n".join((_HEAD, *_sections(main, ("twosource",)), _TAIL))


def _sections(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(path))
    name = " ".join(path)
    usage = " ".join((name, *command.collect_usage_pieces(context)))
    text = inspect.cleandoc(command.help or "")
    yield f"{'#' * min(len(path) + 1, 4)} {name}\n\n```\n{usage}\n```\n\n{text}\n"
    if rows := list(_options(command, context)):
        yield "\n".join(("| option | what |", "|---|---|", *rows)) + "\n"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            found = command.get_command(context, verb)
            if found is not None:
                yield from _sections(found, (*path, verb))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1] and "--help" not in record[0]:
            names, said = (" ".join(part.split()).replace("|", "\\|") for part in record)
            yield f"| `{names}` | {said} |"


if __name__ == "__main__":
    click.echo(manual(), nl=False)
