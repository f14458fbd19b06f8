"""Bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

from twosource.progress import Bars, Plain, Silent, progress_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_lines() -> None:
    stream = io.StringIO()
    with progress_for(stream) as progress:
        assert isinstance(progress, Plain)
        progress.start("reading", 40)
        progress.advance(16)
        progress.start("linking")
        progress.advance(3, "pairs")
        progress.say("done")
    assert stream.getvalue() == "reading\nreading: 16 of 40\nlinking\nlinking: 3 pairs\ndone\n"


def test_a_terminal_gets_bars_and_keeps_what_was_said() -> None:
    stream = Terminal()
    with progress_for(stream) as progress:
        assert isinstance(progress, Bars)
        progress.start("reading", 40)
        progress.advance(16, "[of them]")
        progress.start("linking")
        progress.say("another run is writing [here]")
    assert "another run is writing [here]" in stream.getvalue()


def test_silence_is_silent() -> None:
    with Silent() as progress:
        progress.start("reading")
        progress.advance(1)
        progress.say("nothing")
