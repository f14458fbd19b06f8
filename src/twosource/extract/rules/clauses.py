"""Cut a sentence into the stretches that tell of one event each.

"US forces killed two leaders in an airstrike, one day after a raid killed a smuggler" tells of two events. A clause is
cut off where the text itself sets it apart in time or calls it another; everything else stays with its governor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

_AFTER = frozenset(("after", "before", "since", "following", "until", "hours", "days"))
_SEQUEL = frozenset(("follow", "come", "precede"))
_OTHER = frozenset(
    ("another", "separate", "previous", "earlier", "similar", "second", "other", "different", "first", "last", "past")
)
_EVENTFUL = frozenset(("NOUN", "PROPN", "VERB"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence set apart: the tokens below ``head``. ``reason`` says why, in a word."""

    head: int
    first: int
    last: int
    reason: str

    def holds(self, i: int) -> bool:
        return self.first <= i <= self.last


def cuts(sentence: Span, *, events: Sequence[int], times: Sequence[tuple[int, int]]) -> tuple[Cut, ...]:
    """Stretches set apart in ``sentence``; ``events`` are event tokens, ``times`` token ranges of time phrases."""
    found: dict[int, Cut] = {}
    for i in events:
        if not sentence.start <= i < sentence.end:
            continue
        token = sentence.doc[i]
        for node in (token, *token.ancestors):
            reason = _reason(node, sentence, events, times)
            if reason:
                span = (node.left_edge.i, node.right_edge.i)
                found.setdefault(node.i, Cut(node.i, *span, reason))
                break
    apart = [c for c in found.values() if any(not c.holds(e) and sentence.start <= e < sentence.end for e in events)]
    return tuple(c for c in apart if not any(_tells_more(sentence, c, outer) for outer in apart))


def _tells_more(sentence: Span, inner: Cut, outer: Cut) -> bool:
    """ "a raid that killed two": the clause on the cut-off event word belongs to it."""
    if inner is outer or not outer.holds(inner.head):
        return False
    head = sentence.doc[inner.head]
    return head.dep_ in ("relcl", "acl", "advcl", "conj", "ccomp") and inner.reason == "time"


def cut_of(i: int, found: Sequence[Cut]) -> Cut | None:
    """The smallest cut that holds token ``i``."""
    inside = [c for c in found if c.holds(i)]
    return min(inside, key=lambda c: c.last - c.first) if inside else None


def _reason(node: Token, sentence: Span, events: Sequence[int], times: Sequence[tuple[int, int]]) -> str | None:
    head = node.head
    if head.i == node.i or node.pos_ not in _EVENTFUL:
        return None
    if head.lemma_ in _SEQUEL and node.dep_ in ("dobj", "advcl", "ccomp") and head.pos_ == "VERB":
        return "sequel"
    if (
        node.dep_ in ("pobj", "pcomp")
        and head.lower_ in ("after", "following", "since")
        and head.head.lemma_ in _SEQUEL
    ):
        return "sequel"
    if _interval(node):
        return "interval"
    if node.dep_ in ("advcl", "relcl", "conj", "pobj", "pcomp", "acl", "dobj", "parataxis"):
        own = [t for t in times if node.left_edge.i <= t[0] <= node.right_edge.i]
        outside = [t for t in times if sentence.start <= t[0] < sentence.end and t not in own]
        if own and outside and node.i in events:
            return "time"
    if (
        node.i in events
        and node.pos_ == "NOUN"
        and any(c.lower_ in _OTHER for c in node.children)
        and node.dep_ in ("dobj", "pobj")
    ):
        other = [
            e
            for e in events
            if sentence.start <= e < sentence.end and e != head.i and not node.left_edge.i <= e <= node.right_edge.i
        ]
        if other and any(c.lower_ in ("another", "separate", "previous", "earlier", "similar") for c in node.children):
            return "other"
    return None


def _interval(node: Token) -> bool:
    """ "one day after a raid killed ...": the clause hangs from "after", which a span of time measures."""
    marks = [c for c in node.children if c.dep_ == "mark" and c.lower_ in _AFTER]
    if node.dep_ in ("pobj", "pcomp") and node.head.lower_ in _AFTER:
        marks.append(node.head)
    for mark in marks:
        before = [mark.nbor(-1)] if mark.i > mark.sent.start else []
        before += [c for c in mark.lefts if c.dep_ in ("npadvmod", "advmod", "nmod")]
        before += [c for c in node.lefts if c.dep_ in ("npadvmod",) and c.i < mark.i]
        if any(t.lemma_.lower() in ("day", "week", "month", "year", "hour") for t in before):
            return True
    return False
