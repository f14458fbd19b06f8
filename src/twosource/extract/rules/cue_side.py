"""On which side of a cue its content stands, and whether there is any."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Span

_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "oprd", "pcomp", "obj"})
_WITHIN = 8
_PARTS = frozenset({"among", "amongst", "including"})
BREAK_BEFORE = frozenset({",", '"', "—", "–", "-", "--", ")", ":", "''"})


class SideFinder:
    """Judges sides in one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules

    def side(self, verb: Token, source: Span, told: Span | None, shares: bool, low: int, high: int) -> str:
        if shares:
            return "right"
        phrase_end = max(verb.i + 1, source[1] if source[0] > verb.i else 0, told[1] if told else 0)
        if self.words[phrase_end : phrase_end + 1] == [";"] and any(c.dep_ == "ccomp" for c in verb.lefts):
            counts_on = any(t.like_num for t in self.doc[phrase_end + 1 : min(high, phrase_end + 4)])
            return "both" if counts_on else "left"  # "..., the office reported; some 480 of them are ..."
        for child in verb.rights:
            if child.i < phrase_end or child.i >= high or source[0] > verb.i > low:
                continue
            if child.dep_ in _CONTENT and child.ent_type_ not in ("DATE", "TIME"):
                return "right"
            if child.dep_ == "prep" and child.text == "to" and any(c.dep_ == "pcomp" for c in child.rights):
                return "right"  # "admits to losing two men"
            if child.dep_ == "prep" and child.text == "of" and self.words[verb.i] in self.rules.of:
                return "right"
        return self.by_position(min(verb.i, source[0]), phrase_end, low, high)

    def by_position(self, start: int, end: int, low: int, high: int) -> str:
        """Where the content stands, judged by punctuation around ``[start, end)``."""
        if start > low + 1 and self.words[start - 1] in ("so", "as") and self.words[start - 2] == ",":
            start -= 1  # "fourteen rebels, so the army says, died"
        pre = any(t.is_alpha for t in self.doc[low:start])
        if not pre:
            return "right"
        for word in self.words[end : min(high, end + 12)]:
            if word == "that" or word == ":":
                return "right"
            if word in (",", ".", '"'):
                break
        if self.words[start - 1] not in BREAK_BEFORE and any(
            t.pos_ in ("VERB", "AUX") for t in self.doc[end:high] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        ):
            return "right"
        return self.split(start, end, low, high)

    def split(self, start: int, end: int, low: int, high: int) -> str:
        """``both`` where the clause before the cue has no verb yet: "The attack, the army said, killed five"."""
        has_verb = any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in self.doc[low:start])
        more = any(t.is_alpha for t in self.doc[end:high])
        if self.words[end : end + 2] == [",", "and"] and any(
            t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in self.doc[end:high]
        ):
            return "both"
        if self.words[end : end + 1] == [","] and end + 1 < high and self._goes_on(end + 1):
            return "both"
        return "both" if more and not has_verb else "left"

    def _goes_on(self, at: int) -> bool:
        """ "Twelve men died, police said, in a raid that also hurt nine": a phrase that belongs to the clause before."""
        word, tag = self.words[at], self.doc[at].tag_
        return word in _PARTS or (tag in ("IN", "WDT", "WP", "WRB") and word not in self.rules.asides)

    def clause_follows(self, verb: Token, high: int) -> bool:
        if any(c.dep_ == "ccomp" for c in verb.rights):
            return True
        return any(w in ("that", ":", '"') for w in self.words[verb.i + 1 : min(high, verb.i + 7)])

    def carries(self, verb: Token, high: int) -> bool:
        """Has a weak verb something that reads as an assertion after it, or the statement itself before it?"""
        if any(c.dep_ == "ccomp" for c in verb.lefts) and "," in self.words[max(0, verb.i - _WITHIN) : verb.i]:
            return True
        for child in verb.rights:
            if child.dep_ in ("ccomp", "oprd") or (child.dep_ == "xcomp" and child.pos_ == "VERB"):
                return True
        if self.words[verb.i] not in self.rules.weak_nominal and self.words[verb.i] not in self.rules.of:
            return any(w == "that" for w in self.words[verb.i + 1 : verb.i + 4])
        for t in self.doc[verb.i + 1 : min(high, verb.i + 14)]:
            if t.like_num or self.words[t.i] in self.rules.toll_words:
                return True
            if t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ != "amod":
                return False
        return False
