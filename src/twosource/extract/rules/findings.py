"""All that the rules found in one passage, before it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from twosource.core.place import PlaceMention
from twosource.core.timerange import TimeMention
from twosource.extract.passage import Passage
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.events import Trigger, WeaponWord
from twosource.extract.rules.figures import FoundFigure


@dataclass(frozen=True)
class Findings:
    """Mentions of one passage. Token indices count in ``passage.doc``, quotes in the report."""

    passage: Passage
    figures: tuple[FoundFigure, ...]
    triggers: tuple[Trigger, ...]
    weapons: tuple[WeaponWord, ...]
    actors: tuple[FoundActor, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]

    @cached_property
    def eventful(self) -> frozenset[int]:
        """Tokens of event words and weapons."""
        triggers = {i for t in self.triggers for i in range(t.first, t.last + 1)}
        return frozenset(triggers | {i for w in self.weapons for i in range(w.first, w.last + 1)})

    @cached_property
    def _ranges(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {}

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that overlap report offsets ``[start, end)``."""
        if (known := self._ranges.get((start, end))) is not None:
            return known
        a, b = start - self.passage.start, end - self.passage.start
        span = self.passage.doc.char_span(max(a, 0), min(b, self._length), alignment_mode="expand")
        found = (span.start, span.end - 1) if span is not None and len(span) else (0, 0)
        self._ranges[start, end] = found
        return found

    @cached_property
    def _length(self) -> int:
        return len(self.passage.doc.text)
