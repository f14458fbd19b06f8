"""What a figure covers: one incident, a period over several, or all since a war or year began."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.core.vocab import Scope
from twosource.extract.rules.figure_rules import ScopeCues
from twosource.extract.rules.weekdays import WEEKDAYS

_EVENTS = frozenset(
    {
        "attacks",
        "strikes",
        "raids",
        "airstrikes",
        "bombardments",
        "clashes",
        "bombings",
        "incidents",
        "operations",
        "shellings",
    }
)
_DEAD = frozenset({"dead", "fatalities", "deaths", "deceased", "victims", "casualties", "wounded", "injured"})
_RANKED = re.compile(
    r"(?:(?<=\w)(?:iest|gest|hest|rest|dest|west|test)|\b(?:worst|first|second|third|fourth|fifth|sixth|latest|last|most|only))\b"
    r"(?! (?:\w+ )?(?:hours?|days?|weeks?|months?|years?|half|quarter) of\b)[^.;]{0,80}?\b(?:since|in|for)\b[^.;,]*"
)
_UPSHOT = frozenset({"bringing", "brings", "brought", "raising", "raises", "raised", "taking", "takes"})
_DAYS = frozenset(
    {
        *WEEKDAYS,
        *("today", "yesterday", "tonight", "overnight", "morning", "evening", "afternoon", "night", "dawn", "noon"),
        *("later", "earlier"),
    }
)
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b(?! ?,? ?\d{4})"
    r"|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_WORST_OF = re.compile(r"(?<=\w)(?:iest|gest|hest|dest|west)\b[^.;,]{0,50}?\bof (?:the|its|this) [^.;,]*")
_ONE_EVENT = re.compile(
    r"\b(?:an?|the|one|this|that|another|\w+ian|\w+ish|\w+i) (?:[\w-]+ ){0,3}(?:attack|raid|strike|airstrike|bombing|ambush"
    r"|explosion|blast|shooting|clash|assault|massacre|incident|shelling|bomb|mine|rocket|missile|shell|drone)\b"
)


def scope_of(clause: str, *, cues: ScopeCues) -> Scope:
    """The scope that the lower-case clause states; ``incident`` where it states none. "The deadliest since 2011" ranks
    one incident among others and counts nothing."""
    clause = _WORST_OF.sub(" ", _RANKED.sub(" ", clause))
    for scope, pattern, unless in cues.patterns:
        if pattern.search(clause) and not (unless is not None and unless.search(clause)):
            return scope
    return Scope.INCIDENT


def carries(words: Sequence[str]) -> bool:
    """True where a sentence takes up the totals of the one before it: "These attacks left ...", "in the strikes",
    "The dead are ...", "Ten of them ...", "On the government side ...", or goes on counting without a day or an attack."""
    if "single" in words or list(words[:2]) == ["on", "that"]:
        return False
    if list(words[:2]) == ["on", "the"] and "side" in words[2:6]:
        return True
    if words[0:1] == ["the"] and any(w in _DEAD for w in words[1:3]):
        return True
    if any(list(words[k : k + 2]) == ["of", "them"] for k in range(min(4, len(words)))):
        return True
    if _plain_count(words):
        return True
    return any(
        words[k] in ("these", "those", "the") and (words[k + 1] in _EVENTS or words[k + 1 : k + 2] == ["total"])
        for k in range(len(words) - 1)
    ) or list(words[:2]) in (["in", "total"], ["in", "all"], ["a", "total"])


def _plain_count(words: Sequence[str]) -> bool:
    """A number that neither a day nor an attack of its own goes with: the next line of the totals before it."""
    return any(w[:1].isdigit() for w in words) and untold(words)


def untold(words: Sequence[str]) -> bool:
    """True where the lower-case words tell neither a day nor an attack."""
    text = " ".join(words)
    return _DAYS.isdisjoint(words) and not _ONE_EVENT.search(text) and not _DATED.search(text)


def own_part(words: Sequence[str], at: int) -> tuple[int, int]:
    """The stretch of the sentence whose time phrases hold for the word at ``at``: a toll told as an upshot
    ("..., bringing its losses since May to 40") keeps its own."""
    cuts = [
        k
        for k in range(1, len(words))
        if words[k] == ";"
        or (words[k] in _UPSHOT and words[k - 1] in (",", "which", "and", "that"))
        or (words[k] in ("when", "where") and words[k - 1] == ",")
        or (words[k] == "on" and words[k - 1] == "," and list(words[k + 1 : k + 3]) == ["a", "day"])
        or (words[k] == "compared" and words[k + 1 : k + 2] in (["to"], ["with"]))
        or (words[k] == "adding" and words[k - 1] == "," and words[k + 1 : k + 2] == ["to"])
    ]
    start = max((k for k in cuts if k <= at), default=0)
    end = min((k for k in cuts if k > at), default=len(words))
    return start, end
