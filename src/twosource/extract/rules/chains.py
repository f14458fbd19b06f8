"""Chains of phrases that share a trigger, to its right and to its left, and the parts of a total among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.core.vocab import Measure
from twosource.extract.rules.counted_phrase import Kind
from twosource.extract.rules.harm import Harm
from twosource.extract.rules.joins import STARTERS, Joins


@dataclass(slots=True)
class Reading:
    """What is found so far: measure by phrase, its trigger, and the total that a phrase is part of."""

    measure: dict[int, set[Measure]] = field(default_factory=dict)
    trigger: dict[int, int] = field(default_factory=dict)
    part_of: dict[int, int] = field(default_factory=dict)

    def add(self, phrase: int, measure: Measure, trigger: int) -> None:
        self.measure.setdefault(phrase, set()).add(measure)
        self.trigger.setdefault(phrase, trigger)


class Chains:
    """Grows chains over a sentence's joins and writes into its reading which phrase is part of which."""

    def __init__(self, joins: Joins, reading: Reading) -> None:
        self.joins, self.reading = joins, reading
        self.words, self.phrases, self.start = joins.words, joins.phrases, joins.start

    def after(self, n: int, *, nominal: bool = False) -> list[int]:
        """Phrase ``n`` and those joined to it that have no trigger of their own. Parts of a list are marked.

        ``nominal``: after a noun and "of", where the verb that follows has the noun as its subject, not the last phrase
        ("the bodies of two men and a woman were found").
        """
        chain, total, closed = [n], n, False
        while n + 1 < len(self.phrases):
            here, there = self.phrases[n], self.phrases[n + 1]
            gap = self.words.text[here.end : there.start]
            if (past := self._past_clause(n)) is not None:
                chain.append(n := past)
                continue
            joined = self.joins.joined(here, there)
            owned = self.joins.owned(n + 1) and not (nominal and joined == "and" and self.joins.verb_follows(n + 1))
            if joined in (None, "names") or owned or there.kind is Kind.PRONOUN:
                break
            if joined == "and" and list(gap) == [","] and (closed or there.kind is Kind.PLURAL):
                break
            closed = joined == "and" and any(w in ("and", "well") for w in gap)
            if joined == "part":
                total = chain[-1] if not self.reading.part_of.get(n) else self.reading.part_of[n]
                self.reading.part_of[n + 1] = total
            elif n in self.reading.part_of and self._still_part(n + 1, self.reading.part_of[n], chain, gap):
                self.reading.part_of[n + 1] = self.reading.part_of[n]
            if there.guess and here.kind is not Kind.NAMED:
                break
            n += 1
            chain.append(n)
        return chain

    def _past_clause(self, n: int) -> int | None:
        """The phrase after "the owner of the mill, who was also a poet, and ...": what a relative clause says is no item."""
        words, k = self.words, self.phrases[n].end
        while k < self.phrases[n].end + 5 and words.at(k) not in (",", "", "."):
            k += 1
        if words.at(k) != "," or words.at(k + 1) not in ("who", "whose"):
            return None
        stop = next((j for j in range(k + 2, min(k + 16, len(words))) if words.text[j] in (",", ".", ";")), None)
        if stop is None or words.text[stop] != ",":
            return None
        item = stop + 2 if words.at(stop + 1) == "and" else stop + 1
        return self.joins.at.get(item)

    def _still_part(self, n: int, total: int, chain: Sequence[int], gap: Sequence[str]) -> bool:
        """A list after "including" goes on until its sum would exceed the total."""
        whole = self.phrases[total]
        parts = sum(self.phrases[k].low for k in chain if self.reading.part_of.get(k) == total) + self.phrases[n].low
        if whole.high is not None and parts > whole.high:
            return False
        return (
            not ("," in gap and "and" in gap and parts >= whole.low) and "well" not in gap and not self.phrases[n].other
        )

    def total(self, n: int) -> int:
        """The whole that the list item ``n`` is part of ("Seven people, including three women and a child, were ...")."""
        k = n
        while k > 0:
            joined = self.joins.joined(self.phrases[k - 1], self.phrases[k])
            if joined == "part":
                for part in range(k, n + 1):
                    self.reading.part_of[part] = k - 1
                return k - 1
            if joined is None or self._earlier_part(k - 1):
                return n
            k -= 1
            if joined == "names":
                return k
        return n

    def before(self, n: int) -> list[int]:
        """Phrase ``n`` with those joined before it, and its own parts after it."""
        chain = [n]
        k = n
        while k > 0:
            joined = self.joins.joined(self.phrases[k - 1], self.phrases[k])
            if joined == "names":
                return self.before(k - 1)
            if (
                joined is None
                or self.reading.measure.get(k - 1)
                or (self.phrases[k - 1].guess and self.phrases[k].kind is not Kind.NAMED)
            ):
                break
            if joined == "part":
                if k != n:
                    for part in range(k, n + 1):
                        if part in self.reading.part_of or not self.fits_total(part, k - 1):
                            break
                        if part == n and list(self.words.text[self.phrases[n - 1].end : self.phrases[n].start]) != [
                            "and"
                        ]:
                            break  # "five soldiers, including a captain, and a nurse": the nurse is no part
                        self.reading.part_of[part] = k - 1
                else:
                    self.reading.part_of[k] = k - 1
            elif self._other_clause(k - 1) or self._earlier_part(k - 1):
                break
            k -= 1
            chain.append(k)
        return [*chain, *self._parts_after(n)]

    def with_later(self, chain: list[int], harm: Harm) -> list[int]:
        """The joint subjects between the first and the verb: "a man and a woman were hurt"."""
        n = max(chain)
        while n + 1 < len(self.phrases) and self.phrases[n + 1].end <= harm.start and n + 1 not in chain:
            if (
                self.joins.joined(self.phrases[n], self.phrases[n + 1]) != "and"
                or self.reading.measure.get(n + 1, self.reading.measure.get(n)) != self.reading.measure.get(n)
                or self.phrases[n + 1].kind is Kind.PRONOUN
            ):
                break
            n += 1
            chain.append(n)
        return chain

    def _parts_after(self, n: int) -> list[int]:
        """The list of parts that stands between a subject and its verb."""
        later, parts = n, []
        while later + 1 < len(self.phrases):
            joined = self.joins.joined(self.phrases[later], self.phrases[later + 1])
            known = self.reading.part_of.get(later + 1) == n
            if not known and (
                joined in (None, "names")
                or (joined == "and" and later == n)
                or (joined == "and" and not self.fits_total(later + 1, n))
            ):
                break
            if later == n and joined != "part" and not known:
                break
            if self.joins.owned(later + 1) and joined != "part" and not known:
                break
            later += 1
            self.reading.part_of[later] = n
            parts.append(later)
        return parts

    def _other_clause(self, n: int) -> bool:
        """True where the phrase is the object of a verb or preposition of another clause: it is no joint subject."""
        before = self.phrases[n].start - 1
        if self.words.at(before) == "of" and self.words.at(before - 1) in ("family", "consisting", "group", "couple"):
            return False
        return before >= self.start and (
            self.words.tag[before] in ("VBD", "VBZ", "VBP", "VB", "VBG", "IN", "VBN")
            and self.words.text[before]
            not in (
                "including",
                "left",
                "leaving",
                "leaves",
                "leave",
                "that",
                "while",
                "when",
                "because",
                "after",
                "as",
                "with",
                "were",
                "was",
            )
        )

    def _earlier_part(self, n: int) -> bool:
        """ "Eleven were killed, including a nurse, and six were hurt": the nurse belongs to the verb before."""
        if n == 0 or self.joins.joined(self.phrases[n - 1], self.phrases[n]) == "names":
            return False
        before = self.phrases[n].start - 1
        starts = before >= self.start and self.words.text[before] in STARTERS
        return starts and any(k in self.joins.trigger_at for k in range(self.start, before))

    def fits_total(self, n: int, total: int) -> bool:
        whole = self.phrases[total]
        parts = sum(self.phrases[k].low for k, t in self.reading.part_of.items() if t == total) + self.phrases[n].low
        return whole.high is None or parts <= whole.high
