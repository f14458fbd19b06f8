"""Who else took part: in a brief report of one event, the armed bodies that it names beside those whom its clauses tie to it.

Short notes name a party away from the word for the event ("A landmine killed two. Al-Shabaab is believed to be responsible",
"Police were called in and two herders died", "a Taliban-planted bomb"). Where a report of a few sentences tells of one
event, whoever has arms in it and neither speaks nor is denied is on one of its sides. It is marked as inferred.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from spacy.tokens import Doc

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.quote import Quote
from twosource.core.vocab import Event, Status
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.bodies import in_passing
from twosource.extract.rules.culprits import named
from twosource.extract.rules.events import ARMED
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.lexicon import ActorWords
from twosource.extract.rules.thread import inferred

_SENTENCES, _LETTERS = 5, 900
"""Of a brief report, at most."""
_PARTIES = 2
"""Bodies that are added to an event, at most."""
_FOUGHT = ARMED | {
    Event.PROTEST_RIOT,
    Event.ABDUCTION_ARREST,
    Event.DESTRUCTION_LOOTING,
    Event.TERRITORY_CHANGE,
    Event.MOVEMENT_DEPLOYMENT,
}
_MEETING = frozenset(("with", "at", "against", "on", "between", "into"))
_CROWD = frozenset(("protesters", "protestors", "demonstrators", "rioters", "mob", "marchers", "looters"))


@dataclass(frozen=True, slots=True)
class _Party:
    """A body that a brief report names. ``part``: ``acts``, ``met`` (something was done to it) or ``beside``. ``kind`` as in
    ``FoundActor``."""

    ref: ActorRef
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class BriefWords:
    """Words of ``data/en/brief.toml``."""

    uninvolved_verbs: frozenset[str]
    afterwards: frozenset[str]
    belongings: frozenset[str]
    sides: frozenset[str]
    thought: frozenset[str]


def load_brief_words() -> BriefWords:
    """Read the package's words. Raises ``KeyError`` for a missing list."""
    text = (files("twosource.extract.rules") / "data" / "en" / "brief.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return BriefWords(
        *(frozenset(raw[name]) for name in ("uninvolved_verbs", "afterwards", "belongings", "sides", "thought"))
    )


def with_bystanders(
    claims: Sequence[Claim], found: Sequence[Findings], *, words: ActorWords, armed: frozenset[str], brief: BriefWords
) -> tuple[Claim, ...]:
    """The claims of one report; those of a brief one with the bodies that it names beside.

    ``armed``: the lexicon's ids of bodies that bear arms.
    """
    if not claims or any(c.apart for c in claims) or not is_brief(found):
        return tuple(claims)
    known = {key for claim in claims for ref in (*claim.perpetrators, *claim.targets) for key in _keys(ref, words)}
    speakers = [s.quote for claim in claims for s in claim.attribution]
    parties: dict[str, _Party] = {}
    for one in found:
        doc = one.passage.doc
        for actor in one.actors:
            keys = _keys(actor.ref, words)
            if not known.isdisjoint(keys) or not _bears_arms(doc, actor, words, armed) or in_passing(doc, actor, words):
                continue
            part = _part(doc, actor, words, brief)
            if part is not None and not any(_overlap(q, actor.ref.quote) for q in speakers):
                parties.setdefault(keys[-1], _Party(actor.ref, part, actor.kind))
    if not parties:
        return tuple(claims)
    chosen = list(parties.values())[:_PARTIES]
    return tuple(_joined(claim, chosen, words) if _open(claim) else claim for claim in claims)


def is_brief(found: Sequence[Findings]) -> bool:
    """Whether a report has only a few sentences, so that it is likely to tell of one event."""
    letters = max((len(f.passage.report_text) for f in found), default=0)
    return letters <= _LETTERS and sum(1 for f in found for _ in f.passage.doc.sents) <= _SENTENCES


def _open(claim: Claim) -> bool:
    return claim.event in _FOUGHT and claim.status in (Status.REPORTED, Status.UNVERIFIED)


def _joined(claim: Claim, parties: Sequence[_Party], words: ActorWords) -> Claim:
    by, at = list(claim.perpetrators), list(claim.targets)
    for party in parties:
        if claim.event is Event.PROTEST_RIOT and (party.part != "acts" or party.kind not in ("bare", "force")):
            continue
        ref = inferred((party.ref,))
        if party.part != "met" and not named(tuple(by), words.vague):
            by.extend(ref)
        else:
            at.extend(ref)
    return replace(claim, perpetrators=tuple(by), targets=tuple(at))


def _bears_arms(doc: Doc, actor: FoundActor, words: ActorWords, armed: frozenset[str]) -> bool:
    said = {t.lower_ for t in doc[actor.first : actor.last + 1]}
    if actor.kind == "lexicon":
        bears = actor.ref.id in armed
    elif actor.kind == "bare":
        bears = bool(said & words.crowd_forces) and not said & _CROWD
    else:
        bears = actor.kind in ("force", "communal") or (actor.kind == "proxy" and "anti" not in said)
    return bears


def _part(doc: Doc, actor: FoundActor, words: ActorWords, brief: BriefWords) -> str | None:
    """``acts``, ``met`` or ``beside``; ``None`` where it speaks, is denied, or only stands near by."""
    head = doc[actor.first : actor.last + 1].root
    for _ in range(3):
        of = head.head
        if head.dep_ in ("compound", "amod", "poss", "nmod", "npadvmod", "appos") and not actor.holds(of.i):
            if head.dep_ == "compound" and actor.kind == "bare" and of.lower_ not in brief.belongings:
                return None
            head = of
        elif head.dep_ == "conj" and of.i != head.i:
            head = of
        elif head.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in brief.belongings | words.members:
            head = of.head
        else:
            break
    verb = head.head
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    if head.dep_ in ("nsubj", "nsubjpass"):
        silent = verb.lemma_ in words.crowd_silent and (actor.kind == "bare" or verb.lemma_ != "be")
        if head.dep_ == "nsubj" and (silent or any(c.lower_ in brief.afterwards for c in verb.children)):
            return None
        return "acts" if head.dep_ == "nsubj" or verb.lemma_ in brief.thought else "met"
    if head.dep_ in ("dobj", "dative"):
        return None if verb.lemma_ in brief.uninvolved_verbs else "met"
    if head.dep_ == "pobj":
        if verb.lower_ not in brief.sides or verb.head.lemma_ in brief.uninvolved_verbs:
            return None
        return "acts" if verb.lower_ == "by" else "met" if verb.lower_ in _MEETING else "beside"
    return None if actor.kind == "bare" and head.dep_ not in ("ROOT", "conj", "agent") else "beside"


def _overlap(a: Quote, b: Quote) -> bool:
    return a.start < b.end and b.start < a.end


def _keys(ref: ActorRef, words: ActorWords) -> tuple[str, ...]:
    """What tells bodies apart: the lexicon's entry, or whether they are police or soldiers; the last one is its own."""
    said = set(fold(ref.quote.text).split()) | set(fold(ref.name).split())
    service = ["police"] if said & words.police else ["soldiers"] if said & words.crowd_forces else []
    return (fold(ref.name), *service, *([ref.id] if ref.id else []))
