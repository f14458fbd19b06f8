"""Cues that are no verbs: "according to", "by the ministry's count", "the army's claim that", "in its statement"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Cue, Span
from twosource.extract.rules.cue_side import BREAK_BEFORE, SideFinder
from twosource.extract.rules.noun_phrases import noun_phrase

_TELLINGS = frozenset(
    {"telling", "account", "version", "reckoning", "estimation", "estimate", "summary", "words", "view"}
)
"""Accounts that may also stand behind "in": "in the mayor's telling"."""
_DATED = 7
_ISSUE = 16
"""Tokens from a report to the outlet that printed it."""
_BY = 4
"""Tokens from "by" to the noun of an account, and from there to a number."""


class PhraseCues:
    """Finds the phrase cues of one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules
        self._sides = SideFinder(doc, words, rules)

    def preposition(self, i: int, low: int, high: int) -> Cue | None:
        if self.words[i] == "per" and not self._names_source(i, low, high):
            return None
        for phrase in self.rules.prepositions[self.words[i]]:
            last = self._phrase_end(i, phrase, high)
            if last is None:
                continue
            noun = next((c for c in self.doc[last].rights if c.dep_ in ("pobj", "dobj", "pcomp")), None)
            if noun is None:
                noun = next(
                    (
                        t
                        for t in self.doc[last + 1 : min(high, last + 7)]
                        if (t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound") or t.text[:1] == "@"
                    ),
                    None,
                )
            if noun is None or noun.i >= high:
                return None
            source = self._clipped(noun_phrase(self.doc, noun, last + 1, high))
            if self.words[noun.i] in self.rules.documents:
                source = self._with_maker(source, high)
            cue = self._adverbial(i, last, source, low, high)
            relayed = self._relayed(source, high) if self.words[noun.i] in self.rules.documents else None
            return cue if relayed is None else replace(cue, source=relayed, cited=source)
        return None

    def _clipped(self, source: Span) -> Span:
        """ "According to locals the column ...": a second noun phrase without comma or preposition begins the statement."""
        for k in range(source[0] + 1, source[1]):
            token, before = self.doc[k], self.doc[k - 1]
            if token.tag_ == "DT" and before.pos_ in ("NOUN", "PROPN") and not token.text[:1].isupper():
                return source[0], k
        return source

    def _phrase_end(self, i: int, phrase: tuple[str, ...], high: int) -> int | None:
        """Last token of the phrase at ``i``; a time may stand before its last word ("according on Monday to")."""
        last = i + len(phrase) - 1
        if tuple(self.words[i : last + 1]) == phrase:
            return last
        if len(phrase) < 2 or self.words[i + 1 : i + 2] != ["on"]:
            return None
        return next((k for k in range(i + 2, min(high, i + 5)) if self.words[k] == phrase[-1]), None)

    def _names_source(self, i: int, low: int, high: int) -> bool:
        """ "Per the Herald, ..." names a source, "ten shells per day" a rate."""
        if i + 1 >= high or (i > low and self.words[i - 1] not in BREAK_BEFORE):
            return False
        after = self.doc[i + 1]
        return after.pos_ in ("DET", "PROPN") or after.text[:1] == "@"

    def _relayed(self, document: Span, high: int) -> Span | None:
        """ "A police report seen by the wire": whoever has the document."""
        at = document[1]
        if at + 2 >= high or self.words[at] not in self.rules.obtain or self.words[at + 1] != "by":
            return None
        noun = next((c for c in self.doc[at + 1].rights if c.dep_ in ("pobj", "pcomp") and c.i < high), None)
        return noun_phrase(self.doc, noun, at + 2, high) if noun is not None else None

    def _with_maker(self, document: Span, high: int) -> Span:
        """ "A toll compiled by the wire", "figures released today by the wire": the phrase with whoever made the document."""
        at = document[1]
        if at >= len(self.words):
            return document
        if self._on_a_day(at, high) is not None:
            by = self._on_a_day(at, high) or at
            noun = next((c for c in self.doc[by].rights if c.dep_ in ("pobj", "pcomp")), None)
            return (by + 1, noun_phrase(self.doc, noun, by + 1, high)[1]) if noun is not None else document
        by = at + 1
        while by < min(high, at + _DATED) and (
            self.doc[by].ent_type_ in ("DATE", "TIME", "CARDINAL") or self.words[by] in ("on", ",")
        ):
            by += 1
        published = None if self.words[at] in self.rules.obtain else self._published(document, high)
        if published is not None:
            return published
        if by + 1 >= high or self.words[at] not in self.rules.by or self.words[by] != "by":
            return document
        if self.words[at] in self.rules.obtain:
            return document
        noun = next((c for c in self.doc[by].rights if c.dep_ in ("pobj", "pcomp")), None)
        return (document[0], noun_phrase(self.doc, noun, by + 1, high)[1]) if noun is not None else document

    def _published(self, document: Span, high: int) -> Span | None:
        """ "A report in Monday's issue of the newspaper Daily Lantern": the outlet that printed it, by its noun or title."""
        stop = min(high, document[1] + _ISSUE)
        printed = [k for k in range(document[0] + 1, stop) if self.words[k] in ("in", "on")]
        if not printed:
            return None
        end = next((k for k in range(printed[0], stop) if self.words[k] in (",", ".", ";", '"')), stop)
        quoted = self.words[end : end + 1] == ['"'] and self.doc[end - 1].pos_ in ("NOUN", "PROPN")
        title = end
        while quoted and title + 1 < high and self.words[title + 1] != '"':
            title += 1
        outlets = [k for k in range(printed[0] + 1, end) if self.words[k] in self.rules.outlet]
        if not outlets:
            return None
        return (end + 1, title + 1) if quoted and title > end else (printed[0] + 1, end)

    def _on_a_day(self, at: int, high: int) -> int | None:
        """ "A report on Monday by the mission": the "by" behind the day."""
        k = at
        while k < min(high, at + _BY) and (self.doc[k].ent_type_ in ("DATE", "TIME") or self.words[k] in ("on", ",")):
            k += 1
        return k if k > at and k < high and self.words[k] == "by" else None

    def credit(self, i: int, low: int, high: int) -> Cue | None:
        """``(source: the health office)`` behind a line: whoever the bracket names."""
        if i <= low + 1 or self.words[i - 1] not in ("(", "["):
            return None
        end = next((k for k in range(i + 2, high) if self.words[k] in (")", "]")), high)
        return Cue(i, i + 1, (i + 2, end), "left") if end > i + 2 else None

    def account(self, i: int, low: int, high: int) -> Cue | None:
        """``by the ministry's count``, ``by a Harbour Wire tally``, ``by the account of the mayor``."""
        noun = self.doc[i]
        of = self._account_of(i, low, high)
        if of is not None:
            return self._adverbial(of[0], i + 1, of[1], low, high)
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if owner is None:
            owner = next(
                (
                    c
                    for c in reversed(list(noun.lefts))
                    if c.dep_ in ("compound", "nmod") and (c.pos_ == "PROPN" or c.lower_ in self.rules.official)
                ),
                None,
            )
        if owner is None or noun.dep_ != "pobj" or noun.head.i < low:
            return None
        leads = ("by", "on", "in") if self.words[i] in _TELLINGS else ("by", "on")
        if self.words[noun.head.i] not in leads:
            return None
        cue = self._adverbial(noun.head.i, i, (noun.head.i + 1, owner.i + 1), low, high)
        return replace(cue, side="both") if cue.side == "left" and self._number_at(i + 1, high) else cue

    def _account_of(self, i: int, low: int, high: int) -> tuple[int, Span] | None:
        """ "By the reckoning of the mayor": where it begins, and the mayor."""
        by = next((k for k in range(i - 1, max(low, i - _BY) - 1, -1) if self.words[k] == "by"), None)
        if by is None or self.words[i + 1 : i + 2] != ["of"] or i + 2 >= high:
            return None
        if any(t.pos_ not in ("DET", "ADJ", "NOUN", "PRON", "PROPN") for t in self.doc[by + 1 : i]):
            return None
        name = next((c for c in self.doc[i + 1].rights if c.dep_ == "pobj" and c.i < high), None)
        return (by, noun_phrase(self.doc, name, i + 2, high)) if name is not None else None

    def _number_at(self, at: int, high: int) -> bool:
        """Does a number stand right here: "by their count over 60"?"""
        return any(t.like_num for t in self.doc[at : min(high, at + _BY)])

    def claim_noun(self, i: int, low: int, high: int) -> Cue | None:
        """``the army's claim that ...``: the owner asserts what the clause says."""
        noun = self.doc[i]
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.i >= low), None)
        if owner is None and self.words[i + 1 : i + 2] == ["by"] and i + 1 < high:
            owner = next((c for c in self.doc[i + 1].rights if c.dep_ == "pobj" and c.i < high), None)
            if owner is not None and self.words[owner.right_edge.i + 1 : owner.right_edge.i + 2] == ["that"]:
                source = noun_phrase(self.doc, owner, i + 2, high)
                return Cue(i, i, source, "right", owned=True)
            return None
        if owner is None or "that" not in self.words[i + 1 : min(high, i + 6)]:
            return None
        if not any(c.dep_ in ("acl", "ccomp", "relcl", "appos") for c in noun.rights):
            return None
        source = noun_phrase(self.doc, owner, low, i)
        return Cue(i, i, source, "right", denies=self.words[i] == "denial", owned=True)

    def in_document(self, i: int, low: int, high: int) -> Cue | None:
        """``in its statement``, ``in a statement by X`` where the sentence has no verb of speech."""
        noun = self.doc[i]
        if noun.dep_ != "pobj" or self.words[noun.head.i] != "in" or noun.head.i < low:
            return None
        if any(self.words[k] in self.rules.speech and self.doc[k].pos_ == "VERB" for k in range(low, high)):
            return None
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their")), None)
        if owner is not None:
            return self._adverbial(noun.head.i, i, (owner.i, owner.i + 1), low, high)
        author = next((c for c in noun.rights if c.lower_ in ("by", "from")), None)
        name = next((c for c in author.rights if c.dep_ == "pobj"), None) if author is not None else None
        if name is None or author is None or name.i >= high:
            return None
        return self._adverbial(noun.head.i, author.i, noun_phrase(self.doc, name, author.i + 1, high), low, high)

    def existential(self, i: int, low: int, high: int) -> Cue | None:
        """``There are reports that ...``: somebody says so, and nobody knows who."""
        if not any(w == "there" for w in self.words[low:i]) or "that" not in self.words[i + 1 : i + 4]:
            return None
        if self.doc[i].dep_ not in ("attr", "nsubj") or "no" in self.words[low:i]:
            return None
        return Cue(i, min(high - 1, i + 1), (i, i + 1), "right")

    def _adverbial(self, first: int, last: int, source: Span, low: int, high: int) -> Cue:
        start, end = first, max(last + 1, source[1])
        close = start > low and self.words[start - 1] not in BREAK_BEFORE
        if not any(t.is_alpha and t.pos_ not in ("ADV", "CCONJ") for t in self.doc[low:start]):
            return Cue(first, last, source, "right")
        before = self.words[max(low, start - 2) : start]
        if before and before[-1] in (";", ":"):
            return Cue(first, last, source, "right")
        fronted = (before and before[-1] in ("and", "but", "while", "whereas", "that")) or (
            len(before) == 2 and before[-1] == "," and before[0] in ("and", "but", "that")
        )
        if fronted and end < high and self.words[end] == ",":
            return Cue(first, last, source, "right")
        return Cue(first, last, source, self._sides.split(start, end, low, high), close=close)
