"""Settings: from options, then the environment, then the workspace's own file, then defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import WrongCallError

FILE_NAME = "twosource.toml"
KEYS = frozenset({"model", "gazetteer", "lexicons"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know beyond its inputs.

    ``model`` is a spaCy model's name or folder (``None``: the best one installed), ``gazetteer`` a file of places that
    must exist (``None``: the user's own, built when it is first needed; see ``twosource.resolve.where``), ``lexicons``
    further TOML files of actors and sources, ``batch`` the number of reports read between two checkpoints.
    """

    model: str | None = None
    gazetteer: Path | None = None
    lexicons: tuple[Path, ...] = ()
    batch: int = 16


def load_settings(
    *,
    env: Mapping[str, str] | None = None,
    workspace: Path | None = None,
    model: str | None = None,
    gazetteer: Path | None = None,
    lexicons: Sequence[Path] = (),
) -> Settings:
    """Settings from arguments, then ``TWOSOURCE_MODEL`` and ``TWOSOURCE_LEXICONS``, then ``twosource.toml`` in the
    workspace, whose ``gazetteer`` gives way to ``TWOSOURCE_GAZETTEER``. Raises ``WrongCallError`` where that file can't be understood."""
    env = os.environ if env is None else env
    filed = _from_file(workspace / FILE_NAME) if workspace is not None else {}
    base = workspace if workspace is not None else Path()
    if gazetteer is None and not env.get("TWOSOURCE_GAZETTEER") and "gazetteer" in filed:
        gazetteer = base / str(filed["gazetteer"])
    extra = tuple(lexicons)
    if not extra and env.get("TWOSOURCE_LEXICONS"):
        extra = tuple(Path(p) for p in env["TWOSOURCE_LEXICONS"].split(os.pathsep) if p)
    if not extra:
        named = filed.get("lexicons", [])
        extra = tuple(base / str(p) for p in (named if isinstance(named, list) else [named]))
    filed_model = str(filed["model"]) if "model" in filed else None
    return Settings(
        model=model or env.get("TWOSOURCE_MODEL") or filed_model,
        gazetteer=gazetteer,
        lexicons=extra,
    )


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongCallError(
            f"the settings file is not TOML: {error}", where=str(path), advice="Mend the line or remove the file."
        ) from error
    unknown = sorted(found.keys() - KEYS)
    if unknown:
        raise WrongCallError(
            f"unknown setting {unknown[0]!r}", where=str(path), advice=f"The settings are {', '.join(sorted(KEYS))}."
        )
    return found
