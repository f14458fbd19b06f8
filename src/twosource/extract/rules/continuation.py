"""Does a sentence without a speaker go on with the account before it?

Coders leave an unattributed sentence to the outlet, even right after a statement. They give it to the speaker before only
where it takes up that very statement: it spells out the victims counted ("The dead were two guards and a cook"), adds to
the count without a place of its own ("Another five were wounded"), tells more of the same event ("The attack left ten
dead") or its consequence ("As a result, one soldier died").
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from twosource.extract.rules.attribution_rules import AttributionRules

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DEFINITE = frozenset({"the", "this", "these", "those"})
_COPULAS = frozenset({"were", "are", "was", "include", "included"})
_SHORT = 14
"""Tokens that a sentence may have which only adds to a count."""
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, in report offsets, and what of it tells whether it goes on."""

    passage: int
    start: int
    end: int
    span: Span

    @property
    def opening(self) -> tuple[str, ...]:
        return tuple(t.lower_ for t in self.span[:4])

    @property
    def lists(self) -> bool:
        """True where the sentence ends its paragraph with a colon: a list follows."""
        return self.span[-1].text == ":" and self.span.end == len(self.span.doc)

    def follows(self, rules: AttributionRules) -> bool:
        """ "As a result, two died": a consequence of what was said."""
        return any(self.opening[: len(p)] == p for p in rules.consequence)

    def spells_out(self, rules: AttributionRules) -> bool:
        """ "The wounded were distributed as follows: ...": those who were counted."""
        words = self.opening
        return len(words) > 2 and words[0] == "the" and words[1] in rules.victims and words[2] in _COPULAS

    @property
    def as_follows(self) -> bool:
        words = [t.lower_ for t in self.span[:_NEAR]]
        return any(words[k : k + 2] == ["as", "follows"] for k in range(len(words)))

    def adds(self, rules: AttributionRules) -> bool:
        """ "Another five were wounded.": a further count, and nothing that places it elsewhere."""
        subject = next((t for t in self.span if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.left_edge.i != self.span.start or len(self.span) > _SHORT:
            return False
        counts = any(t.like_num or t.lower_ in rules.more for t in self.span.doc[self.span.start : subject.i + 1])
        verb = subject.head
        harmed = verb.lemma_.lower() in rules.harmed and not any(c.lower_ == "had" for c in verb.lefts)
        return counts and harmed and not any(e.label_ in _PLACES for e in self.span.ents)

    def told_further(self) -> bool:
        """ "All the injured had been taken to hospital.": the past of a past, as in what was reported before it."""
        root = self.span.root
        return any(c.lower_ == "had" and c.dep_ == "aux" for c in root.lefts) and not any(
            e.label_ in ("DATE", "TIME") for e in self.span.ents
        )

    def breaks_down(self) -> bool:
        """ "The worst hit district was Orrin with nine dead", "Orrin followed with 14 killed": a total told by place."""
        words = [t.lower_ for t in self.span]
        worst = any(
            words[k] in ("worst", "hardest", "most") and {"hit", "affected"} & set(words[k + 1 : k + 4])
            for k in range(len(words))
        )
        followed = any(words[k : k + 2] in (["followed", "with"], ["followed", "by"]) for k in range(len(words)))
        return (worst or followed) and any(t.like_num for t in self.span)

    def same_event(self, rules: AttributionRules) -> bool:
        """ "The attack left ten dead.": the event that was told."""
        words = self.opening
        return len(words) > 1 and words[0] in _DEFINITE and words[1] in rules.event_nouns


def backshifted(span: Span) -> bool:
    """Is what the sentence reports told in the past of a past ("the troops, he said, had shown restraint")?"""
    return any(t.lower_ == "had" and t.dep_ == "aux" for t in span)


def tells_harm(span: Span, rules: AttributionRules) -> bool:
    """Does the sentence tell of people harmed, so that another may add to them?"""
    return any(t.lemma_.lower() in rules.harmed and t.pos_ == "VERB" for t in span) or any(
        t.like_num and t.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT") for t in span
    )
