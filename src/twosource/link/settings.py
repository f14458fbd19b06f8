"""What linking goes by: weights, distances and the kinship of events, read from the package's data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files

from twosource.core.vocab import Event


@dataclass(frozen=True)
class LinkSettings:
    """Distances in km, slack in days, weights in points of the score. ``link.toml`` gives each its reason."""

    threshold: float
    same_report_km: float
    near_km: float
    far_km: float
    day_slack: int
    undated_back: int
    undated_forward: int
    block_limit: int
    weights: Mapping[str, float] = field(default_factory=dict)
    akin: tuple[tuple[Event, Event, float], ...] = ()
    common: frozenset[str] = frozenset()
    """Words, cut to seven letters, that tell no event from another."""
    aftermath: frozenset[str] = frozenset()
    """Words, cut to seven letters, of what comes weeks after an event: arrests, trials, funerals."""
    everyone: frozenset[str] = frozenset()
    """Actors that are in every report."""
    unplaceable: frozenset[str] = frozenset()
    """Words that are no place's name by themselves."""
    bodies: frozenset[str] = frozenset()
    """Words in names of places and bodies, never of persons."""

    @cached_property
    def _degrees(self) -> dict[tuple[Event, Event], float]:
        both = {(a, b): degree for a, b, degree in self.akin}
        return both | {(b, a): degree for (a, b), degree in both.items()}

    def kinship(self, left: Event, right: Event) -> float:
        """How akin two kinds of event are: 1 for the same kind, 0 for strangers."""
        return 1.0 if left == right else self._degrees.get((left, right), 0.0)


def load_link_settings(text: str | None = None) -> LinkSettings:
    """Settings from TOML ``text``, or from the package's own ``link.toml``.

    Raises ``KeyError`` for a missing entry and ``ValueError`` for an unknown kind of event.
    """
    source = text if text is not None else (files("twosource.link") / "data" / "link.toml").read_text("utf-8")
    data = tomllib.loads(source)
    return LinkSettings(
        **data["decide"],
        weights=dict(data["weights"]),
        akin=tuple((Event(row["kinds"][0]), Event(row["kinds"][1]), float(row["degree"])) for row in data["akin"]),
        common=frozenset(word[:7] for word in data["common"]["words"].split()),
        aftermath=frozenset(word[:7] for word in data["aftermath"]["words"].split()),
        everyone=frozenset(data["everyone"]["actors"]),
        unplaceable=frozenset(data["unplaceable"]["words"].split()),
        bodies=frozenset(f"{data['unplaceable']['words']} {data['bodies']['words']}".split()),
    )
