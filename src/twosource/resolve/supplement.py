"""The curated supplement: places that reports name and the packaged data lack, in ``data/supplement/*.toml``.

Each country code holds lines ``name | kind | division | lat,lon | alias; alias``. General knowledge of geography, a
point good to a few km. A line without a point stands at its division's; a line for a division that the packaged data
has adds names to it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from twosource.resolve.entry import KINDS, GazetteerError


@dataclass(frozen=True, slots=True)
class Extra:
    """One line of the supplement. ``radius``: km, for a region or natural feature, from ``kind:radius``."""

    cc: str
    name: str
    kind: str
    division: str
    point: tuple[float, float] | None
    aliases: tuple[str, ...]
    radius: float | None


def load_supplement() -> Iterator[Extra]:
    """All lines of all files, in the order of their names. Raises ``GazetteerError`` for a line that cannot be read."""
    folder = resources.files("twosource.resolve").joinpath("data/supplement")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        for cc, lines in tomllib.loads(file.read_text("utf-8")).items():
            for line in lines:
                yield parse_line(cc, line, where=file.name)


def parse_line(cc: str, line: str, *, where: str = "supplement") -> Extra:
    """Read one line. Raises ``GazetteerError`` naming the file and the line."""
    cells = [c.strip() for c in line.split("|")]
    if not 4 <= len(cells) <= 5 or not cells[0]:
        raise GazetteerError(f"{where}: {cc}: expected name | kind | division | lat,lon | aliases, got {line!r}")
    kind, _, radius = cells[1].partition(":")
    if kind not in KINDS:
        raise GazetteerError(f"{where}: {cc}: unknown kind {kind!r} in {line!r}")
    point = None
    if cells[3]:
        lat, lon = (float(v) for v in cells[3].split(","))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise GazetteerError(f"{where}: {cc}: no such point in {line!r}")
        point = (lat, lon)
    aliases = tuple(a.strip() for a in cells[4].split(";") if a.strip()) if len(cells) == 5 else ()
    return Extra(cc, cells[0], kind, cells[2], point, aliases, float(radius) if radius else None)
