"""Origins in the terminal: a tree from each origin to the reports, the outlets that repeat, and circular reporting."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from twosource.publish.origins import Link, OriginGraph, Root
from twosource.publish.policy import BANNER


def show_origins(graph: OriginGraph, title: str) -> RenderableType:
    """``title`` names the incident in words."""
    parts: list[RenderableType] = [
        Text.assemble((title, "bold"), "  ", (graph.incident, "dim")),
        Text(
            f"{graph.independent} independent origin{'s' if graph.independent != 1 else ''}; "
            f"{sum(c.reports for c in graph.carriers)} reports by {len(graph.carriers)} outlets"
        ),
        Text(""),
    ]
    parts += [_tree(root) for root in graph.roots]
    if not graph.roots:
        parts.append(Text("Nobody is told to have said it.", "dim"))
    for who, outlet in graph.denials:
        parts.append(Text.assemble(("× ", "red"), f"denied by {who}", (f", in {outlet}", "dim")))
    parts += [Rule("Outlets", align="left", style="dim"), _outlets(graph)]
    parts.append(Rule("Circular reporting", align="left", style="red" if graph.circles else "dim"))
    for circle in graph.circles:
        parts.append(Padding(Text(" → ".join(circle), "bold red"), (0, 0, 0, 2)))
    parts.append(
        Padding(
            Text(
                "They cite each other about this incident: no further voice stands behind that."
                if graph.circles
                else "none found: no two outlets cite each other about this incident",
                "dim",
            ),
            (0, 0, 1, 2),
        )
    )
    parts.append(Text(f"{BANNER}. ● counts as independent, ○ does not.", "dim"))
    return Group(*parts)


def _tree(root: Root) -> RenderableType:
    origin = root.origin
    label = Text.assemble(
        ("● " if origin.independent else "○ ", "green" if origin.independent else "yellow"),
        (origin.name, "bold"),
        (f"  {origin.kind.replace('_', ' ')}{'' if origin.independent else ', not independent'}", "dim"),
    )
    if root.said:
        label.append(f"  {'; '.join(root.said)}")
    if root.spellings:
        label.append(f"\n  also: {', '.join(root.spellings)}", "dim")
    tree = Tree(label, guide_style="dim")
    for link in root.onward:
        _grow(tree, link)
    return tree


def _grow(tree: Tree, link: Link) -> None:
    if link.kind == "relay":
        label = Text.assemble(("through ", "dim"), link.name)
    else:
        label = Text.assemble((link.name, "cyan" if link.kind == "report" else "dim"), (f"  {link.detail}", "dim"))
        if link.claims:
            label.append(f"  {len(link.claims)} statement{'s' if len(link.claims) != 1 else ''}", "dim")
    branch = tree.add(label)
    for further in link.onward:
        _grow(branch, further)


def _outlets(graph: OriginGraph) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("outlet", "reports", "carries", "others carry too"):
        table.add_column(name, justify="right" if name == "reports" else "left")
    for carrier in graph.carriers:
        count = f"{carrier.reports}" + (f" ({carrier.copies} copied)" if carrier.copies else "")
        table.add_row(
            Text(carrier.name),
            count,
            Text(", ".join(carrier.origins) or ("only copies" if carrier.copies else "—")),
            Text(", ".join(carrier.repeats) or "—", "dim"),
        )
    return Padding(table, (0, 0, 0, 2))
