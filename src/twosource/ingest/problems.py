"""Reasons why a report is set aside, each with what to do next. The texts stand in one place, so that they agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.core.incoming import SetAside
from twosource.errors import TwosourceError
from twosource.ingest.limits import Limits


class InputError(TwosourceError):
    """Raised inside ingest only: what is wrong with an input, and what to do about it."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what, advice=advice)


_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input stands: a file, and a line from 1 (``None`` for a whole file)."""

    file: str
    line: int | None = None

    def set_aside(self, problem: InputError, report: str | None = None) -> SetAside:
        return SetAside(self.file, self.line, problem.what, problem.advice, report)


def binary(what: str) -> InputError:
    return InputError(
        f"binary, not text: {what}",
        "Extract the text first (for a PDF or an office document, save it as .txt or .html) and give that.",
    )


def empty() -> InputError:
    return InputError("the text is empty", "Put the report's text into it, or leave it out of the input.")


def too_long(size: int, limits: Limits) -> InputError:
    return InputError(
        f"the text has {size:,} characters, more than the {limits.text:,} that are read as one report",
        "Split it into its reports, for example one JSON line each, and give those.",
    )


def check_text(text: str, limits: Limits) -> None:
    """Raise ``InputError`` for a text that no report can be made of: empty, too long, or full of control characters."""
    if not text or text.isspace():
        raise empty()
    if len(text) > limits.text:
        raise too_long(len(text), limits)
    if "\0" in text:
        raise binary("it holds NUL characters")
    sample = text[:20_000]
    odd = len(_CONTROLS.findall(sample))
    if odd > max(1, len(sample) // 50):
        raise binary(f"{odd} of its first {len(sample)} characters are control characters")
    if not any(c.isalnum() for c in text):
        raise InputError("the text has no letter and no digit", "Put the report's text into it, or leave it out.")


def printable(text: str) -> str:
    """``text`` with lone surrogates (half characters that JSON escapes can make) replaced by U+FFFD, one for one."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
