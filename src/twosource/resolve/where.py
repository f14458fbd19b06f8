"""Where the user's gazetteer lies, and opening it, built when it is not there yet."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from twosource.resolve.entry import SCHEMA_VERSION
from twosource.resolve.gazetteer import Gazetteer


def default_path() -> Path:
    """``$TWOSOURCE_GAZETTEER``, or a file named after the schema in the user's cache folder."""
    if given := os.environ.get("TWOSOURCE_GAZETTEER"):
        return Path(given)
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "twosource" / f"gazetteer-{SCHEMA_VERSION}.sqlite"


def ready_gazetteer(path: Path | None, *, build: Callable[[Path], object]) -> Gazetteer:
    """Open the gazetteer at ``path``; the user's own is built first where it is missing. A path that was given is never
    built: it may be a file that an import should have made. Raises ``GazetteerError``."""
    target = path or default_path()
    if path is None and not target.is_file():
        build(target)
    return Gazetteer(target)
