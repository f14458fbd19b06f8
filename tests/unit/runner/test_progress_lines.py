"""Progress told in lines: a long stage must not fill a log."""

from __future__ import annotations

import io

from twosource.progress import Plain


def _told(batches: int, total: int | None) -> list[str]:
    stream = io.StringIO()
    progress = Plain(stream)
    progress.start("reading", total)
    for n in range(1, batches + 1):
        progress.advance(n * 16)
    return stream.getvalue().splitlines()


def test_a_long_stage_tells_some_fifty_lines_and_its_end() -> None:
    lines = _told(1_000, 16_000)
    assert 45 <= len(lines) <= 55
    assert lines[-1] == "reading: 16000 of 16000"


def test_without_a_total_lines_become_rarer() -> None:
    assert len(_told(1_000, None)) < 40


def test_a_new_stage_begins_anew() -> None:
    stream = io.StringIO()
    progress = Plain(stream)
    for stage in ("reading", "linking"):
        progress.start(stage)
        progress.advance(500)
    assert stream.getvalue().splitlines() == ["reading", "reading: 500", "linking", "linking: 500"]
