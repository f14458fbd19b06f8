"""Sentences by punctuation. Attribution needs ends that hold on bad prose better than it needs fine syntax."""

from __future__ import annotations

from collections.abc import Sequence

_STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!", '."', '!"', '?"'})
_ABBREVIATIONS = frozenset(
    (
        "mr", "mrs", "ms", "dr", "gen", "col", "lt", "capt", "maj", "brig", "sgt", "cpl", "pvt", "sen", "rep",
        "gov", "prof", "adm", "rev", "hon", "st", "jr", "sr", "no", "nos", "vs", "jan", "feb", "mar", "apr", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.n", "u.k",
    )
)  # fmt: skip
_DASHES = frozenset({"–", "—", "--", "-"})
_DATELINE = 16
_PLACE = 7
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
        if words[i] in _STOPS and not (words[i] == "." and i and words[i - 1].lower() in _ABBREVIATIONS):
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


def dateline_end(words: Sequence[str]) -> int:
    """First token after ``PLACE (Agency) -`` at the head of a paragraph; 0 where there is no such line.

    ``words`` are the tokens with the space behind them, so that a dash between words can be told from a hyphen.
    """
    for i, spaced in enumerate(words[:_DATELINE]):
        word = spaced.strip()
        if i and word == "—" and i <= _PLACE and all(w.strip().isupper() or w.strip() == "," for w in words[:i]):
            return i + 1  # "ORRIN CITY—The police said"
        if i and word in _DASHES and spaced != word and words[i - 1] != words[i - 1].strip():
            shouted = words[0].strip().isupper() and len(words[0].strip()) > 1 and i <= _PLACE
            return i + 1 if words[i - 1].strip() == ")" or shouted else 0
        if word in _STOPS or word in ('"', ":"):
            return 0
    return 0
