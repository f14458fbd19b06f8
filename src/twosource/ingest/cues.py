"""Cues for the parts of a news page, read from TOML and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Cues:
    """One compiled pattern for each part; see ``data/cues.toml`` for what each list means."""

    line: re.Pattern[str]
    link: re.Pattern[str]
    start: re.Pattern[str]
    inside: re.Pattern[str]
    bio: re.Pattern[str]
    byline: re.Pattern[str]
    block_links: re.Pattern[str]
    block_end: re.Pattern[str]
    caption_start: re.Pattern[str]
    caption_weak: re.Pattern[str]
    caption_credit: re.Pattern[str]
    caption_label: re.Pattern[str]
    harm: re.Pattern[str]


def parse_cues(data: Mapping[str, Any]) -> Cues:
    """Cues from the parsed TOML. Raises ``KeyError`` or ``re.error`` for data that does not fit."""
    furniture, block, caption = data["furniture"], data["block"], data["caption"]
    return Cues(
        line=_any(furniture["line"], r"\A(?:{})\Z"),
        link=_any(furniture["link"], r"\A(?:{})"),
        start=_any(furniture["start"], r"\A(?:{})"),
        inside=_any(furniture["inside"], r"(?:{})"),
        bio=_any(furniture["bio"], r"(?:{})"),
        byline=_any(furniture["byline"], r"\A(?:{})\Z"),
        block_links=_any(block["links"], r"\A(?:{})\Z"),
        block_end=_any(block["end"], r"\A(?:{})\Z"),
        caption_start=_any(caption["start"], r"\A(?:{})"),
        caption_weak=_any(caption["weak"], r"\A(?:{})"),
        caption_credit=_any(caption["credit"], r"(?:{})"),
        caption_label=_any(caption["label"], r"\A(?:{})\Z"),
        harm=_any(data["harm"]["word"], r"\b(?:{})\b"),
    )


@cache
def load_cues() -> Cues:
    """The cues that ship with the package."""
    return parse_cues(tomllib.loads((files("twosource.ingest") / "data" / "cues.toml").read_text(encoding="utf-8")))


def _any(patterns: Sequence[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame.replace("{}", "|".join(f"(?:{p})" for p in patterns)), re.IGNORECASE)
