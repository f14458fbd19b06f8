"""How a figure is worded, and what a codebook writes for that wording."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from twosource.core.figure import Figure
from twosource.publish.codebooks.codebook import Codebook, Number

_NUMBER = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|dozen)\b"
)


@dataclass(frozen=True, slots=True)
class Wording:
    id: str
    words: re.Pattern[str]
    open: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Wordings:
    """The table of ``data/wordings.toml``."""

    rows: tuple[Wording, ...]

    def of(self, figure: Figure) -> str:
        """``exact range approximate at_least more_than up_to few plural tens dozens scores hundreds thousands``."""
        for row in self.rows:
            if (row.open and not figure.open) or (row.closed and figure.open):
                continue
            if row.words.search(figure.quote.text):
                return row.id
        if figure.open:
            return "at_least" if _NUMBER.search(figure.quote.text) else "plural"
        if figure.high != figure.low:
            return "up_to" if figure.low == 0 else "range"
        return "approximate" if figure.approximate else "exact"


@lru_cache(maxsize=1)
def load_wordings() -> Wordings:
    """Read the table that ships with the package."""
    text = resources.files("twosource.publish.codebooks").joinpath("data/wordings.toml").read_text(encoding="utf-8")
    return Wordings(
        tuple(
            Wording(row["id"], re.compile(row["words"]), row.get("open", False), row.get("closed", False))
            for row in tomllib.loads(text)["wording"]
        )
    )


def coded_number(book: Codebook, wording: str, low: int, *, large: bool = False) -> tuple[int, Number]:
    """What ``book`` writes for a figure of that wording whose lower end is ``low``, and the row of its table that says so.

    ``large``: the event is of a large scale, where the codebook has another number for that. Raises ``KeyError`` where the
    codebook has no row for the wording.
    """
    row = book.numbers.get(f"{wording}_large") if large else None
    row = row or book.numbers[wording]
    if isinstance(row.value, int):
        return row.value, row
    return (max(0, low - 1) if row.value == "below" else low), row
