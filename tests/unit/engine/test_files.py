"""Which files are read, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from twosource.engine.files import find_files, is_streamed


def names(folder: Path, found: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_a_folder_is_searched_through_in_one_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "sub/c.jsonl", ".git/d.txt", "sub/sub/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path, find_files([tmp_path]).files) == ["a.html", "b.txt", "sub/c.jsonl", "sub/sub/e.txt"]


def test_what_lies_beside_reports_is_passed_over_and_told(tmp_path: Path) -> None:
    for name in ("a.txt", "notes.md", "table.csv", "photo.jpg", "bare"):
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path])
    assert names(tmp_path, found.files) == ["a.txt", "bare", "photo.jpg"]
    assert names(tmp_path, found.passed_over) == ["notes.md", "table.csv"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    assert find_files([tmp_path / "notes.md"]).files == (tmp_path / "notes.md",)


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert find_files([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"]).files == (tmp_path / "a.txt",)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert names(tmp_path, find_files([tmp_path]).files) == ["a.txt"]


def test_standard_input_is_kept_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert find_files([tmp_path / "a.txt", Path("-")]).files == (tmp_path / "a.txt", Path("-"))


def test_only_plain_json_lines_are_streamed() -> None:
    assert is_streamed(Path("x.JSONL"))
    assert not is_streamed(Path("x.jsonl.gz"))
    assert not is_streamed(Path("x.txt"))


def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    found = find_files([tmp_path])
    assert names(tmp_path, found.files) == ["a.txt"]
    assert [(row.file, row.reason) for row in found.unreadable] == [
        (str(tmp_path / "pipe.txt"), "it is a pipe or a device, not a file")
    ]
    assert find_files([tmp_path / "pipe.txt"]).files == (tmp_path / "pipe.txt",)


def test_what_may_not_be_looked_at_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    exists = Path.exists

    def guarded(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return exists(path)

    monkeypatch.setattr(Path, "exists", guarded)
    found = find_files([tmp_path])
    assert names(tmp_path, found.files) == ["b.txt"]
    assert "Permission denied" in found.unreadable[0].reason
