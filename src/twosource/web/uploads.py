"""What a browser brings, put into a folder of the workspace for the next run: names made harmless, archives bounded."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from lzma import LZMAError
from pathlib import Path

from twosource.core.incoming import SetAside

FOLDER = "incoming"
MOST_FILES = 2_000
MOST_BYTES = 256_000_000
"""Bytes that one upload may unpack to, all its archives together."""
RATIO = 200
"""How far one file of an archive may grow: text seldom shrinks below a twentieth."""
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".tar.gz", ".bz2", ".xz")
LONGEST_NAME = 200
"""Bytes of a file name that is kept; most file systems end at 255."""
BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What unpacking a damaged, locked or strange archive raises."""
_UNSAFE = re.compile(r"[^\w. \-()\[\]]+", re.UNICODE)


@dataclass
class Kept:
    """The folder, how much lies in it, and what was not kept."""

    folder: Path
    files: int = 0
    size: int = 0
    set_aside: list[SetAside] = field(default_factory=list)

    def add(self, name: str, data: bytes) -> None:
        """Writes one file under a harmless name; a second of the same name gets another one."""
        if self.files >= MOST_FILES or self.size + len(data) > MOST_BYTES:
            self.refuse(
                name, "it is beyond what one upload may hold", "Bring the rest in a second go, or use `twosource run`."
            )
            return
        safe = harmless(name)
        path = self.folder / safe
        if path.exists():
            if path.read_bytes() == data:
                return
            path = self.folder / f"{hashlib.sha256(name.encode('utf-8', 'replace') + data).hexdigest()[:8]} {safe}"
        try:
            path.write_bytes(data)
        except OSError as error:
            path.unlink(missing_ok=True)
            self.refuse(name, f"it could not be kept: {error.strerror or error}", _advice(error))
            return
        self.files += 1
        self.size += len(data)

    def refuse(self, name: str, reason: str, advice: str) -> None:
        self.set_aside.append(SetAside(name[:200], None, reason, advice))


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Free some space on this machine's disk, then bring it again; nothing is wrong with the file."
    return "Check that the folder of the workspace can be written to, then bring it again."


def harmless(name: str) -> str:
    """The last part of a file name, without anything that a file system or a terminal could trip over."""
    base = re.split(r"[/\\]", name)[-1]
    base = _UNSAFE.sub("_", base.encode("utf-8", "replace").decode()).strip(" .")[-120:]
    while len(base.encode()) > LONGEST_NAME:
        base = base[1:]
    return base.strip(" .") or "unnamed.txt"


def new_folder(workspace: Path, at: datetime) -> Kept:
    """A fresh folder for one upload."""
    root = workspace / FOLDER
    for n in range(1, 10_000):
        folder = root / f"{at:%Y-%m-%d}-{n:03d}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return Kept(folder)
    raise OSError("no room for another folder today")


def keep_files(kept: Kept, files: Iterable[tuple[str, bytes]]) -> None:
    """Files as they came; zip archives are unpacked, other archives and archives inside them are not."""
    for name, data in files:
        lowered = name.lower()
        if lowered.endswith(".zip") or data[:4] == b"PK\x03\x04":
            _unzip(kept, name, data)
        elif lowered.endswith(ARCHIVES):
            kept.refuse(name, "this kind of archive is not opened", "Unpack it, and bring the files or a zip of them.")
        else:
            kept.add(name, data)


def _unzip(kept: Kept, name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                kept.refuse(name, f"it holds {len(entries):,} files, more than {MOST_FILES:,}", "Bring it in parts.")
                return
            for entry in entries:
                if not entry.is_dir():
                    _entry(kept, name, archive, entry)
    except BROKEN as error:
        kept.refuse(name, f"it could not be unpacked: {error}", "Unpack it yourself, and bring the files.")


def _entry(kept: Kept, name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    shown = f"{name}/{entry.filename}"
    if entry.filename.lower().endswith(ARCHIVES):
        kept.refuse(shown, "an archive within an archive is not opened", "Unpack it, and bring the files.")
        return
    room = min(MOST_BYTES - kept.size, max(1_000_000, RATIO * max(entry.compress_size, 1)))
    try:
        with archive.open(entry) as opened:
            data = opened.read(room + 1)
    except BROKEN as error:
        kept.refuse(shown, f"it could not be unpacked: {error}", "Unpack it yourself, and bring the file.")
        return
    if len(data) > room:
        kept.refuse(shown, "it unpacks to far more than a text would", "Look at what it is; bring its text alone.")
        return
    if data[:4] == b"PK\x03\x04":
        kept.refuse(shown, "an archive within an archive is not opened", "Unpack it, and bring the files.")
        return
    kept.add(entry.filename, data)


def keep_text(kept: Kept, fields: dict[str, str]) -> None:
    """A pasted text as one line of JSON, with what is known of it; what looks like a page as that page."""
    text = fields.get("text", "")
    mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]
    name = fields.get("id") or f"pasted-{mark}"
    if re.match(r"\s*<(?:!doctype|html|head|body|article)\b", text, re.IGNORECASE):
        kept.add(f"{harmless(name)}.html", text.encode("utf-8"))
        return
    row = {"id": name, "text": text} | {k: fields[k] for k in ("title", "outlet", "published", "url") if fields.get(k)}
    kept.add(f"{harmless(name)}.jsonl", (json.dumps(row, ensure_ascii=True) + "\n").encode("ascii"))
