"""Bodies that the lexicon knows, under any of their names, found in a phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage

_LONGEST_NAME = 9
_STATE = ("state", "external", "police", "coalition")
_NO_SPEAKERS = ("civilian", "communal", "people")


@dataclass(frozen=True, slots=True)
class KnownBody:
    """An entry of the lexicon as a speaker. ``country`` is true for a state and its forces."""

    id: str
    name: str
    kind: SpeakerKind
    country: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A known body found at tokens ``[i, j)``."""

    i: int
    j: int
    id: str
    name: str
    kind: SpeakerKind
    country: bool = False


@dataclass(slots=True)
class KnownBodies:
    """Looks names up. Look-ups are remembered while it lives."""

    lexicon: Lexicon
    _seen: dict[str, KnownBody | None] = field(default_factory=dict)

    def find(self, passage: Passage, i: int, j: int, *, first: bool = False) -> Body | None:
        """The longest name in ``[i, j)`` that the lexicon knows; the first of equals, or simply the ``first``. It must be
        written with a capital."""
        doc = passage.doc
        text = passage.doc.text
        best: Body | None = None
        for a in range(i, j):
            if not doc[a].text[:1].isupper():
                continue
            for b in range(min(j, a + _LONGEST_NAME), a, -1):
                if best is not None and b - a <= best.j - best.i:
                    break
                last = doc[b - 1]
                if last.is_punct and last.text not in (".",):
                    continue
                known = self.named(text[doc[a].idx : last.idx + len(last.text)])
                if known is not None:
                    best = Body(a, b, known.id, known.name, known.kind, known.country)
                    break
            if first and best is not None:
                break
        return best

    def named(self, name: str) -> KnownBody | None:
        """The body of this name, sources before actors; ``None`` where there is none."""
        if name not in self._seen:
            self._seen[name] = self._ask(name)
        return self._seen[name]

    def _ask(self, name: str) -> KnownBody | None:
        sources = self.lexicon.sources_named(name)
        if sources:
            return KnownBody(sources[0].id, sources[0].name, sources[0].kind)
        actors = [a for a in self.lexicon.actors_named(name) if a.kind not in _NO_SPEAKERS]
        if actors:
            state = actors[0].kind in _STATE
            kind = SpeakerKind.OFFICIAL if state else SpeakerKind.ARMED_ACTOR
            return KnownBody(actors[0].id, actors[0].name, kind, state)
        return None
