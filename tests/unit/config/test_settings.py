"""Where a setting comes from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from twosource.config import cache_dir, load_settings
from twosource.errors import WrongCallError


def test_the_gazetteer_lies_in_the_platform_s_cache() -> None:
    home = Path("/home/ana")
    assert cache_dir({}, "linux", home) == home / ".cache" / "twosource"
    assert cache_dir({"XDG_CACHE_HOME": "/c"}, "darwin", home) == Path("/c/twosource")
    assert cache_dir({}, "darwin", home) == home / "Library" / "Caches" / "twosource"
    assert cache_dir({"LOCALAPPDATA": "/l"}, "win32", home) == Path("/l/twosource/Cache")
    assert load_settings(env={"XDG_CACHE_HOME": "/c"}).gazetteer == Path("/c/twosource/gazetteer.sqlite")


def test_an_argument_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "twosource.toml").write_text('gazetteer = "own.sqlite"\nmodel = "filed"\nlexicons = ["l.toml"]\n')
    env = {"TWOSOURCE_GAZETTEER": "/env.sqlite", "TWOSOURCE_MODEL": "env", "TWOSOURCE_LEXICONS": f"a{os.pathsep}b"}
    filed = load_settings(env={}, workspace=tmp_path)
    assert (filed.gazetteer, filed.model, filed.lexicons) == (tmp_path / "own.sqlite", "filed", (tmp_path / "l.toml",))
    from_env = load_settings(env=env, workspace=tmp_path)
    assert (from_env.gazetteer, from_env.model) == (Path("/env.sqlite"), "env")
    assert from_env.lexicons == (Path("a"), Path("b"))
    given = load_settings(env=env, workspace=tmp_path, model="m", gazetteer=Path("g"), lexicons=[Path("x")])
    assert (given.gazetteer, given.model, given.lexicons) == (Path("g"), "m", (Path("x"),))


@pytest.mark.parametrize("text", ["model = ", "colour = 'red'"])
def test_a_settings_file_that_is_wrong_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "twosource.toml").write_text(text)
    with pytest.raises(WrongCallError) as caught:
        load_settings(env={}, workspace=tmp_path)
    assert caught.value.where == str(tmp_path / "twosource.toml")
