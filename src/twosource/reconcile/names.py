"""When two names of speakers are one: by the words that they share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from twosource.core.actor import Speaker
from twosource.core.lexicon import fold

_WORD = re.compile(r"\w+")
_OWN = re.compile(r"['’]s\b")
_STEM = 5


@dataclass(frozen=True)
class VoiceWords:
    """Words for one person by function, and words that name nobody."""

    persons: frozenset[str]
    fillers: frozenset[str]

    def described(self, speaker: Speaker) -> bool:
        """True for one person told by function ("the leader of a rebel group"), with at least two telling words."""
        head = re.split(r" (?:of|in|for|from|at|with|who|there)\b", fold(speaker.name))[0].split()
        return bool(head) and head[-1] in self.persons and len(self.stems(speaker.name)) > 1

    @property
    def functions(self) -> frozenset[str]:
        """The words for persons by function, cut as stems are."""
        return frozenset(w[:_STEM].replace("c", "s") for w in self.persons)

    def stems(self, name: str) -> frozenset[str]:
        """The telling words of a name, cut to five letters, spelt alike ("defence", "defense")."""
        words = _WORD.findall(fold(_OWN.sub("", name)))
        return frozenset(w[:_STEM].replace("c", "s") for w in words if w not in self.fillers and len(w) > 1)


def load_voice_words(text: str | None = None) -> VoiceWords:
    """Words from TOML ``text`` or the package's own ``voices.toml``. Raises ``KeyError`` for a missing entry."""
    source = text if text is not None else (files("twosource.reconcile") / "data" / "voices.toml").read_text("utf-8")
    data = tomllib.loads(source)
    return VoiceWords(frozenset(data["persons"].split()), frozenset(data["fillers"].split()))


def fuller_names(names: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Name -> the one fuller name that holds all its words. A name that two unlike ones hold is left alone.

    ``names``: name -> its stems. Where all the fuller names hold one another, the longest is taken.
    """
    found: dict[str, str] = {}
    for name, stems in sorted(names.items()):
        fuller = sorted((n for n, s in names.items() if stems and stems < s), key=lambda n: (len(names[n]), n))
        if fuller and all(names[n] <= names[fuller[-1]] for n in fuller):
            found[name] = fuller[-1]
    return found
