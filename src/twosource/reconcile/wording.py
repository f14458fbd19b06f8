"""Words that two reports can only have from one source: a long quotation, or one sentence around one unround count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.vocab import Measure

_QUOTED = re.compile(r"[“\"]([^”\"]{30,})[”\"]")
_QUOTED_WORDS = 6
_SENTENCE_WORDS = 9
_RARE = 7
"""A count from which on two sources seldom agree by chance, unless it is round."""
_COUNTED = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)


def shared_wording(claim: Claim) -> Iterator[str]:
    """What marks the voice of a claim by its wording; two claims that share a mark go back to one voice.

    A quotation of six words or more, where the claim names a speaker; the whole sentence, of nine words or more, where it
    gives an unround count of seven or more and names nobody by name.
    """
    text = claim.quote.text
    origin = claim.origin
    if origin is not None:
        for quoted in _QUOTED.findall(text):
            if len(quoted.split()) >= _QUOTED_WORDS:
                yield f"words:{_plain(quoted)}"
    counts = (f.low for f in claim.figures if f.measure in _COUNTED)
    rare = any(n >= _RARE and n % 10 for n in counts)
    if rare and (origin is None or not origin.named) and len(text.split()) >= _SENTENCE_WORDS:
        yield f"wording:{_plain(text)}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
