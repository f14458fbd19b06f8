"""Closed vocabularies and rules in plain English, read once from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from twosource.core.timerange import TimeRange


@dataclass(frozen=True, slots=True)
class Words:
    """How what is stored is said to a reader. A key without an entry is said with its underscores as spaces."""

    tables: Mapping[str, Mapping[str, str]]

    def say(self, table: str, key: object) -> str:
        name = str(getattr(key, "value", key))
        return self.tables.get(table, {}).get(name) or name.replace("_", " ")

    def rule(self, name: str) -> str:
        """A reconciliation rule in a sentence. Names of the form ``a+b`` are rules applied one after the other."""
        return " ".join(self.say("rules", part) for part in name.split("+"))

    def contradiction(self, field: str) -> str:
        """What two sides disagree on; the key of a figure is said as that figure."""
        known = self.tables.get("contradictions", {})
        return (
            known[field]
            if field in known
            else self.figure(field)
            if field.partition("_")[0] in self.tables["measures"]
            else field.replace("_", " ").capitalize()
        )

    def figure(self, key: str) -> str:
        """The key of a reconciled figure as a heading: ``killed_combatant_state`` is "Killed, state combatants"."""
        measure, _, who = key.partition("_")
        said = self.say("measures", measure)
        return f"{said}, {self.say('groups', who)}" if who else said


def load_words() -> Words:
    """Read the words that ship with the package."""
    text = resources.files("twosource.publish").joinpath("data/words.toml").read_text(encoding="utf-8")
    return Words(tomllib.loads(text))


def interval(low: int, high: int | None) -> str:
    """What one statement says, in figures: ``12``, ``12 or more``, ``10–15``, ``up to 10``."""
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,}–{high:,}"


def reconciled(low: int, best: int, high: int, *, is_open: bool) -> str:
    """A reconciled figure for a table: best, and the bounds where they differ; ``+`` where the upper end is open."""
    end = f"{high:,}{'+' if is_open else ''}"
    if low == high:
        return end
    return f"{best:,} ({low:,}–{end})"


def days(time: TimeRange | None) -> str:
    """A range of days in ISO form."""
    if time is None:
        return "date not stated"
    return time.start.isoformat() if time.start == time.end else f"{time.start.isoformat()} to {time.end.isoformat()}"
