"""Who told it, as text for the columns that name sources."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.core.report import Report
from twosource.publish.codebooks.case import Case


def outlet(report: Report) -> str:
    """The outlet's name, or the report's id where it is not known."""
    return report.outlet or report.id


def outlets(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(outlet(r) for r in case.reports))


def articles(case: Case) -> tuple[str, ...]:
    """``Outlet, 2017-03-16, "Title"`` for each report."""
    return tuple(
        ", ".join(
            part
            for part in (
                outlet(r),
                r.published.day.isoformat() if r.published else "",
                f'"{r.title}"' if r.title else "",
            )
            if part
        )
        for r in case.reports
    )


def listed(parts: Iterable[str]) -> str | None:
    """Parts joined as codebooks do, a part's own semicolon made a comma; ``None`` for none."""
    return "; ".join(p.replace(";", ",") for p in dict.fromkeys(parts) if p) or None
