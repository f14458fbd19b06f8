"""How two counting phrases of a sentence hang together: coordination, lists of parts, names of those counted."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.harm import BE, HAVE, Harm, Side
from twosource.extract.rules.words import Words

_JOINS = frozenset(
    {
        ",",
        "and",
        "&",
        "plus",
        "or",
        ";",
        "well",
        "as",
        "along",
        "with",
        "together",
        "also",
        "in",
        "addition",
        "to",
        "then",
        "the",
        "-",
        '"',
        "besides",
        "his",
        "her",
        "their",
        "its",
    }
)
STARTERS = frozenset({"including", "among", "amongst", "included", "mostly", "mainly", "comprising"})
ROLLS = frozenset({"among", "amongst", "include", "includes", "included"})
"""Words that open a list of people of whom each is another."""


class Joins:
    """The phrases and triggers of one sentence. ``at`` and ``trigger_at`` map tokens to their indices."""

    def __init__(self, words: Words, span: tuple[int, int], phrases: Sequence[Counted], harms: Sequence[Harm]) -> None:
        self.words, self.phrases, self.harms = words, phrases, harms
        self.start, self.end = span
        self.at = {k: n for n, p in enumerate(phrases) for k in range(p.start, p.end)}
        self.trigger_at = {k: n for n, h in enumerate(harms) for k in range(h.start, h.end)}

    def joined(self, here: Counted, there: Counted) -> str | None:
        """How the gap between two phrases joins them: ``and``, ``part`` (including), or ``None``."""
        gap = [
            w
            for w in self.words.text[here.end : there.start]
            if not (w.isdigit() or w in ("(", ")", "years", "old", "aged", "age"))
        ]
        if "(" in self.words.text[here.end : there.start]:
            gap = _without_brackets(self.words.text[here.end : there.start])
        if any(k in self.trigger_at for k in range(here.end, there.start)):
            return None
        if (
            there.kind is Kind.NAMED
            and here.kind is Kind.NUMBER
            and here.low > 1
            and gap in ([","], ["-"], [":"], ["—"], ["–"], [])
        ):
            return "names"
        if (
            there.partitive
            and there.bare
            and self.words.at(there.start - 1) != "of"
            and gap
            and gap[0] in (",", "-", "(", "and")
            and len(gap) <= 3
            and any(w in ("them", "whom", "which") for w in self.words.text[there.start : there.end])
        ):
            return "part"
        if (
            there.kind is Kind.PLURAL
            and gap[:1] == [","]
            and gap[1:2] in (["most"], ["many"], ["all"], ["some"], ["half"])
        ):
            return "part" if gap[-1] in ("them", "whom") else None
        if (
            gap == [","]
            and self.words.at(end := there.end + (self.words.at(there.end) == '"')) in ("among", "amongst")
            and self.words.at(end + 1) in ("them", "those")
        ):
            return "part"
        if gap == ["but", "also"]:
            return "and"
        if gap in (["-"], ["–"], ["—"]) and here.kind is there.kind is Kind.NUMBER and here.known and there.known:
            return "part" if here.high is None or there.low < here.high else None
        if here.guess and self.words.at(here.start - 1) in ("near", "in", "at"):
            return None  # "(near Orlen), including": a place has no parts
        if any(w in STARTERS for w in gap):
            starter = next(k for k, w in enumerate(gap) if w in STARTERS)
            if starter <= 10 and not self.verb_between(here.end, here.end + starter) and len(gap) - starter <= 5:
                return "part"
            return None
        if (
            here.bare
            and there.bare
            and here.kind is there.kind is Kind.NUMBER
            and gap
            and gap[0] in ("in", "from", "near", "at")
            and gap[-1] in (",", "and")
            and len(gap) <= 7
            and not self.verb_between(here.end, there.start)
        ):
            return "and"
        if ("in" in gap and "addition" not in gap) or ("with" in gap and "along" not in gap and "together" not in gap):
            return None
        if (
            gap
            and all(w in _JOINS for w in gap)
            and any(
                w in (",", "and", "&", "plus", "or", "well", "along", "with", "together", "addition", ";", "besides")
                for w in gap
            )
        ):
            return "and"
        if (
            there.known
            and there.kind in (Kind.SINGLE, Kind.NUMBER)
            and 1 < len(gap) <= 7
            and gap[0] in ("of", "from", "in", "at")
            and gap[-1] == ","
            and gap.count(",") == 1
            and not self.verb_between(here.end, there.start)
            and not ROLLS.isdisjoint(self.words.text[self.start : here.start])
        ):
            return "and"  # "among the dead were a head of customs, the owner of a mill and ..."
        # a modifier between: "a mother from the village and her child"
        if (
            len(gap) <= 12
            and gap
            and gap[-1] in ("and", "plus", "&")
            and not self.verb_between(here.end, there.start)
            and self.words.tag_at(here.end) in ("IN", ",", "-LRB-", "POS", "NNP")
        ):
            return "and"
        return None

    def verb_between(self, start: int, end: int) -> bool:
        return any(self.words.tag[k] in ("VBD", "VBZ", "VBP", "MD", "VB") for k in range(start, end))

    def verb_follows(self, n: int) -> bool:
        """True where a verb that is no word of harm stands right after the phrase."""
        k = self.phrases[n].end
        while k < self.end and (self.words.tag[k] == "RB" or self.words.text[k] in BE or self.words.text[k] in HAVE):
            k += 1
        return k < self.end and k not in self.trigger_at

    def owned(self, n: int) -> bool:
        """True where the phrase is the subject of a verb, or described by a trigger, right after it."""
        k = self.phrases[n].end
        while k < self.end and (self.words.tag[k] == "RB" or self.words.text[k] in ("also", '"', "more")):
            k += 1
        if k >= self.end:
            return False
        if k in self.trigger_at:
            harm = self.harms[self.trigger_at[k]]
            described = harm.side is Side.ADJECTIVE  # "four missing"
            return described or (harm.side is not Side.NOMINAL and not self.words.text[k].endswith("ing"))
        return (
            self.words.tag[k] in ("VBD", "VBZ", "VBP", "MD") or self.words.text[k] in BE or self.words.text[k] in HAVE
        )


def _without_brackets(words: Sequence[str]) -> list[str]:
    """The words outside round brackets."""
    kept: list[str] = []
    depth = 0
    for word in words:
        if word == ")":
            depth = max(depth - 1, 0)
        elif word == "(":
            depth += 1
        elif not depth:
            kept.append(word)
    return kept
