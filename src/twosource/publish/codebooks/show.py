"""A comparison of policies in the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from twosource.publish.codebooks.compare import Comparison, Verdict
from twosource.publish.policy import BANNER

MARK_WORDS = {
    "V": "read in its own text",
    "V2": "in another's account of it",
    "M": "from memory, not checked",
    "D": "decided by twosource",
}


def show_comparison(compared: Comparison, *, sources: bool = False) -> RenderableType:
    """The table, then why: each policy's rules at work. ``sources`` adds where each rule is from."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name in compared.columns:
        table.add_column(name)
    for line in compared.lines:
        style = "" if not line.differ else "bold"
        table.add_row(Text(line.name, "dim"), *(Text(c or "", style) for c in line.cells))
    parts: list[RenderableType] = [
        Text.assemble((compared.title, "bold"), "  ", (compared.incident, "dim")),
        Padding(table, (1, 0)),
    ]
    parts += [Rule("Why they differ", align="left", style="dim"), _reasons(compared), Text("")]
    for verdict in compared.verdicts:
        parts += _rules(verdict, sources=sources)
    parts.append(Text(f"{BANNER}. A policy is a way to count, not another truth: the record stays as it is.", "dim"))
    return Group(*parts)


def _reasons(compared: Comparison) -> RenderableType:
    """Line by line: which policy says what, by which rule."""
    grid = Table.grid(padding=(0, 2))
    for reason in compared.reasons:
        for n, (policy, cell, note) in enumerate(reason.by):
            grid.add_row(
                Text(reason.line if n == 0 else "", "bold"),
                Text(policy),
                Text(cell or ""),
                Text(note.rule.id, "cyan"),
                Text(note.said),
            )
    return Padding(grid, (0, 0, 0, 2))


def _rules(verdict: Verdict, *, sources: bool) -> list[RenderableType]:
    head = f"{verdict.title} ({verdict.stamp}): " + (
        f"{verdict.rows} row{'s' if verdict.rows != 1 else ''}" if verdict.rows else "left out"
    )
    grid = Table.grid(padding=(0, 2))
    for rule in dict.fromkeys(note.rule for note in verdict.notes):
        says = Text(rule.says)
        if sources:
            says.append(f"  [{rule.source}; {MARK_WORDS[rule.mark]}]", "dim italic")
        grid.add_row(Text(rule.id, "cyan"), says)
    parts: list[RenderableType] = [Rule(head, align="left", style="dim"), Padding(grid, (0, 0, 0, 2))]
    if verdict.missing:
        parts.append(Padding(Text(f"left for a coder: {', '.join(verdict.missing)}", "yellow"), (0, 0, 0, 2)))
    parts += [Padding(Text(f"{f.column}: {f.said}", "red"), (0, 0, 0, 2)) for f in verdict.faults]
    parts.append(Text(""))
    return parts
