"""Lets an account go on without a cue: quotations that belong to a speaker nearby, and plain continuations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.quote import Quote
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.quotes import QuoteRegion

_NEAR = 3
"""Characters that may stand between a quotation and the speaker's words that open or close it."""


def carry(
    frames: tuple[Frame, ...],
    *,
    passages: Sequence[Passage],
    quotes: Sequence[QuoteRegion],
    sentences: Sequence[tuple[tuple[int, int], ...]],
    rules: AttributionRules,
    headers: Mapping[int, tuple[Speaker, ...]],
) -> tuple[Frame, ...]:
    """The frames with the reach of their speakers over whole quotations and continuing sentences."""
    grown = _over_quotations(list(frames), quotes)
    grown += _untagged(grown, quotes, passages, headers)
    grown += _consequences(grown, passages, sentences, rules)
    return tuple(grown)


def _over_quotations(frames: list[Frame], quotes: Sequence[QuoteRegion]) -> list[Frame]:
    """A frame that holds an end of a quotation, or stands right at it, holds all of it."""
    out: list[Frame] = []
    for frame in frames:
        spans = list(frame.spans)
        for region in quotes:
            if region.passage != frame.passage or not region.speech or region.start < frame.cue.start < region.end:
                continue
            if any(_touches(a, b, region) for a, b in frame.spans) and not all(a <= region.start and region.end <= b for a, b in spans):
                spans.append((region.start, region.end))
            elif region.end <= frame.cue.start and _follows(frame, region) and not spans:
                spans.append((region.start, region.end))
        out.append(replace(frame, spans=tuple(spans)) if len(spans) != len(frame.spans) else frame)
    return out


def _touches(a: int, b: int, region: QuoteRegion) -> bool:
    return a < region.end and region.start < b


def _follows(frame: Frame, region: QuoteRegion) -> bool:
    first = min([s.quote.start for s in frame.chain] + [frame.cue.start])
    return 0 <= first - region.end <= _NEAR


def _untagged(
    frames: Sequence[Frame],
    quotes: Sequence[QuoteRegion],
    passages: Sequence[Passage],
    headers: Mapping[int, tuple[Speaker, ...]],
) -> list[Frame]:
    """Quotations that no frame holds: the speaker before in the paragraph, or that of the account they go on with."""
    added: list[Frame] = []
    by_index = {p.index: p for p in passages}
    order = [p.index for p in passages]
    for region in quotes:
        if not region.speech:
            continue
        size = region.end - region.start
        if any(2 * f.covered(region.start, region.end) >= size for f in frames):
            continue
        same = [f for f in (*frames, *added) if f.passage == region.passage]
        before = [f for f in same if f.cue.start < region.start]
        model = max(before, key=lambda f: f.cue.start) if before else (min(same, key=lambda f: f.cue.start) if same else None)
        if model is None:
            at = order.index(region.passage)
            for back in range(1, 3):
                if at - back < 0:
                    break
                index = order[at - back]
                if index in headers:
                    passage = by_index[index]
                    speakers = headers[index]
                    model = Frame(speakers, (), Quote.of(passage.report_text, passage.start, passage.end), index)
                    break
                earlier = [f for f in (*frames, *added) if f.passage == index]
                if earlier:
                    model = max(earlier, key=lambda f: f.cue.start)
                    break
        if model is not None and model.chain:
            added.append(Frame(model.chain, ((region.start, region.end),), model.cue, region.passage, model.denies, "quotation"))
    return added


def _consequences(
    frames: Sequence[Frame],
    passages: Sequence[Passage],
    sentences: Sequence[tuple[tuple[int, int], ...]],
    rules: AttributionRules,
) -> list[Frame]:
    """"As a result, two died" right after a framed sentence of the same paragraph goes on with its speaker."""
    added: list[Frame] = []
    for passage, spans in zip(passages, sentences, strict=True):
        previous: Frame | None = None
        for low, high in spans:
            doc = passage.doc
            start = passage.start + doc[low].idx
            end = passage.start + doc[high - 1].idx + len(doc[high - 1].text)
            own = [f for f in frames if f.passage == passage.index and 2 * f.covered(start, end) >= (end - start)]
            if own:
                previous = max(own, key=lambda f: f.size)
                continue
            if any(f.passage == passage.index and f.covered(start, end) for f in frames):
                previous = None
                continue
            opening = tuple(t.lower_ for t in doc[low : low + 5])
            if previous is not None and any(opening[: len(p)] == p for p in rules.consequence):
                added.append(replace(previous, spans=((start, end),), rule="carried"))
            else:
                previous = None
    return added
