"""What a figure covers: one incident, a period over several, or all since a war or year began."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Scope
from twosource.extract.rules.scope_cues import ScopeCues


def scope_of(clause: str, *, cues: ScopeCues) -> Scope:
    """The scope that the lower-case clause states; ``incident`` where it states none. "The deadliest since 2011" ranks
    one incident among others and counts nothing."""
    clause = cues.ranked.sub(" ", clause)
    for scope, pattern, unless in cues.patterns:
        if pattern.search(clause) and not (unless is not None and unless.search(clause)):
            return scope
    return Scope.INCIDENT


def carries(words: Sequence[str], *, cues: ScopeCues) -> bool:
    """True where a sentence takes up the totals of the one before it: "These attacks left ...", "in the strikes",
    "The dead are ...", "Ten of them ...", "On the government side ...", or goes on counting without a day or an attack."""
    if "single" in words or list(words[:2]) == ["on", "that"]:
        return False
    if list(words[:2]) == ["on", "the"] and "side" in words[2:6]:
        return True
    if words[0:1] == ["the"] and any(w in cues.dead for w in words[1:3]):
        return True
    if any(list(words[k : k + 2]) == ["of", "them"] for k in range(min(4, len(words)))):
        return True
    if _plain_count(words, cues):
        return True
    return any(
        words[k] in ("these", "those", "the") and (words[k + 1] in cues.attacks or words[k + 1 : k + 2] == ["total"])
        for k in range(len(words) - 1)
    ) or list(words[:2]) in (["in", "total"], ["in", "all"], ["a", "total"])


def _plain_count(words: Sequence[str], cues: ScopeCues) -> bool:
    """A number that neither a day nor an attack of its own goes with: the next line of the totals before it."""
    return any(w[:1].isdigit() for w in words) and untold(words, cues=cues)


def untold(words: Sequence[str], *, cues: ScopeCues) -> bool:
    """True where the lower-case words tell neither a day nor an attack."""
    text = " ".join(words)
    return cues.days.isdisjoint(words) and not cues.one_event.search(text) and not cues.dated.search(text)


def speaks_of_count(words: Sequence[str], *, cues: ScopeCues) -> bool:
    """True where a sentence only speaks of the count before it ("That figure leaves out the soldiers")."""
    return bool(words) and words[0] in ("that", "this", "the", "these", "those") and bool(cues.counts & set(words[1:4]))


def goes_on(words: Sequence[str], left: int, right: int, partitive: bool, *, cues: ScopeCues) -> bool:
    """True where a part of the sentence behind a semicolon counts on without a day or an attack of its own ("; some of
    them live with relatives", "; five more were taken")."""
    own = words[left:right]
    return own[:1] == [";"] and (partitive or "more" in own[:4]) and untold(own, cues=cues)


def own_part(words: Sequence[str], at: int, *, cues: ScopeCues) -> tuple[int, int]:
    """The stretch of the sentence whose time phrases hold for the word at ``at``: a toll told as an upshot
    ("..., bringing its losses since May to 40") keeps its own."""
    cuts = [
        k
        for k in range(1, len(words))
        if words[k] == ";"
        or (words[k] in cues.upshot and words[k - 1] in (",", "which", "and", "that"))
        or (words[k] == "when" and words[k - 1] == ",")
        or words[k] == "where"
        or (
            words[k - 1] == "since"
            and k > 1
            and words[k - 2] not in (",", "and", "that", "(")
            and _told_within(words, k, at)
        )
        or (words[k] == "after" and words[k - 1] == "," and _of_a_year(words[k + 1 : k + 7]))
        or (words[k] == "on" and words[k - 1] == "," and list(words[k + 1 : k + 3]) == ["a", "day"])
        or (words[k] == "compared" and words[k + 1 : k + 2] in (["to"], ["with"]))
        or (words[k] == "adding" and words[k - 1] == "," and words[k + 1 : k + 2] == ["to"])
    ]
    start = max((k for k in cuts if k <= at), default=0)
    end = min((k for k in cuts if k > at), default=len(words))
    return start, end


def _told_within(words: Sequence[str], since: int, at: int) -> bool:
    """ "Tension has been high since a rocket killed twelve": the twelve are no count since then, but what began it."""
    return (
        since < at
        and words[at - 1] not in ("to", "at")
        and not any(w in (",", ";", "-", "–", "and", "has", "have", "had") for w in words[since:at])
    )


def _of_a_year(words: Sequence[str]) -> bool:
    """ ", after 403 in 2022": what it is set against."""
    return any(
        words[k].isdigit() and words[k + 1] == "in" and len(words[k + 2]) == 4 and words[k + 2].isdigit()
        for k in range(len(words) - 2)
    )
