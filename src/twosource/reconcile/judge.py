"""What the wording around a figure says of it: whose side, how vague, whether it counts all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.lexicon import Lexicon
from twosource.core.report import Report
from twosource.core.vocab import Measure
from twosource.reconcile.sides import SideWords, side_of

_AFTER = 30
"""Characters after a figure's own words in which "further" or "others" may stand."""


@dataclass(frozen=True)
class Judge:
    """Reads the wording with the lexicon and the word lists."""

    lexicon: Lexicon
    words: SideWords
    reports: Mapping[str, Report]

    def side(self, figure: Figure) -> str | None:
        """``state``, ``nonstate`` or ``None``."""
        return side_of(figure, self.lexicon, self.words)

    def vague(self, figures: Iterable[Figure]) -> bool:
        """True where none of the figures gives a number: "fighters were killed", "dozens"."""
        return all(f.open and self.words.is_vague(f.quote.text) for f in figures)

    def partial(self, claim: Claim, figures: Iterable[Figure]) -> bool:
        """True where the figures count those identified so far, or the dead on top of others ("two further bodies"), or
        tell of one person only ("a girl was killed")."""
        figures = list(figures)
        text = self.reports[claim.report].text
        if self.words.is_partial(sentence_of(claim, text)) and not all(f.high is None for f in figures):
            return True  # "at least 34 identified dead" is a lower end as it stands
        if all(f.low == f.high == 1 and self.words.is_one_told_of(f.quote.text) for f in figures):
            return True
        return any(
            f.measure is Measure.KILLED
            and self.words.is_increment(f.quote.text, text[f.quote.end : f.quote.end + _AFTER].split(".")[0])
            for f in figures
        )


def sentence_of(claim: Claim, text: str) -> str:
    """The sentence around a claim's quote: back and on to the next full stop or line end."""
    start, end = claim.quote.start, claim.quote.end
    while start > 0 and text[start - 1] not in ".!?\n":
        start -= 1
    while end < len(text) and text[end] not in ".!?\n":
        end += 1
    return text[start:end]
