"""Bare bodies of a state: "the military" of a report that tells of one country is that country's military.

"The military" of two reports on two wars would else count as one origin. A report has a home nation where its lead (the
first three paragraphs, the headline among them) names exactly one country, by name, demonym or capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.core.actor import Actor, Source, Speaker
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.frames import Frame

_LEAD = 3
_LONGEST = 4
_ALONE = frozenset({"military", "army", "navy", "government"})
_FORCES = frozenset({("armed", "forces"), ("air", "force"), ("security", "forces")})
_FIELDS = frozenset({"defence", "defense", "interior", "health", "foreign", "information"})
_ITS = frozenset({"country", "nation", "national", "of", "the"})
"""Words that say of a body that it is the nation's own: "the country's army"."""
_OWNER = re.compile(r"^(?:country|nation)['’]s\s+|^national\s+|\s+of the (?:country|nation)$", re.IGNORECASE)
_AROUND = frozenset({"ministry", "of", "the", "affairs"})


def national_names(
    frames: tuple[Frame, ...], *, passages: Sequence[Passage], rules: AttributionRules, lexicon: Lexicon
) -> tuple[Frame, ...]:
    """The frames with the home nation's name on every bare body of state; unchanged where the lead names no or two nations."""
    bare = {s.name for f in frames for s in f.chain if is_bare_body(s)}
    if not bare:
        return frames
    nation = home_nation(passages, rules.nations)
    if nation is None:
        return frames
    return tuple(replace(f, chain=tuple(_named(s, nation, lexicon) for s in f.chain)) for f in frames)


def home_nation(passages: Sequence[Passage], nations: Mapping[str, str]) -> str | None:
    """The demonym of the one country that the lead names; ``nations`` maps names in lower case to demonyms."""
    found = {demonym for passage in passages[:_LEAD] for demonym in _nations(passage, nations)}
    return found.pop() if len(found) == 1 else None


def is_bare_body(speaker: Speaker) -> bool:
    """True for "the military" or "health ministry": a body of state under no name that tells whose."""
    words = tuple(w for w in speaker.name.lower().replace("'s", " ").replace("’s", " ").split() if w not in _ITS)
    if speaker.kind is not SpeakerKind.OFFICIAL or speaker.source_id is not None:
        return False
    if len(words) == 1:
        return words[0] in _ALONE
    return words in _FORCES or (
        "ministry" in words and any(w in _FIELDS for w in words) and set(words) <= _AROUND | _FIELDS
    )


def _plain(name: str) -> str:
    """The body's name without "country's", "of the country" or "national"."""
    return _OWNER.sub("", name).strip()


def _nations(passage: Passage, nations: Mapping[str, str]) -> Iterable[str]:
    doc = passage.doc
    for i, token in enumerate(doc):
        if not token.text[:1].isupper():
            continue
        for j in range(min(len(doc), i + _LONGEST), i, -1):
            demonym = nations.get(doc[i:j].text.lower())
            if demonym is not None:
                yield demonym
                break


def _named(speaker: Speaker, nation: str, lexicon: Lexicon) -> Speaker:
    if not is_bare_body(speaker):
        return speaker
    name = f"{nation} {_plain(speaker.name)}"
    known: Source | Actor | None = next(iter(lexicon.sources_named(name)), None)
    if known is None:
        known = next((a for a in lexicon.actors_named(name) if a.kind == "state"), None)
    if known is None:
        return replace(speaker, name=name)
    kept = set(_plain(speaker.name).lower().split()) <= set(known.name.lower().split())
    # The lexicon's "armed forces" are more than "the army" that spoke: the id is theirs, the name the text's.
    return replace(speaker, name=known.name if kept else name, source_id=known.id)
