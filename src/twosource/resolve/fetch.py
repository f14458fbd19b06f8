"""Bring a country's full GeoNames dump from an address that the user names."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from twosource.resolve.countries import load_countries
from twosource.resolve.entry import GazetteerError
from twosource.resolve.geonames_dump import read_dump
from twosource.resolve.imports import import_entries

LARGEST = 400_000_000


def fetch_country(country: str, address: str, gazetteer_path: Path, *, seconds: float = 60.0) -> int:
    """Download and import one country. ``address`` holds ``{country}``, replaced by the code; a ``.zip`` is unpacked.

    The answer is checked by size and shape before the gazetteer is touched. Raises ``GazetteerError``.
    """
    code = load_countries().code(country)
    if code is None:
        raise GazetteerError(f"unknown country {country!r}; give its two-letter code (ISO 3166-1)")
    if "{country}" not in address or urlsplit(address).scheme not in ("http", "https"):
        raise GazetteerError(
            "the address must be http or https and hold {country}, such as https://example.org/dumps/{country}.zip"
        )
    where = address.replace("{country}", code)
    data = _download(where, seconds)
    text = _unpacked(data, code, where) if data[:2] == b"PK" else data
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / f"{code}.txt"
        dump.write_bytes(text)
        entries = list(read_dump(dump))
    strange = sum(e.cc != code for e in entries)
    if strange > len(entries) // 10:
        raise GazetteerError(f"{where}: {strange} of {len(entries)} places are not in {code}; nothing was imported")
    return import_entries(entries, gazetteer_path, source=where)


def _download(where: str, seconds: float) -> bytes:
    try:
        with urlopen(where, timeout=seconds) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except (URLError, OSError, ValueError) as error:
        raise GazetteerError(f"{where}: cannot be fetched ({error}); the gazetteer is as it was") from error
    if len(data) > LARGEST:
        raise GazetteerError(f"{where}: more than {LARGEST // 1_000_000} MB; the gazetteer is as it was")
    if len(data) < 40:
        raise GazetteerError(f"{where}: only {len(data)} bytes, no dump; the gazetteer is as it was")
    return data


def _unpacked(data: bytes, code: str, where: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(f"{code}.txt").file_size > LARGEST:
                raise GazetteerError(f"{where}: {code}.txt unpacks to more than {LARGEST // 1_000_000} MB")
            return archive.read(f"{code}.txt")
    except (zipfile.BadZipFile, KeyError) as error:
        raise GazetteerError(f"{where}: no zip with {code}.txt in it ({error})") from error
