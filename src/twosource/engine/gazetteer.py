"""The file of places: the user's own is made once from packaged data; any is then only read."""

from __future__ import annotations

from pathlib import Path

from twosource.errors import TwosourceError
from twosource.progress import Progress


def ensure_gazetteer(given: Path | None, *, progress: Progress) -> Path:
    """The file of places: ``given``, which must exist, or the user's own, which is built where it is missing.

    Raises ``TwosourceError``. An interrupted build leaves no file.
    """
    from twosource.resolve.build import build_gazetteer
    from twosource.resolve.entry import GazetteerError
    from twosource.resolve.where import default_path

    path = given or default_path()
    if path.is_file():
        return path
    if given is not None:
        raise TwosourceError(
            "there is no such file of places",
            where=str(given),
            advice=f"Make it with `twosource gazetteer build --gazetteer {given}` or by an import, or leave the option out.",
        )
    progress.say(f"building the file of places, once: {path}")
    progress.start("places")
    try:
        build_gazetteer(path, progress=lambda done, _: progress.advance(done))
    except (GazetteerError, OSError) as error:
        raise TwosourceError(
            f"the file of places could not be built: {error}",
            where=str(path),
            advice="Name a place that can be written to in TWOSOURCE_GAZETTEER, and run again.",
        ) from error
    return path
