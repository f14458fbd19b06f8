"""A spokesman taken up again speaks for his body: "he said", "Tasi added" after "army spokesman Ali Tasi"."""

from __future__ import annotations

from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.vocab import SpeakerKind
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.mentions import Mention
from twosource.extract.rules.speaker_names import without_article

_TAKEN_UP = frozenset({"pronoun", "surname"})
_SPOKESMAN = "spokes"
_RANKS = frozenset({"senior", "main", "national", "local", "regional", "acting", "former", "the", "a"})


def lent(mention: Mention, speaker: Speaker, rules: AttributionRules) -> Speaker:
    """The body that the spokesman speaks for, where the mention only takes him up; else the speaker.

    His own name stays where the text gives his name and his office.
    """
    words = (speaker.role or "").replace("-", " ").split()
    at = next((k for k, w in enumerate(words) if w.lower().startswith(_SPOKESMAN)), None)
    if mention.anaphor not in _TAKEN_UP or speaker.kind is not SpeakerKind.PERSON or at is None:
        return speaker
    name = without_article(speaker.body) if speaker.body else _office(words[:at], rules)
    if name is None:
        return speaker
    state = bool(set(name.lower().split()) & rules.official)
    name = name.lower() if name.lower() in rules.official else name
    kind = SpeakerKind.OFFICIAL if state else SpeakerKind.ORGANISATION
    return replace(speaker, name=name, kind=kind, role=None, body=None)


def _office(before: list[str], rules: AttributionRules) -> str | None:
    """ "Interior Ministry" of "chief Interior Ministry spokesman": the body of state right before his office."""
    start = len(before)
    while start > 0 and (before[start - 1][:1].isupper() or before[start - 1] in rules.official):
        if before[start - 1].lower() in rules.roles | _RANKS:
            break
        start -= 1
    name = before[start:]
    if not {w.lower() for w in name} & rules.official:
        return None
    return " ".join(name)
