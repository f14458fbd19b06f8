"""Cues that are counts with a maker: "the hospital's tally stood at 31", "figures released by the ministry show 31 dead"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Cue, Span
from twosource.extract.rules.noun_phrases import noun_phrase

_OWNED = frozenset({"poss"})
_NAME = 12
"""Tokens that a count with its maker may have."""
_NAMED_BY_WHOM = frozenset({"toll", "list", "register", "account", "accounts"})
"""Counts whose owner may be what is counted ("the town's toll"): only "compiled by" names who made them."""


class CountCues:
    """Finds counts that speak for whoever made them, in one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules

    def cue(self, i: int, low: int, high: int) -> Cue | None:
        """The cue at the noun ``i`` of the sentence ``[low, high)``; ``None`` where it is no count that states something."""
        noun = self.doc[i]
        verb = noun.head
        if noun.dep_ != "nsubj" or not i < verb.i < high or verb.lemma_.lower() not in self.rules.counting:
            return None
        behind = self._behind_statement(noun, low)
        if (
            not behind
            and not any(t.like_num for t in self.doc[verb.i + 1 : high])
            and "that" not in self.words[verb.i : verb.i + 2]
        ):
            return None
        source = self._made_by(noun, high) or self._keeper(noun, low)
        source = source or (None if self.words[i] in _NAMED_BY_WHOM else self._owner(noun, low, i))
        return None if source is None else Cue(verb.i, verb.i, source, "left" if behind else "right")

    def _behind_statement(self, noun: Token, low: int) -> bool:
        """ "Nine people died, figures from the ministry show": the count stands behind what it says."""
        first = noun.left_edge.i
        told = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in self.doc[low:first])
        return first > low and self.words[first - 1] == "," and told and noun.head.i - first < _NAME

    def made(self, i: int, low: int, high: int) -> Cue | None:
        """ "The toll of 14 was provided by the hospital", "the figure of 14 comes from it": who made a count, behind it."""
        verb = self.doc[i]
        passive = self.words[i] in self.rules.by
        wanted, subject = ("by", "nsubjpass") if passive else ("from", "nsubj")
        count = next((c for c in verb.lefts if c.dep_ == subject and low <= c.i), None)
        if count is None or self.words[count.i] not in self.rules.counts or (not passive and verb.lemma_ != "come"):
            return None
        link = next((c for c in verb.rights if c.lower_ == wanted and c.i < high), None)
        name = next((c for c in link.rights if c.dep_ == "pobj" and c.i < high), None) if link is not None else None
        if link is None or name is None:
            return None
        return Cue(i, link.i, noun_phrase(self.doc, name, link.i + 1, high), "left", close=True)

    def _owner(self, noun: Token, low: int, i: int) -> Span | None:
        owner = next((c for c in noun.lefts if c.dep_ in _OWNED and c.i >= low), None)
        return noun_phrase(self.doc, owner, low, i) if owner is not None else None

    def _keeper(self, noun: Token, low: int) -> Span | None:
        """ "The hospital register", "police records": the body that keeps them, in a noun before."""
        body = self.doc[noun.i - 1] if noun.i > low else None
        if body is None or body.dep_ != "compound" or self.words[body.i] not in self.rules.official:
            return None
        return max(low, noun.left_edge.i), noun.i

    def _made_by(self, noun: Token, high: int) -> Span | None:
        """Whoever stands behind "by" or "from", also after a participle: "a toll compiled by the wire"."""
        heads = [noun, *(c for c in noun.rights if c.dep_ == "acl" and self.words[c.i] in self.rules.by)]
        for head in heads:
            for link in head.rights:
                if link.lower_ not in ("by", "from") or link.i >= noun.head.i:
                    continue
                name = next((c for c in link.rights if c.dep_ == "pobj" and c.i < high), None)
                if name is not None and self.words[name.i] not in self.rules.silent:
                    return noun_phrase(self.doc, name, link.i + 1, noun.head.i)
        return None
