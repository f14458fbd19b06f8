"""Where a setting comes from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from twosource.config import Settings, load_settings
from twosource.errors import WrongCallError


def test_nothing_is_set_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert load_settings(env={}, workspace=tmp_path) == Settings()


def test_an_argument_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "twosource.toml").write_text('gazetteer = "own.sqlite"\nmodel = "filed"\nlexicons = ["l.toml"]\n')
    env = {"TWOSOURCE_GAZETTEER": "/env.sqlite", "TWOSOURCE_MODEL": "env", "TWOSOURCE_LEXICONS": f"a{os.pathsep}b"}
    filed = load_settings(env={}, workspace=tmp_path)
    assert (filed.gazetteer, filed.model, filed.lexicons) == (tmp_path / "own.sqlite", "filed", (tmp_path / "l.toml",))
    from_env = load_settings(env=env, workspace=tmp_path)
    assert (from_env.gazetteer, from_env.model) == (None, "env")
    assert from_env.lexicons == (Path("a"), Path("b"))
    given = load_settings(env=env, workspace=tmp_path, model="m", gazetteer=Path("g"), lexicons=[Path("x")])
    assert (given.gazetteer, given.model, given.lexicons) == (Path("g"), "m", (Path("x"),))


@pytest.mark.parametrize("text", ["model = ", "colour = 'red'"])
def test_a_settings_file_that_is_wrong_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "twosource.toml").write_text(text)
    with pytest.raises(WrongCallError) as caught:
        load_settings(env={}, workspace=tmp_path)
    assert caught.value.where == str(tmp_path / "twosource.toml")
