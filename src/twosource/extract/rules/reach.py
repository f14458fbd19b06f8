"""How far the words of one speaker reach inside a sentence that has several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from twosource.extract.rules.cue import Cue

Span = tuple[int, int]
_STRONG = frozenset({"but", "while", "whereas", ";"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue and the token spans that hold what its speaker says."""

    cue: Cue
    spans: tuple[Span, ...]


def reaches(
    doc: Doc, words: Sequence[str], cues: Sequence[Cue], low: int, high: int, contrast: frozenset[str]
) -> list[Reach]:
    """The reach of each cue of the sentence ``[low, high)``.

    A leading speaker holds to the end, or to the connector before the next speaker; a trailing one holds from the
    start, or from the speaker before. One cue inside another's reach is the inner link of a chain.
    """
    found: list[Reach] = []
    for k, cue in enumerate(cues):
        spans: list[Span] = []
        if cue.side in ("right", "both"):
            spans.append((cue.end, _right_end(doc, words, cues, k, high, contrast)))
        if cue.side in ("left", "both"):
            spans.append((_left_start(words, cues, k, low), cue.start))
        found.append(Reach(cue, tuple((a, b) for a, b in spans if a < b)))
    return found


def _right_end(doc: Doc, words: Sequence[str], cues: Sequence[Cue], k: int, high: int, contrast: frozenset[str]) -> int:
    cue = cues[k]
    for later in cues[k + 1 :]:
        if later.start < cue.end or later.owned:
            continue
        if later.side == "right":
            if later.shares and later.source == cue.source:
                return later.first
            at = connector_before(words, later.start, cue.end, contrast)
            if at is not None:
                return at
        else:
            at = _strong_between(words, cue.end, later.start)
            return at if at is not None else later.start
    return _own_clause_end(doc, words, cue, high)


def _left_start(words: Sequence[str], cues: Sequence[Cue], k: int, low: int) -> int:
    cue = cues[k]
    start = low
    for earlier in cues[:k]:
        if earlier.side in ("left", "both") and earlier.end <= cue.start:
            start = max(start, earlier.end)
        elif earlier.side == "right" and earlier.end <= cue.start:
            at = _strong_between(words, earlier.end, cue.start)
            if at is not None:
                start = max(start, at)
            elif cue.close:
                start = max(start, earlier.end)
    return start


def _own_clause_end(doc: Doc, words: Sequence[str], cue: Cue, high: int) -> int:
    """Where a clause joined to the speech verb itself begins ("said nothing, but the fire ..."), or the sentence's end."""
    for i in range(cue.end, high):
        if words[i] == "but" and doc[i].head.i == cue.first and _new_subject(doc, i):
            return i
        if words[i] in ("while", "whereas") and doc[i - 1].text == "," and doc[i].head.head.i == cue.first:
            return i
    return high


def _new_subject(doc: Doc, i: int) -> bool:
    """Has the clause after the connector a subject of its own?"""
    verb = next((c for c in doc[i].head.rights if c.dep_ == "conj" and c.i > i), None)
    return verb is not None and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def connector_before(words: Sequence[str], at: int, low: int, contrast: frozenset[str]) -> int | None:
    """The connector shortly before a speaker's phrase, past adverbs and commas: "..., but earlier the army"."""
    for i in range(at - 1, max(low, at - 5) - 1, -1):
        if words[i] in contrast:
            return i
    return None


def _strong_between(words: Sequence[str], low: int, high: int) -> int | None:
    for i in range(high - 1, low - 1, -1):
        if words[i] in _STRONG:
            return i
    return None
