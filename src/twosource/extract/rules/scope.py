"""What a figure covers: one incident, a period over several, or all since a war or year began."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.core.vocab import Scope
from twosource.extract.rules.figure_rules import ScopeCues


def scope_of(clause: str, *, cues: ScopeCues) -> Scope:
    """The scope that the lower-case clause states; ``incident`` where it states none."""
    for scope, pattern in cues.patterns:
        if re.search(pattern, clause):
            return scope
    return Scope.INCIDENT


def carries(words: Sequence[str]) -> bool:
    """True where a sentence takes up the totals of the one before it: "These attacks left ..."."""
    return len(words) > 1 and words[0] in ("these", "those") or words[:2] == ["the", "attacks"] or words[:2] == ["in", "total"]
