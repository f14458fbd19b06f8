"""The file of places: made once from packaged data, then only read."""

from __future__ import annotations

from pathlib import Path

from twosource.progress import Progress


def ensure_gazetteer(path: Path, *, progress: Progress) -> None:
    """Builds the gazetteer at ``path`` where there is no file. An interrupted build leaves none."""
    if path.exists():
        return
    from twosource.resolve.build import build_gazetteer

    progress.say(f"building the gazetteer, once: {path}")
    progress.start("places", None)
    build_gazetteer(path, progress=lambda done, _: progress.advance(done))
