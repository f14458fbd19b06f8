"""The wordings that make a figure a total, as ``data/en/scope.toml`` gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.core.vocab import Scope


@dataclass(frozen=True, slots=True)
class ScopeCues:
    """Regular expressions and words over lower-case text; of ``patterns`` the first that holds decides."""

    patterns: tuple[tuple[Scope, re.Pattern[str], re.Pattern[str] | None], ...]
    """Scope, what makes it so, and what keeps it from being so."""
    ranked: re.Pattern[str]
    """What ranks one incident among others ("the deadliest since 2011") and counts nothing."""
    one_event: re.Pattern[str]
    dated: re.Pattern[str]
    """A day of the calendar."""
    days: frozenset[str]
    """Words for a day or a part of it."""
    counts: frozenset[str]
    """Words for a count, as the subject of a sentence about the count before."""
    cases: frozenset[str]
    """Nouns of which each counts an incident of its own."""
    attacks: frozenset[str]
    dead: frozenset[str]
    upshot: frozenset[str]
    """Verbs that tell a total as what something comes to ("bringing its losses to 40")."""


def scope_cues_of(data: Mapping[str, Any]) -> ScopeCues:
    """From the parsed file. Raises ``KeyError`` where it lacks a part and ``re.error`` for a bad pattern."""
    words: dict[str, str] = data["words"]
    carry = data["carry"]
    return ScopeCues(
        patterns=tuple(
            (
                Scope(cue["scope"]),
                _any_of([_filled(p, words) for p in cue["patterns"]]),
                re.compile(_filled(cue["unless"], words)) if "unless" in cue else None,
            )
            for cue in data["cues"]
        ),
        ranked=re.compile("|".join(f"(?:{_filled(p, words)})" for p in data["ranked"])),
        one_event=re.compile(_filled(carry["one_event"], words)),
        dated=re.compile(_filled(carry["dated"], words)),
        days=frozenset((*words["weekday"].split("|"), *carry["days"])),
        counts=frozenset(carry["counts"]),
        cases=frozenset(carry["cases"]),
        attacks=frozenset(carry["attacks"]),
        dead=frozenset(carry["dead"]),
        upshot=frozenset(carry["upshot"]),
    )


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """``<month>`` and its like replaced by what they stand for."""
    return re.sub(r"<(\w+)>", lambda m: f"(?:{words[m[1]]})", pattern)


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all. Those that begin a word are tried where a word begins, not at every letter."""
    begin = [p.removeprefix(r"\b") for p in patterns if p.startswith(r"\b")]
    words = [rf"\b(?:{'|'.join(f'(?:{p})' for p in begin)})"] if begin else []
    return re.compile("|".join([*words, *(f"(?:{p})" for p in patterns if not p.startswith(r"\b"))]))
