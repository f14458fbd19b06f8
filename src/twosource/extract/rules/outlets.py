"""The publishing outlet as a speaker: left out of chains, unless it reports what its own people or it itself said before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.core.actor import Source, Speaker
from twosource.core.lexicon import Lexicon, fold
from twosource.core.vocab import SpeakerKind
from twosource.extract.rules.mentions import Mention

_PARTS = re.compile(r"\s+via\s+|[()/,;|]|\bcopy at\b", re.IGNORECASE)
_OWN_HEADS = frozenset(
    (
        "source", "sources", "activist", "activists", "correspondent", "correspondents", "monitors", "reporter",
        "reporters", "network",
    )
)  # fmt: skip
_OWN_WORDS = frozenset({"reliable", "own", "our", "well", "informed", "its", "-"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """The outlet of a report under all its names."""

    name: str | None
    names: frozenset[str]
    ids: frozenset[str]
    monitor: Source | None
    republished: bool = False
    """Two outlets carry the report ("Daily Ferry / Harbour Wire"): the wire's own tally is named as the wire's."""

    @classmethod
    def of(cls, outlet: str | None, lexicon: Lexicon) -> Publisher:
        """Take an outlet's name apart ("Reuters via CNA", "ABC (AP)") and look its parts up."""
        parts = [p.strip() for p in _PARTS.split(outlet or "") if p.strip()]
        sources = [s for p in parts for s in lexicon.sources_named(p)]
        monitor = next((s for s in sources if s.kind is SpeakerKind.MONITOR), None)
        names = {fold(p) for p in parts} | {fold(s.name) for s in sources}
        return cls(
            parts[0] if parts else None, frozenset(names), frozenset(s.id for s in sources), monitor, len(parts) > 1
        )

    def is_speaker(self, speaker: Speaker) -> bool:
        return speaker.source_id in self.ids or fold(speaker.name) in self.names

    def meant_by(self, mention: Mention) -> bool:
        """ "The newspaper" and the last word of its name ("the Post") mean the outlet; "the Lake Herald" is another one."""
        if self.name is None:
            return False
        named = {fold(word) for word in mention.name.split() if word[:1].isupper()}
        return named <= set(fold(self.name).split())

    def own(self, mention: Mention) -> Source | None:
        """On a monitor's own page, bare "sources" and "activists" are the monitor's."""
        if self.monitor is None or mention.kind is not SpeakerKind.GENERIC or mention.head not in _OWN_HEADS:
            return None
        rest = {w for w in mention.words if w != mention.head}
        own = {w for name in (self.monitor.name, *self.monitor.aliases) for w in fold(name).split()}
        return self.monitor if rest <= _OWN_WORDS | own else None
