"""Speakers without a name that say the same: "witnesses and officials" are one speaker, not one who relays another."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.mentions import Mention

_CROWDS = frozenset({"police", "authorities"})


def joint_speaker(passage: Passage, parts: Sequence[tuple[int, int]], found: Sequence[Mention]) -> Mention | None:
    """The one speaker that the coordinated ``found`` are; ``None`` where one of them has a name or is a known body.

    ``parts`` are their token spans. A body keeps a link of its own, so that two reports that cite it still share an origin.
    """
    if len(found) < 2 or len(found) != len(parts) or any(m.source_id or m.body or m.own or m.document for m in found):
        return None
    if any(m.kind is not SpeakerKind.GENERIC and m.head not in _CROWDS for m in found):
        return None
    doc, (i, j) = passage.doc, (parts[0][0], parts[-1][1])
    if any(t.text[:1].isupper() and t.i > i for t in doc[i:j]):
        return None
    return Mention(
        passage.quote(doc[i], doc[j - 1]),
        tuple(w for m in found for w in m.words),
        found[-1].head,
        SpeakerKind.GENERIC,
        " and ".join(m.name for m in found),
        plural=True,
        human=True,
    )
