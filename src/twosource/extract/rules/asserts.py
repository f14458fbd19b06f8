"""Does an event word assert an event, or only mention one? "Damascus condemned the attack" tells of no new event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from twosource.core.vocab import Event
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.answering import is_answered
from twosource.extract.rules.events import Trigger, WeaponWord
from twosource.extract.rules.lexicon import EventRules

_OCCUR = frozenset(
    (
        "take", "occur", "happen", "hit", "kill", "cause", "continue", "begin", "start", "leave", "result", "target", "wound", "injure",
        "destroy", "come", "strike", "erupt", "break", "rock", "claim", "damage", "affect", "resume", "intensify", "shake", "follow", "last",
        "lead", "trigger", "set", "reach", "fall", "explode", "land", "level", "flatten", "spark", "prompt", "force", "flare", "rage", "go", "blame", "attribute",
    )
)  # fmt: skip
_LIGHT = frozenset(
    (
        "carry", "launch", "conduct", "stage", "stag", "mount", "execute", "perform", "deliver", "unleash", "undertake", "fire", "drop", "step",
    )
)  # fmt: skip
_REPORT = frozenset(
    (
        "report", "document", "monitor", "record", "witness", "see", "hear", "confirm", "announce", "register", "observe", "note", "claim",
    )
)  # fmt: skip
_HELD = frozenset(
    (
        "hold", "stage", "stag", "organise", "organize", "lead", "join", "attend", "participate", "take", "gather", "convene", "disperse", "break",
        "mount", "begin", "start", "impose", "lift", "extend", "sign", "reach", "agree", "establish", "send", "bring", "receive", "commit", "continue",
    )
)  # fmt: skip
"""What is done with a protest, a ceasefire, a curfew, a convoy: the thing has taken place."""
_TAKES_PLACE = frozenset(
    (Event.PROTEST_RIOT, Event.AGREEMENT, Event.MOVEMENT_DEPLOYMENT, Event.DESTRUCTION_LOOTING, Event.OTHER)
)
_UNDER = frozenset(("in", "at", "during", "amid", "amidst", "following", "after", "by", "with", "into", "to"))
_UNTOLD = frozenset(
    (
        "call",
        "plan",
        "ban",
        "condemn",
        "threaten",
        "suspend",
        "postpone",
        "cancel",
        "avoid",
        "prevent",
        "discuss",
        "end",
        "stop",
        "condone",
        "denounce",
        "criticise",
        "criticize",
        "urge",
        "demand",
        "support",
        "want",
    )
)
_SETTING_OUT = frozenset(("begin", "start", "resume", "join", "open", "continue"))
_ACCUSE = frozenset(("accuse", "blame"))
_OFTEN = frozenset(
    (
        "often",
        "regularly",
        "frequently",
        "routinely",
        "usually",
        "rarely",
        "sometimes",
        "commonly",
        "seldom",
        "repeatedly",
    )
)
_NOBODY = frozenset(("nobody", "none", "noone"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "such"))
_NEW = frozenset(("prep", "acl", "relcl"))


def asserts(
    doc: Doc, trigger: Trigger, *, actors: Sequence[FoundActor], weapons: Sequence[WeaponWord], rules: EventRules
) -> bool:
    """True where the clause tells that the event took (or takes, or will take) place."""
    token = doc[trigger.i]
    if _asked(token):
        return False
    if trigger.kind == "denial":
        return not _neither(token)
    if trigger.event is Event.CONTROL or _accused(token) or is_answered(token):
        return True
    if trigger.kind == "blame":
        return any(c.dep_ == "dobj" and any(a.holds(c.i) for a in actors) for c in token.children)
    if token.lemma_.lower() == "fight" and trigger.event is Event.BATTLE:
        return _fights(token)
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.pos_ in ("VERB", "AUX") and (_habit(verb) or _nobody(verb)):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return _verb(token, trigger, actors, weapons, rules)
    if trigger.event in _TAKES_PLACE and _takes_place(token, trigger, rules):
        return True
    return _noun(token, actors)


def mentions(doc: Doc, trigger: Trigger) -> bool:
    """True where a brief report that asserts nothing has its event in this word ("Police battle bandits", "Second day of
    riots"): it is what the report is about, unless it is asked for, planned, denied or banned."""
    token = doc[trigger.i]
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if trigger.kind in ("denial", "blame") or _asked(token) or _habit(verb) or _nobody(verb):
        return False
    near = (token, *islice(token.ancestors, 2))
    return not any(t.pos_ == "VERB" and t.lemma_.lower() in _UNTOLD and t.i != token.i for t in near) and not any(
        c.dep_ == "neg" or c.lower_ == "no" for t in near for c in t.children
    )


def _takes_place(token: Token, trigger: Trigger, rules: EventRules) -> bool:
    """Gatherings, agreements, movements: told by their own verb, or as what something else happened in."""
    head = token.head
    lemma = head.lemma_.lower()
    if token.lemma_.lower() in rules.events.crowd:
        return token.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT")
    if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        return lemma not in _UNTOLD
    if token.dep_ in ("dobj", "attr") and head.pos_ in ("VERB", "AUX"):
        return lemma in _HELD
    if token.dep_ == "pobj":
        return trigger.event is Event.PROTEST_RIOT and head.lower_ in _UNDER
    return token.dep_ in ("ROOT", "npadvmod") or (token.dep_ == "conj" and head.dep_ == "ROOT")


def _by_actor(verb: Token, actors: Sequence[FoundActor]) -> bool:
    subject = {t.i for child in verb.children if child.dep_ == "nsubj" for t in child.subtree}
    return any(a.first in subject for a in actors)


def _fights(verb: Token) -> bool:
    """ "they fought for an hour", not "a group that fights the state", "to fight crime"."""
    if verb.dep_ in ("relcl", "acl", "xcomp", "pcomp", "amod", "compound"):
        return False
    if verb.tag_ == "VBG" and any(c.lower_ == "been" for c in verb.children):
        return False  # "has been fighting for years" tells of a war, not of a fight
    return verb.pos_ != "VERB" or any(c.dep_ == "nsubj" for c in verb.children)


def _habit(verb: Token) -> bool:
    """ "planes that often bomb the town": what is done as a rule is no event."""
    return verb.tag_ in ("VBP", "VBZ", "VB") and any(c.dep_ == "advmod" and c.lower_ in _OFTEN for c in verb.children)


def _nobody(verb: Token) -> bool:
    """ "nobody claimed the bombing"."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in _NOBODY for c in verb.children)


def _neither(verb: Token) -> bool:
    """ "neither confirmed nor denied it" is no denial."""
    return any(t.lower_ in ("neither", "nor", "not", "n't", "never") for t in (*verb.children, *verb.head.children))


def _accused(token: Token) -> bool:
    """ "accused X of a massacre" tells of one, by the accuser's word."""
    if token.dep_ not in ("pobj", "pcomp"):
        return False
    return any(a.lemma_ in _ACCUSE and a.pos_ == "VERB" for a in islice(token.ancestors, 4))


def in_question(token: Token) -> bool:
    """ "did not know whether a bomber had set it off"."""
    near = (token, *islice(token.ancestors, 2))
    return any(c.lower_ == "whether" for t in near for c in t.children if c.i < token.i)


def _asked(token: Token) -> bool:
    """ "did not know how many were wounded", "could not confirm the toll": nothing is told."""
    if any(t.lower_ == "how" for t in token.subtree if t.i <= token.i):
        return True
    if in_question(token):
        return True
    head = token.head
    return token.dep_ == "dobj" and head.lemma_.lower() in _REPORT and any(c.dep_ == "neg" for c in head.children)


def _verb(
    token: Token, trigger: Trigger, actors: Sequence[FoundActor], weapons: Sequence[WeaponWord], rules: EventRules
) -> bool:
    if trigger.kind == "specific":
        if trigger.last > trigger.first and trigger.event in _TAKES_PLACE:
            return True
        return not (
            token.dep_ == "amod" or (token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ == "of")
        )
    lemma = token.lemma_.lower()
    if trigger.kind == "harm":
        return token.dep_ != "amod"
    near = {c.i for c in token.subtree}
    if lemma in rules.events.needs_weapon:
        subject = {
            c.i for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "agent") for c in child.subtree
        }
        armed = any(w.first in near for w in weapons)
        doer = any(a.first in subject for a in actors)
        undergoes = lemma == "target" and any(c.dep_ == "nsubjpass" for c in token.children)
        return armed or undergoes or (doer and lemma in ("hit", "strike", "target"))
    return token.dep_ != "amod"


def _noun(token: Token, actors: Sequence[FoundActor]) -> bool:
    head = token.head
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
    said = {c.i for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod")}
    by_actor = any(a.first in said or a.last in said for a in actors)
    detailed = any(
        (c.dep_ in _NEW and c.lower_ not in ("of",)) or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children
    )
    lemma = head.lemma_.lower()
    if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        return lemma in _OCCUR or (head.dep_ == "ROOT" and (lemma in _LIGHT or lemma in _REPORT))
    if token.dep_ in ("dobj", "attr", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        if lemma in _SETTING_OUT and _by_actor(head, actors):
            return True
        if (
            lemma in _LIGHT
            or lemma in _REPORT
            or lemma in ("be", "include", "involve", "wage", "suffer", "face", "follow")
        ):
            return True
        return (
            not definite
            and (by_actor or detailed)
            and lemma
            not in (
                "condemn",
                "condone",
                "denounce",
                "criticise",
                "criticize",
                "discuss",
                "end",
                "stop",
                "avoid",
                "prevent",
            )
        )
    if token.dep_ == "ROOT" or (token.dep_ in ("appos", "conj") and not definite):
        return by_actor or detailed
    if token.dep_ == "pobj" and head.lower_ in ("in", "by", "after", "during", "following", "from", "to", "with", "as"):
        return not definite and (by_actor or detailed)
    return not definite and by_actor and detailed
