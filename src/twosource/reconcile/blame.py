"""Who is said to have done it, by whom, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.core.actor import Speaker
from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon, fold
from twosource.core.vocab import Status
from twosource.reconcile.origins import Voice


@dataclass(frozen=True, slots=True)
class Blame:
    """``actor``: lexicon id or folded name; ``name`` as first written. ``by``: voices that name it; ``claims``: theirs.

    ``counter`` where only voices that deny the incident name it: a counter-accusation.
    """

    actor: str
    name: str
    by: frozenset[str]
    claims: tuple[str, ...]
    counter: bool


def actor_key(actor_id: str | None, name: str) -> str:
    """The lexicon's id, or the folded name where the lexicon does not know the actor."""
    return actor_id or fold(name)


def blames_of(claims: Iterable[Claim], voices: Mapping[str, Voice]) -> tuple[Blame, ...]:
    """Perpetrators that claims name, most often named first."""
    ordered = sorted(claims, key=lambda c: (c.report, c.quote.start, c.id))
    deniers = {voices[c.id].key for c in ordered if c.status is Status.DENIED}
    rows: dict[str, list[tuple[Claim, str]]] = {}
    for claim in ordered:
        if claim.status in (Status.REPORTED, Status.UNVERIFIED):
            for actor in claim.perpetrators:
                rows.setdefault(actor_key(actor.id, actor.name), []).append((claim, actor.name))
    found = []
    for key, own in rows.items():
        by = frozenset(voices[c.id].key for c, _ in own)
        ids = tuple(dict.fromkeys(c.id for c, _ in own))
        found.append(Blame(key, own[0][1], by, ids, counter=bool(by) and by <= deniers))
    return tuple(sorted(found, key=lambda b: (b.counter, -len(b.claims), b.actor)))


def akin(left: str, right: str, lexicon: Lexicon) -> bool:
    """True where two actors are one, belong to one another or stand on one side, as the lexicon has it; unknown names
    are akin where they share a word's beginning."""
    if left == right:
        return True
    known = {a.id: a for a in lexicon.actors if a.id in (left, right)}
    if len(known) == 2:
        a, b = known[left], known[right]
        if a.parent == b.id or b.parent == a.id or (a.parent is not None and a.parent == b.parent):
            return True
        return a.side is not None and a.side == b.side
    heads = [{w[:5] for w in fold(n).replace("_", " ").replace(":", " ").split() if len(w) > 3} for n in (left, right)]
    return bool(heads[0] & heads[1])


def speaks_for(speaker: Speaker, actor: str, lexicon: Lexicon) -> bool:
    """True where a speaker is the actor or speaks for it: by the lexicon's party, by body, or by name."""
    if speaker.source_id is not None:
        for source in lexicon.sources:
            if source.id == speaker.source_id and source.party is not None:
                return akin(source.party, actor, lexicon)
    if speaker.source_id == actor:
        return True
    names = [n for n in (speaker.name, speaker.body) if n]
    return any(fold(n) == fold(actor) or any(a.id == actor for a in lexicon.actors_named(n)) for n in names)


def rivals(left: Blame, right: Blame, lexicon: Lexicon) -> bool:
    """True where two actors are blamed instead of each other: not akin, and never named side by side in one claim."""
    return not akin(left.actor, right.actor, lexicon) and not set(left.claims) & set(right.claims)
