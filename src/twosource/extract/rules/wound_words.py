"""Words of people who were shot, hit or brought to a hospital, where none says "killed" or "wounded". From ``wounds.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WoundWords:
    """Lower-case words; ``wounds.toml`` says what each list is for."""

    death: frozenset[str]
    of_the_living: frozenset[str]
    gunshot: frozenset[str]
    wounds: frozenset[str]
    parts: frozenset[str]
    captives: frozenset[str]
    on_film: frozenset[str]
    times: frozenset[str]
    others: frozenset[str]
    alive: frozenset[str]
    finds: frozenset[str]
    moved: frozenset[str]
    bring: frozenset[str]
    places: frozenset[str]
    centres: frozenset[str]
    caring: frozenset[str]
    no_wound: frozenset[str]
    conditions: frozenset[str]
    live: frozenset[str]
    treated_for: frozenset[str]
    hits: frozenset[str]
    missiles: frozenset[str]
    unreal: frozenset[str]
    missed: frozenset[str]

    def tells_death(self, text: Sequence[str]) -> bool:
        """Whether a sentence tells of a death. A shot in "the upper body" does not."""
        return any(
            word in self.death and not (word == "body" and (text[k - 1 : k] or [""])[0] in self.of_the_living)
            for k, word in enumerate(text)
        )


def wound_words_of(raw: Mapping[str, Mapping[str, Sequence[str]]]) -> WoundWords:
    """From the parsed TOML. Raises ``KeyError`` for a missing list."""
    lists = {
        "death": raw["death"]["words"],
        "of_the_living": raw["death"]["of_the_living"],
        "hits": raw["hit"]["verbs"],
        "missiles": raw["hit"]["missiles"],
        "unreal": raw["unreal"]["words"],
        "missed": [*raw["unreal"]["words"], *raw["unreal"]["missed"]],
    }
    lists |= {name: raw["shot"][name] for name in _SHOT} | {name: raw["care"][name] for name in _CARE}
    return WoundWords(**{name: frozenset(words) for name, words in lists.items()})


_SHOT = ("gunshot", "wounds", "parts", "captives", "on_film", "times", "others", "alive", "finds")
_CARE = ("moved", "bring", "places", "centres", "caring", "no_wound", "conditions", "live", "treated_for")
