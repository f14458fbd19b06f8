from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.resolve.gazetteer import Gazetteer

_SPEC = importlib.util.spec_from_file_location("places_world", Path(__file__).with_name("places_world.py"))
assert _SPEC and _SPEC.loader
_WORLD = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_WORLD)


@pytest.fixture(scope="session")
def world_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = _WORLD.write_world(tmp_path_factory.mktemp("places"))
    return path


@pytest.fixture
def world(world_path: Path) -> Iterator[Gazetteer]:
    with Gazetteer(world_path) as gazetteer:
        yield gazetteer
