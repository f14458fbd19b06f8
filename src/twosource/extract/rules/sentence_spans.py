"""Sentences by punctuation. Attribution needs ends that hold on bad prose better than it needs fine syntax."""

from __future__ import annotations

from collections.abc import Sequence

_STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!", ".\"", "!\"", "?\""})
_CLOSERS = frozenset({'"', "'", "''", ")", "]", "”", "’"})


def sentence_spans(words: Sequence[str], quoted: Sequence[bool] | None = None) -> tuple[tuple[int, int], ...]:
    """Half-open token spans. A stop ends a sentence unless the next word starts small; closing marks go with it.

    ``quoted`` tells for each token whether it stands inside quotation marks, so that a mark can be told from an
    opening one; without it a mark right after a stop closes.
    """
    spans: list[tuple[int, int]] = []
    start = i = 0
    count = len(words)
    while i < count:
        if words[i] in _STOPS:
            end = i + 1
            while end < count and words[end] in _CLOSERS and (quoted is None or quoted[end]):
                end += 1
            if end >= count or not _starts_small(words, end):
                spans.append((start, end))
                start = end
            i = end
        else:
            i += 1
    if start < count:
        spans.append((start, count))
    return tuple(spans)


def _starts_small(words: Sequence[str], at: int) -> bool:
    word = words[at]
    return word[:1].islower() or word in (",", ";", ")")
