"""Words that say to whom the people of a neutral word belong: "members of the X Front", "NDF men". From ``belonging.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Belonging:
    civic: frozenset[str]
    """Bodies that bear no arms."""
    members: frozenset[str]
    ranks: frozenset[str]
    """Words for a part in a body; ``ranks`` make a combatant of an armed one's."""
    unarmed: frozenset[str]
    civil_acronyms: frozenset[str]
    enlisted: frozenset[str]
    """People whom a force's short name before them makes its soldiers."""
    armies: frozenset[str]
    followers: frozenset[str]


def belonging_of(raw: Mapping[str, Sequence[str]]) -> Belonging:
    """From the parsed TOML. Raises ``KeyError`` for a missing list."""
    return Belonging(
        civic=frozenset(raw["civic"]),
        members=frozenset(raw["members"]),
        ranks=frozenset(raw["ranks"]),
        unarmed=frozenset(raw["unarmed"]),
        civil_acronyms=frozenset(raw["civil_acronyms"]),
        enlisted=frozenset([*raw["enlisted"], *raw["office"]]),
        armies=frozenset(raw["armies"]),
        followers=frozenset(raw["followers"]),
    )
