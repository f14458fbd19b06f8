"""Sentences that hand the statement before them to somebody: "Two men died. The mayor reported this."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.continuation import Sentence
from twosource.extract.rules.frames import Frame

_THIS = frozenset({"this", "that", "it"})
_NEWS = frozenset(
    {"information", "news", "report", "reports", "incident", "attack", "deaths", "toll", "figure", "figures"}
)
_LONGEST = 34
"""Tokens that such a sentence may have; a longer one tells something of its own."""


def looks_back(frames: Sequence[Frame], sentences: Sequence[Sentence], rules: AttributionRules) -> list[Frame]:
    """Frames over the sentence before each one that only says who reported it.

    The sentence before may be the last of the paragraph before; it must have no speaker of its own.
    """
    added: list[Frame] = []
    for before, sentence in pairwise(sentences):
        if sentence.passage > before.passage + 1 or not _points_back(sentence.span, rules):
            continue
        own = [f for f in frames if sentence.start <= f.cue.start < sentence.end and f.chain and not f.denies]
        told = any(f.covered(before.start, before.end) for f in (*frames, *added))
        if len(own) == 1 and not told:
            added.append(_over(own[0], before))
    return added


def _points_back(span: Span, rules: AttributionRules) -> bool:
    """Is "this", or news of it, what the sentence's verb of speech says, and nothing counted besides?"""
    if len(span) > _LONGEST or any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for t in span):
        return False
    root = span.root
    word = root.lower_
    if root.lemma_ == "be":  # "That is according to the police."
        return span[0].lower_ in _THIS and any(t.lower_ == "according" for t in span)
    if word not in rules.speech and word not in rules.by:
        return False
    if any(c.dep_ == "ccomp" for c in root.rights):
        return False
    passive = next((c for c in root.lefts if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive.lower_ in _THIS or (passive.lower_ in _NEWS and passive.left_edge.lower_ in ("the", "this"))
    spoken = next((c for c in root.rights if c.dep_ == "dobj"), None)
    return spoken is not None and (
        spoken.lower_ == "this" or (spoken.lower_ in _NEWS and spoken.left_edge.lower_ in ("the", "this"))
    )


def _over(frame: Frame, sentence: Sentence) -> Frame:
    return replace(frame, spans=((sentence.start, sentence.end),), passage=sentence.passage, rule="carried")
