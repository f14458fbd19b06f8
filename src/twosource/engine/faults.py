"""What becomes of an exception in a stage: that one report is set aside, with the stage and what to do."""

from __future__ import annotations

from twosource.core.incoming import SetAside

ADVICE = "Run with --debug to see where it happened, and report it as a fault of twosource; the text is kept."


def set_aside(
    error: Exception, *, stage: str, file: str, line: int | None = None, report: str | None = None
) -> SetAside:
    """``stage`` is a verb ("read", "resolve"): what failed to be done with the report."""
    said = str(error).splitlines()
    what = f"{type(error).__name__}: {said[0][:200]}" if said else type(error).__name__
    return SetAside(file, line, f"could not {stage} it ({what})", ADVICE, report)
