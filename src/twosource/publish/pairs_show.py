"""The comparison of two accounts in the terminal: a table of the score's parts and a waterfall."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from twosource.core.account import Account
from twosource.core.record import Record
from twosource.publish.pairs import Pair, Story
from twosource.publish.policy import BANNER
from twosource.publish.words import Words, days, load_words

_WIDTH = 40
"""Characters of the waterfall."""

_OTHERS = 12
"""Further pairs that are listed at the most."""


def show_story(record: Record, story: Story) -> RenderableType:
    """The outcome, the best pair in full, and the other pairs in a line each."""
    words = load_words()
    outlets = {r.id: r.outlet or r.id for r in record.reports}
    parts: list[RenderableType] = [Text(story.outcome, "bold")]
    if story.linked is None:
        for end, homes in zip((story.left, story.right), story.homes, strict=True):
            where = ", ".join(homes) if homes else "no incident"
            parts.append(
                Text(f"{end.kind} {end.id} is in {where}" if end.kind != "incident" else f"incident {end.id}", "dim")
            )
    if story.pairs:
        best = story.pairs[0]
        parts += [Text(""), _two(best, outlets, words), Padding(_table(best), (1, 0)), waterfall(best, story.threshold)]
        parts.append(Padding(Text(best.verdict, "bold"), (1, 0, 0, 0)))
    if len(story.pairs) > 1:
        parts.append(Rule(f"The other {len(story.pairs) - 1} pairs", align="left", style="dim"))
        grid = Table.grid(padding=(0, 2))
        for pair in story.pairs[1 : _OTHERS + 1]:
            grid.add_row(
                Text(f"{pair.link.score:.2f}"),
                Text(f"{outlets[pair.left.report]} ({pair.left.id})"),
                Text(f"{outlets[pair.right.report]} ({pair.right.id})"),
                Text(pair.verdict, "dim"),
            )
        parts.append(Padding(grid, (0, 0, 0, 2)))
        if len(story.pairs) > _OTHERS + 1:
            parts.append(Text(f"  … and {len(story.pairs) - _OTHERS - 1} more", "dim"))
    parts.append(Text(f"\n{BANNER}.", "dim"))
    return Group(*parts)


def _two(pair: Pair, outlets: Mapping[str, str], words: Words) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for name, account in (("left", pair.left), ("right", pair.right)):
        grid.add_row(
            Text(name, "dim"),
            Text(outlets[account.report], "cyan"),
            Text(_told(account, words)),
            Text(account.id, "dim"),
        )
    return grid


def _told(account: Account, words: Words) -> str:
    place = account.place.name if account.place else "place not stated"
    status = "" if account.status == "happened" else f" ({words.say('statuses', account.status)})"
    return f"{words.say('events', account.event)}{status}, {place}, {days(account.time)}"


def _table(pair: Pair) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, justify in (
        ("compared", "left"),
        ("left", "left"),
        ("right", "left"),
        ("points", "right"),
        ("sum", "right"),
    ):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    table.add_column("because")
    for step in pair.steps:
        feature = step.feature
        points = "rules out" if feature.veto else f"{feature.weight:+.2f}"
        table.add_row(
            Text(feature.name),
            Text(_short(feature.left)),
            Text(_short(feature.right)),
            Text(points, "red" if feature.veto or feature.weight < 0 else "green" if feature.weight > 0 else "dim"),
            Text("" if feature.veto else f"{step.after:.2f}"),
            Text(feature.reason, "dim"),
        )
    return table


def waterfall(pair: Pair, threshold: float) -> RenderableType:
    """Bars from one running sum to the next; ``┆`` is the threshold. Read from above: each bar begins where the last ended."""
    sums = [0.0, threshold, *(s.after for s in pair.steps), pair.link.score]
    low, high = min(sums), max(sums)
    scale = (_WIDTH - 1) / ((high - low) or 1.0)

    def at(value: float) -> int:
        return round((value - low) * scale)

    grid = Table.grid(padding=(0, 2))
    for step in pair.steps:
        start, end = sorted((at(step.before), at(step.after)))
        sign = "×" if step.feature.veto else "█" if step.feature.weight > 0 else "░" if step.feature.weight else "│"
        style = "red" if step.feature.veto or step.feature.weight < 0 else "green"
        grid.add_row(Text(step.feature.name), _bar(start, end, at(threshold), sign, style), Text(f"{step.after:.2f}"))
    start, end = sorted((at(0.0), at(pair.link.score)))
    grid.add_row(
        Text("score", "bold"), _bar(start, end, at(threshold), "█", "bold"), Text(f"{pair.link.score:.2f}", "bold")
    )
    grid.add_row(Text("threshold", "dim"), _bar(-1, -1, at(threshold), " ", "dim"), Text(f"{threshold:.2f}", "dim"))
    return grid


def _bar(start: int, end: int, mark: int, sign: str, style: str) -> Text:
    text = Text()
    for n in range(_WIDTH):
        inside = start <= n <= end
        text.append(sign if inside else "┆" if n == mark else " ", style if inside else "dim")
    return text


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
