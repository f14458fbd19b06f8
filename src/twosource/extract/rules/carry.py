"""Lets an account go on without a cue: quotations that belong to a speaker nearby, and plain continuations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.quote import Quote
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.continuation import Sentence, backshifted, tells_harm
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.hindsight import looks_back
from twosource.extract.rules.quotes import QuoteRegion

_BETWEEN = 2
"""Sentences that may stand unattributed between two statements of one account."""
_ITEMS = 12
"""Paragraphs that a list after a colon may have."""
_ITEM_TOKENS = 60
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
    read = _sentences(passages, sentences)
    grown += looks_back(grown, read, rules)
    grown += _continuations(grown, read, rules)
    return tuple(grown)


def _over_quotations(frames: list[Frame], quotes: Sequence[QuoteRegion]) -> list[Frame]:
    """A frame that holds an end of a quotation, or stands right at it, holds all of it."""
    out: list[Frame] = []
    for frame in frames:
        spans = list(frame.spans)
        for region in quotes:
            if region.passage != frame.passage or not region.speech or region.start < frame.cue.start < region.end:
                continue
            whole = all(a <= region.start and region.end <= b for a, b in spans)
            met = any(_touches(a, b, region) for a, b in frame.spans) and not whole
            if met or (region.end <= frame.cue.start and _follows(frame, region) and not spans):
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
        passage = by_index[region.passage]
        if not _opens_sentence(passage, region):
            continue
        same = [f for f in (*frames, *added) if f.passage == region.passage]
        before = [f for f in same if f.cue.start < region.start]
        model = (
            max(before, key=lambda f: f.cue.start)
            if before
            else (min(same, key=lambda f: f.cue.start) if same else None)
        )
        if model is None and not region.closed:
            model = _ahead(frames, quotes, region)
        if model is None:
            at = order.index(region.passage)
            for back in range(1, 3):
                if at - back < 0:
                    break
                index = order[at - back]
                if index in headers:
                    header = by_index[index]
                    speakers = headers[index]
                    model = Frame(speakers, (), Quote.of(header.report_text, header.start, header.end), index)
                    break
                earlier = [f for f in (*frames, *added) if f.passage == index]
                if earlier:
                    model = max(earlier, key=lambda f: f.cue.start)
                    break
        if model is not None and model.chain:
            span = (region.start, region.end)
            added.append(Frame(model.chain, (span,), model.cue, region.passage, model.denies, rule="quotation"))
    return added


def _sentences(passages: Sequence[Passage], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Sentence]:
    return [
        Sentence(p.index, p.start + p.doc[a].idx, p.start + p.doc[b - 1].idx + len(p.doc[b - 1].text), p.doc[a:b])
        for p, rows in zip(passages, spans, strict=True)
        for a, b in rows
    ]


def _opens_sentence(passage: Passage, region: QuoteRegion) -> bool:
    """True for a quotation that is a sentence of its own; one inside the outlet's sentence stays the outlet's."""
    before = passage.report_text[passage.start : region.start].rstrip()
    return not before or before[-1] in '.!?:…—–"”'


def _ahead(frames: Sequence[Frame], quotes: Sequence[QuoteRegion], region: QuoteRegion) -> Frame | None:
    """The speaker of speech that runs over paragraphs, named in a later one."""
    at = quotes.index(region)
    for later in quotes[at + 1 :]:
        if not later.continues:
            return None
        found = next((f for f in frames if 2 * f.covered(later.start, later.end) >= later.end - later.start), None)
        if found is not None or later.closed:
            return found
    return None


def _continuations(frames: Sequence[Frame], sentences: Sequence[Sentence], rules: AttributionRules) -> list[Frame]:
    """Sentences without a speaker that plainly go on with the one before.

    Either they take up the statement before them (``continuation``), or they stand between two statements of one speaker
    of which the second says that it adds to the first ("the monitor added").
    """
    added: list[Frame] = []
    last: Frame | None = None
    listing: Frame | None = None
    counted = shifted = False
    waiting: list[Sentence] = []
    for sentence in sentences:
        own = [f for f in frames if f.spans and _meets(f, sentence)]
        turns = sentence.opening[:1] and sentence.opening[0] in rules.turn
        if own:
            first = min(own, key=lambda f: f.cue.start)
            if last is not None and _goes_on(first, last) and len(waiting) <= _BETWEEN:
                added += [_over(last, s) for s in waiting]
            ending = max(own, key=lambda f: f.size)
            last, waiting = (ending if ending.chain else None), []
            listing = last if sentence.lists else None
            counted, shifted = tells_harm(sentence.span, rules), backshifted(sentence.span)
        elif listing is not None and _is_item(sentence, listing) and not turns:
            added.append(_over(listing, sentence))
        elif turns:
            last, waiting, listing = None, [], None
        elif (
            last is not None
            and not waiting
            and (
                _takes_up(sentence, last, rules, counted=counted)
                or (shifted and not last.denies and sentence.passage == last.passage and sentence.told_further())
            )
        ):
            added.append(_over(last, sentence))
            listing = last if sentence.lists else listing
        else:
            waiting.append(sentence)
    return added


def _over(frame: Frame, sentence: Sentence) -> Frame:
    return replace(frame, spans=((sentence.start, sentence.end),), passage=sentence.passage, rule="carried")


def _goes_on(frame: Frame, last: Frame) -> bool:
    return frame.goes_on and frame.chain[-1:] != () and frame.chain[-1].name == last.chain[-1].name


def _is_item(sentence: Sentence, listing: Frame) -> bool:
    """A paragraph of the list that a statement opens with a colon."""
    near = listing.passage < sentence.passage <= listing.passage + _ITEMS
    return near and len(sentence.span) <= _ITEM_TOKENS and sentence.opening[:1] not in ((), ("it",))


def _takes_up(sentence: Sentence, last: Frame, rules: AttributionRules, *, counted: bool) -> bool:
    if last.denies:
        return False
    if sentence.passage != last.passage:
        near = sentence.passage == last.passage + 1
        return near and ((sentence.spells_out(rules) and sentence.as_follows) or sentence.breaks_down())
    if sentence.follows(rules) or sentence.spells_out(rules) or sentence.same_event(rules) or sentence.breaks_down():
        return True
    return counted and sentence.adds(rules)


def _meets(frame: Frame, sentence: Sentence) -> bool:
    return frame.covered(sentence.start, sentence.end) > 0 or sentence.start <= frame.cue.start < sentence.end
