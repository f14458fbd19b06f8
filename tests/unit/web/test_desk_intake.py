"""Reports brought by a browser: kept under harmless names, within bounds, read in a run of their own."""

from __future__ import annotations

import errno
import html
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.webdesk import OURS, Web
from twosource.web import uploads
from twosource.web.pages import intake
from twosource.web.uploads import Kept, harmless, keep_files, keep_text, new_folder

ONE = "Kafr Delta | 2031-06-01 | 4 killed"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return new_folder(tmp_path, datetime(2031, 5, 1, tzinfo=UTC))


def names(kept: Kept) -> list[str]:
    return sorted(p.name for p in kept.folder.iterdir())


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/report.txt", "report.txt"),
        ("...", "unnamed.txt"),
        (".hidden", "hidden"),
        ("a\nb\x00c.txt", "a_b_c.txt"),
        ("تقرير.txt", "تقرير.txt"),
        ("x" * 500 + ".txt", "x" * 116 + ".txt"),
        ("", "unnamed.txt"),
    ],
)
def test_a_name_can_t_lead_anywhere(given: str, made: str) -> None:
    assert harmless(given) == made


def test_two_files_of_one_name_are_both_kept_and_the_same_one_twice_is_one(kept: Kept) -> None:
    keep_files(kept, [("a/r.txt", b"one"), ("b/r.txt", b"two"), ("c/r.txt", b"one")])
    assert len(names(kept)) == 2


def test_a_zip_is_unpacked_flat_and_paths_in_it_lead_nowhere(kept: Kept) -> None:
    keep_files(kept, [("x.zip", zipped(**{"..__..__evil.txt": b"1", "dir__b.txt": b"2"}))])
    assert names(kept) == ["b.txt", "evil.txt"]
    assert not (kept.folder.parent / "evil.txt").exists()


def test_a_zip_bomb_is_refused_by_what_it_grows_to(kept: Kept) -> None:
    keep_files(kept, [("bomb.zip", zipped(**{"zeros.txt": b"\0" * 30_000_000, "ok.txt": ONE.encode()}))])
    assert names(kept) == ["ok.txt"]
    assert "unpacks to far more" in kept.set_aside[0].reason


def test_archives_in_archives_and_other_kinds_are_not_opened(kept: Kept) -> None:
    inner = zipped(**{"a.txt": b"1"})
    keep_files(
        kept,
        [("x.zip", zipped(**{"in.zip": inner, "disguised.txt": inner})), ("y.tar.gz", b"\x1f\x8b"), ("z.7z", b"7z")],
    )
    assert names(kept) == []
    assert len(kept.set_aside) == 4


def test_too_many_files_and_too_many_bytes_are_refused(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 3)
    keep_files(kept, [("many.zip", zipped(**{f"{n}.txt": b"1" for n in range(5)}))])
    assert names(kept) == []
    keep_files(kept, [(f"{n}.txt", b"x%d" % n) for n in range(5)])
    assert len(names(kept)) == 3
    assert len(kept.set_aside) == 3


def test_more_than_one_upload_may_hold_in_all_is_refused(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    keep_files(kept, [("a.txt", b"123456"), ("b.txt", b"123456"), ("c.txt", b"1234")])
    assert names(kept) == ["a.txt", "c.txt"]
    assert "beyond what one upload may hold" in kept.set_aside[0].reason


def test_an_archive_of_another_kind_inside_a_zip_is_not_opened(kept: Kept) -> None:
    keep_files(kept, [("x.zip", zipped(**{"in.7z": b"7z", "in.tar.gz": b"\x1f\x8b", "a.txt": b"1"}))])
    assert names(kept) == ["a.txt"]
    assert [row.reason for row in kept.set_aside] == ["an archive within an archive is not opened"] * 2


def test_a_broken_zip_is_set_aside(kept: Kept) -> None:
    keep_files(kept, [("x.zip", b"PK\x03\x04 broken"), ("y.zip", zipped(**{"a.txt": b"1"})[:-30])])
    assert [s.file for s in kept.set_aside] == ["x.zip", "y.zip"]


def test_one_damaged_file_of_a_zip_is_set_aside_and_the_others_are_kept(kept: Kept) -> None:
    text = b" ".join(b"%d people were killed" % (n * n) for n in range(400))
    whole = bytearray(zipped(**{"a.txt": text, "b.txt": ONE.encode()}))
    whole[60:100] = b"\xff" * 40
    keep_files(kept, [("x.zip", bytes(whole))])
    assert names(kept) == ["b.txt"]
    assert [s.file for s in kept.set_aside] == ["x.zip/a.txt"]
    assert "could not be unpacked" in kept.set_aside[0].reason


def test_a_long_name_in_a_wide_script_is_shortened_to_what_a_file_system_holds(kept: Kept) -> None:
    keep_files(kept, [("\u6f22" * 120 + ".txt", ONE.encode()), ("\u5b57" + "\u6f22" * 119 + ".txt", b"another")])
    assert kept.files == 2
    assert all(name.endswith("\u6f22.txt") for name in names(kept))


def test_pasted_text_keeps_what_is_known_of_it_and_a_page_is_a_page(kept: Kept) -> None:
    keep_text(kept, {"text": ONE, "outlet": "Post", "id": "../x"})
    keep_text(kept, {"text": "<!doctype html><p>hello</p>"})
    assert sorted(n.rpartition(".")[2] for n in names(kept)) == ["html", "jsonl"]


def wait(web: Web) -> dict[str, Any]:
    """The reading that was begun, when it has ended."""
    import threading

    for thread in threading.enumerate():
        if thread.name.startswith("run-"):
            thread.join(30)
    job: dict[str, Any] = web.json("/intake.json")["job"]
    assert job["ended"]
    return job


def test_pasting_reads_and_shows_the_new_incident(tmp_path: Path) -> None:
    web = Web(tmp_path)
    answer = web.client.post("/intake/text", data={"text": ONE, "id": "pasted"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/intake")
    job = wait(web)
    assert (job["read"], job["incidents"], job["failure"]) == (1, 5, "")
    assert web.json("/incidents.json?q=delta")["count"] == 1


def test_files_are_read_and_what_was_set_aside_is_told_with_the_reason(tmp_path: Path) -> None:
    web = Web(tmp_path)
    files = [("file", ("n.txt", ONE.encode())), ("file", ("bad.txt", b"EXPLODE")), ("file", ("x.tar", b"1"))]
    assert web.client.post("/intake/files", files=files, headers=OURS).status_code == 303
    job = wait(web)
    assert job["read"] == 1
    assert len(job["set_aside"]) == 2
    assert all(row["reason"] and row["advice"] for row in job["set_aside"])
    shown = web.get("/reports/aside")
    (bad,) = [row for row in job["set_aside"] if row["file"].endswith("bad.txt")]
    assert "bad.txt" in shown
    assert bad["advice"] in html.unescape(shown)


@pytest.mark.parametrize("folder", ["", ".", "relative/path", "/no/such/folder", "/etc/passwd", "\0"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, folder: str) -> None:
    web = Web(tmp_path)
    assert web.client.post("/intake/folder", data={"folder": folder}, headers=OURS).status_code == 400
    assert web.json("/intake.json")["job"] is None


@pytest.mark.parametrize(
    "urls", ["", "http://127.0.0.1 x", "file:///etc/passwd", "http://a.example:22/", "http://a.example/ " * 60]
)
def test_addresses_are_checked_before_anything_is_begun(tmp_path: Path, urls: str) -> None:
    web = Web(tmp_path)
    answer = web.client.post("/intake/addresses", data={"addresses": urls}, headers=OURS)
    if answer.status_code == 303:  # a private address is only known when the name is looked up
        job = wait(web)
        assert "private or local" in str(job["set_aside"])
    else:
        assert answer.status_code == 400


def test_more_files_at_once_than_one_upload_may_hold_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(tmp_path)
    monkeypatch.setattr(intake, "MOST_FILES", 3)
    files = [("file", (f"{n}.txt", b"a text")) for n in range(4)]
    assert web.client.post("/intake/files", files=files, headers=OURS).status_code == 400
    assert web.json("/intake.json")["job"] is None


def test_only_one_reading_at_a_time(tmp_path: Path) -> None:
    web = Web(tmp_path)
    held = web.space._open  # a run waits for the lock that this holds
    from twosource.progress import Silent

    with held(Silent()) as store, store.writing():
        assert web.client.post("/intake/text", data={"text": ONE}, headers=OURS).status_code == 303
        second = web.client.post("/intake/text", data={"text": ONE + "0"}, headers=OURS)
        assert second.status_code == 400
        assert "still at work" in second.text
    wait(web)


def test_a_full_disk_is_told_as_a_full_disk_and_not_as_a_damaged_archive(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if b"second" in data:
            real(self, data[:3])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    keep_files(kept, [("all.zip", zipped(**{"a.txt": b"the first", "b.txt": b"the second", "c.txt": b"the third"}))])
    assert names(kept) == ["a.txt", "c.txt"]
    assert [(row.file, row.reason) for row in kept.set_aside] == [
        ("b.txt", "it could not be kept: No space left on device")
    ]
    assert "Free some space" in kept.set_aside[0].advice
    assert (kept.files, kept.size) == (2, 18)
