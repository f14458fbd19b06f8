"""Graphic text is folded until somebody opens it: who reads such sentences all day should choose when."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class GraphicWords:
    """Words for what was done to bodies. ``holds`` is true for a text with any of them."""

    pattern: re.Pattern[str]

    def holds(self, text: str) -> bool:
        return self.pattern.search(text) is not None


def load_graphic_words() -> GraphicWords:
    """Read ``data/graphic.toml``."""
    raw = resources.files("twosource.web").joinpath("data", "graphic.toml").read_text(encoding="utf-8")
    return GraphicWords(re.compile(tomllib.loads(raw)["words"]))
