"""One part of a score in the making: what was compared, and the terms that its weight is the sum of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.core.account import Feature


@dataclass(frozen=True, slots=True)
class Found:
    """``terms``: key of ``[weights]`` in ``link.toml`` -> how much of it, mostly 1."""

    name: str
    left: str
    right: str
    reason: str
    terms: Mapping[str, float] = field(default_factory=dict)
    veto: bool = False

    def weighed(self, weights: Mapping[str, float]) -> Feature:
        """Raises ``KeyError`` for a term that has no weight."""
        total = sum(weights[key] * much for key, much in self.terms.items())
        return Feature(self.name, self.left, self.right, total, self.reason, veto=self.veto)
