"""The entry point: help, speed of start, errors and exit statuses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from twosource import __version__
from twosource.cli import main
from twosource.cli.app import VERBS
from twosource.errors import WorkspaceBusyError, WrongCallError

type Call = Callable[..., Result]

HEAVY = ("spacy", "numpy", "rich", "pydantic", "msgspec", "sqlite3", "trafilatura", "jinja2", "rapidfuzz")


def test_help_and_version_import_nothing_heavy() -> None:
    program = (
        "import sys; from twosource.cli import main\n"
        "for words in (['--help'], ['--version'], ['run', '--help'], ['export', '--help']):\n"
        "    main(words, standalone_mode=False)\n"
        f"print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_there_and_help_says_what_it_says_of_itself(verb: str) -> None:
    command = main.get_command(click.Context(main), verb)
    assert command is not None
    assert command.name == verb
    assert (command.help or "").split("\n")[0] == VERBS[verb][1] or verb == "gazetteer"


def test_an_unknown_verb_is_wrong_usage(call: Call) -> None:
    assert call("analyse").exit_code == 2


def test_the_version_is_data(call: Call) -> None:
    assert call("version").stdout == f"{__version__}\n"


def failing(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (WorkspaceBusyError("busy", where="w", advice="Wait."), 1, "Error: busy\nWhere: w\nWhat to do: Wait.\n"),
        (WrongCallError("no", advice="Do."), 2, "Error: no\nWhat to do: Do.\n"),
        (KeyboardInterrupt(), 130, "run the same command again to go on"),
        (ZeroDivisionError("odd"), 1, "Error: ZeroDivisionError: odd\nWhat to do: run `twosource --debug"),
    ],
)
def test_every_error_says_what_to_do(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: BaseException, status: int, said: str
) -> None:
    monkeypatch.setattr("twosource.workspace.Workspace.run", failing(error))
    (tmp_path / "a.txt").write_text("x")
    result = call("run", "a.txt", "-w", "w")
    assert result.exit_code == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_debug_lets_an_unexpected_error_through(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("twosource.workspace.Workspace.record", failing(ZeroDivisionError("odd")))
    result = CliRunner().invoke(main, ["--debug", "incidents", "-w", str(tmp_path)])
    assert isinstance(result.exception, ZeroDivisionError)


def test_a_reader_that_goes_away_is_no_error_to_shout_about(tmp_path: Path) -> None:
    """Standard output is closed after the first line, as ``head -1`` does."""
    lines = "\\n".join(f"Kafr {n} | 2031-05-01 | 3 killed" for n in range(3000))
    program = Path(__file__).parents[2] / "support" / "fake_cli.py"
    (tmp_path / "a.txt").write_text(lines.replace("\\n", "\n"))
    environment = {"PYTHONPATH": f"{program.parents[1]}:{Path(__file__).parents[3] / 'src'}", "PATH": ""}
    base = [sys.executable, str(program)]
    subprocess.run([*base, "run", "a.txt", "-w", "w"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    with subprocess.Popen(
        [*base, "export", "claims", "-w", "w"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as export:
        assert export.stdout is not None
        assert export.stderr is not None
        export.stdout.readline()
        export.stdout.close()
        said = export.stderr.read()
        assert export.wait() == 141
    assert said == b""
