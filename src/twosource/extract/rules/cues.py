"""Finds the words that hand an assertion to somebody, and the phrase that names them, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.count_cues import CountCues
from twosource.extract.rules.cue import Cue, merge_citations
from twosource.extract.rules.phrase_cues import PhraseCues
from twosource.extract.rules.verb_cues import VerbCues

_GOING_ON = frozenset({"adding", "saying", "noting", "stressing", "explaining", "stating", "confirming"})
_CREDIT = frozenset({"source", "sources"})
_COMES = frozenset({"comes", "came", "come"})


class CueFinder:
    """Finds the cues of one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.words = words
        self.rules = rules
        self._verbs = VerbCues(doc, words, rules)
        self._phrases = PhraseCues(doc, words, rules)
        self._counts = CountCues(doc, words, rules)

    def find(self, low: int, high: int) -> list[Cue]:
        """Cues of the sentence ``[low, high)`` in order."""
        found: list[Cue] = []
        for i in range(low, high):
            word = self.words[i]
            cue = None
            if word in self.rules.verbs:
                cue = self._verbs.cue(i, low, high)
            if cue is None and word in self.rules.account_nouns:
                cue = self._phrases.account(i, low, high)
            if cue is None and word in self.rules.claim_nouns:
                cue = self._phrases.claim_noun(i, low, high)
            if cue is None and (word in self.rules.by or word in _COMES):
                cue = self._counts.made(i, low, high)
            if cue is None and word in self.rules.counts:
                cue = self._counts.cue(i, low, high)
            if cue is None and word in self.rules.documents and i > low:
                cue = self._phrases.in_document(i, low, high)
            if cue is None and word in self.rules.generic_documents:
                cue = self._phrases.existential(i, low, high)
            if cue is None and word in _CREDIT and self.words[i + 1 : i + 2] == [":"]:
                cue = self._phrases.credit(i, low, high)
            if cue is None and word in self.rules.prepositions:
                cue = self._phrases.preposition(i, low, high)
            if cue is not None:
                found.append(self._of_phrase(cue, found))
        return merge_citations(found)

    def _of_phrase(self, cue: Cue, before: Sequence[Cue]) -> Cue:
        """ "According to the mayor, ..., adding that two died": the mayor adds, not the subject of the clause."""
        if not (cue.shares and self.words[cue.first] in _GOING_ON and before):
            return cue
        last = before[-1]
        return replace(cue, source=last.source) if self.words[last.first] == "according" else cue
