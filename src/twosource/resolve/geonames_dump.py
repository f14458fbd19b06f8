"""Read a GeoNames country dump (``SY.txt``): tab-separated, nineteen columns, no head."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from twosource.resolve.entry import Entry, GazetteerError
from twosource.resolve.imports import country_code, point, text_of
from twosource.resolve.packaged import size_kind

_COLUMNS = 19
_ADMIN = {"ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "ADM4": "subdistrict", "PCLI": "country"}
_FACILITY = {
    "AIRB",
    "AIRP",
    "AIRF",
    "HSP",
    "MFGM",
    "DAM",
    "PRN",
    "OILR",
    "BRKS",
    "CMP",
    "INSM",
    "SCH",
    "MSQE",
    "CH",
    "BDG",
    "PP",
}


def read_dump(path: Path) -> Iterator[Entry]:
    """Places of a dump. Features that are no place of an event (schools aside, streams, postal codes) are kept as
    natural features or facilities; dissolved ones are left out. Raises ``GazetteerError`` with file and line."""
    lines = text_of(path).split("\n")
    names: dict[tuple[str, ...], str] = {}
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != _COLUMNS:
            raise GazetteerError(f"{path}:{number}: {len(cells)} columns where a GeoNames dump has {_COLUMNS}")
        rows.append((number, cells))
        if cells[7] == "ADM1":
            names[(cells[8], cells[10])] = cells[2] or cells[1]
        elif cells[7] == "ADM2":
            names[(cells[8], cells[10], cells[11])] = cells[2] or cells[1]
    for number, cells in rows:
        kind = _kind(cells[6], cells[7], cells[14])
        if kind is None:
            continue
        where = f"{path}:{number}"
        lat, lon = point(cells[4], cells[5], where=where)
        yield Entry(
            gid=f"gn:{cells[0]}" if kind != "country" else f"iso:{cells[8]}", name=cells[1] or cells[2], lat=lat, lon=lon,
            cc=country_code(cells[8], where=where), kind=kind,
            aliases=tuple(a for a in (cells[2], *cells[3].split(",")) if a), admin1=names.get((cells[8], cells[10])),
            admin2=names.get((cells[8], cells[10], cells[11])), population=_number(cells[14]), source="geonames",
        )  # fmt: skip


def _number(cell: str) -> int:
    return int(cell) if cell.isdigit() else 0


def _kind(group: str, code: str, population: str) -> str | None:
    if code.endswith("H") and code[:-1] in ("ADM1", "ADM2", "PPL", "PCL"):
        return None
    if group == "P":
        if code in ("PPLX",):
            return "neighbourhood"
        if code in ("PPLQ", "PPLW", "PPLCH"):
            return "village"
        if code in ("PPLC", "PPLA"):
            return "city"
        return size_kind(_number(population))
    if group == "A":
        return _ADMIN.get(code)
    if group == "L":
        return "camp" if code in ("CMPRF", "CTRM") else "region"
    if group == "S":
        return "camp" if code == "CMPRF" else "facility" if code in _FACILITY else None
    return "natural" if group in ("H", "T", "V", "U") else None
