"""The agency that a report's own outlet line credits: "Reuters via ...", "... (AP)"."""

from __future__ import annotations

import re

from twosource.core.actor import Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SpeakerKind

_PARTS = re.compile(r"\s+via\s+|\s*[()/,;|]\s*|\s+[-–—]\s+|\s+(?:and|with)\s+")


def credited(outlet: str | None, lexicon: Lexicon) -> Source | None:
    """The one agency that the outlet line names. ``None`` where it names none, or several: then nobody can tell which of
    them an unattributed sentence goes back to."""
    found = {
        entry.id: entry
        for part in _PARTS.split(outlet or "")
        if part
        for entry in lexicon.sources_named(part)
        if entry.kind is SpeakerKind.AGENCY
    }
    return next(iter(found.values())) if len(found) == 1 else None
