"""Who says what: the chain of speakers behind every stretch of a report.

Cues are found sentence by sentence (``cues``), their reach set against each other (``reach``), their phrases read as
speakers (``speakers``) and tied to those who spoke before (``discourse``). Quotations without a cue of their own and
plain continuations take the speaker of the account that they continue (``carry``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.core.actor import Speaker
from twosource.core.lexicon import Lexicon
from twosource.core.quote import Quote
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules, load_attribution_rules
from twosource.extract.rules.carry import carry
from twosource.extract.rules.denial import denial_at
from twosource.extract.rules.frame_builder import FrameBuilder
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.home_nation import national_names
from twosource.extract.rules.known_bodies import KnownBodies
from twosource.extract.rules.outlets import Publisher
from twosource.extract.rules.quotes import QuoteRegion, find_quotes
from twosource.extract.rules.signatures import signed_posts

__all__ = ["AttributionRules", "Attributions", "attribute", "load_attribution_rules"]


@dataclass(frozen=True, slots=True)
class Attributions:
    """The attribution frames of one report. All offsets are report offsets."""

    frames: tuple[Frame, ...] = ()
    quotes: tuple[QuoteRegion, ...] = ()

    def chain_at(self, start: int, end: int) -> tuple[Speaker, ...]:
        """Speakers behind ``[start, end)``, nearest to the reader first, origin last; empty is the outlet's own voice.

        A frame counts when it holds at least half of the stretch; a wider frame is nearer to the reader.
        """
        chain: list[Speaker] = []
        for frame in self._holding(start, end):
            for speaker in frame.chain:
                if not any(_same(speaker, other) for other in chain):
                    chain.append(speaker)
        return tuple(chain)

    def denied_at(self, start: int, end: int) -> Quote | None:
        """The denial cue when the stretch is what somebody denies."""
        return denial_at(self.frames, start, end)

    def quoted_at(self, start: int, end: int) -> bool:
        """True when the stretch stands wholly inside quotation marks."""
        return any(q.start <= start and end <= q.end for q in self.quotes)

    def _holding(self, start: int, end: int) -> list[Frame]:
        return sorted((f for f in self.frames if f.holds(start, end)), key=lambda f: (-f.size, -f.cue.start))


def attribute(
    passages: Sequence[Passage], *, rules: AttributionRules, lexicon: Lexicon, outlet: str | None = None
) -> Attributions:
    """Read who says what in one report.

    ``passages`` are its readable paragraphs in order, parsed. ``outlet`` is the publisher's name; it is left out of
    chains unless it is the only speaker named. Never raises on odd text.
    """
    quotes = find_quotes(passages)
    bodies, publisher = KnownBodies(lexicon), Publisher.of(outlet, lexicon)
    builder = FrameBuilder(passages, rules=rules, bodies=bodies, publisher=publisher, quotes=quotes)
    frames = national_names(builder.build(), passages=passages, rules=rules, lexicon=lexicon)
    frames += signed_posts(passages, rules=rules, bodies=bodies, publisher=publisher)
    frames = carry(
        frames, passages=passages, quotes=quotes, sentences=builder.sentences, rules=rules, headers=builder.headers
    )
    return Attributions(frames=frames, quotes=quotes)


def _same(a: Speaker, b: Speaker) -> bool:
    return a.name == b.name or (a.source_id is not None and a.source_id == b.source_id and a.kind == b.kind)
