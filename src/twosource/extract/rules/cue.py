"""One cue of attribution: the words that hand an assertion to somebody, and the phrase that names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. ``first`` to ``last`` are its tokens; ``source`` the phrase that names the speaker.

    ``told`` is whoever the speaker spoke to, ``cited`` whoever the speaker relays. ``side`` says where the content
    stands: ``right``, ``left`` or ``both``. ``weak`` cues count only with a source that can only be a speaker.
    ``shares`` is true where the subject is another verb's ("... and added that").
    """

    first: int
    last: int
    source: Span
    side: str
    told: Span | None = None
    cited: Span | None = None
    denies: bool = False
    weak: bool = False
    shares: bool = False
    loose: bool = False
    """True for a weak cue without a number or a clause after it: only a monitor says anything with it."""
    perceives: bool = False
    """True for seeing and hearing: only a journalist reports with it."""
    owned: bool = False
    """True for a noun cue; it ends no other speaker's reach."""
    close: bool = False
    """True for a prepositional cue without a comma before it: it belongs to the clause, not to the sentence."""

    @property
    def start(self) -> int:
        return min(self.first, self.source[0]) if not self.shares else self.first

    @property
    def end(self) -> int:
        ends = [self.last + 1]
        if not self.shares and self.source[0] > self.first:
            ends.append(self.source[1])
        if self.told and self.told[0] > self.first:
            ends.append(self.told[1])
        return max(ends)


def merge_citations(cues: Iterable[Cue]) -> list[Cue]:
    """Hand "quoting a medic" to the speech verb of its sentence, so that the two make one chain."""
    cues = list(cues)
    hosts = [c for c in cues if c.cited is None or c.cited != c.source]
    merged: list[Cue] = list(hosts)
    for cue in cues:
        if cue.cited is None or cue.cited != cue.source:
            continue
        host = next(
            (h for h in sorted(hosts, key=lambda h: abs(h.first - cue.first)) if not h.loose and h.cited is None), None
        )
        if host is None:
            merged.append(Cue(cue.first, cue.last, cue.source, cue.side))
            continue
        merged[merged.index(host)] = replace(host, cited=cue.source)
        hosts = [h for h in merged if h.cited is None and not h.owned]
    return sorted(merged, key=lambda c: c.first)
