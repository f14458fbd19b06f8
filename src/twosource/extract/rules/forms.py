"""Regular English word forms, so that rules match forms and need no lemmatiser (upper-case wires defeat it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_VOWELS = "aeiou"
_DOUBLE = frozenset({"gun", "stab", "mow", "lob", "drop", "kidnap", "shoot", "drag"})


def plural(noun: str) -> str:
    """The regular plural: ``shell`` to ``shells``, ``body`` to ``bodies``."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


@dataclass(frozen=True, slots=True)
class Inflection:
    """Forms of verbs. ``irregular`` maps a lemma to its third person, past, participle and -ing form."""

    irregular: Mapping[str, Sequence[str]]

    def forms(self, lemma: str) -> tuple[str, ...]:
        """The lemma and its four other forms, without repeats. A phrase inflects its first word ("round up")."""
        first, _, rest = lemma.partition(" ")
        if first in self.irregular:
            all_forms = [first, *self.irregular[first]]
        else:
            third = plural(first)
            stem = first + first[-1] if first in _DOUBLE else first.removesuffix("e")
            past = first[:-1] + "ied" if first.endswith("y") and first[-2] not in _VOWELS else stem + "ed"
            all_forms = [first, third, past, past, (first if first.endswith("y") else stem) + "ing"]
        return tuple(dict.fromkeys(f"{f} {rest}".strip() for f in all_forms))

    def past(self, lemma: str) -> str:
        return self.irregular[lemma][1] if lemma in self.irregular else self.forms(lemma)[2]

    def participle(self, lemma: str) -> str:
        return self.irregular[lemma][2] if lemma in self.irregular else self.past(lemma)
